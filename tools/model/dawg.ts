/** Builds a minimal acyclic automaton over words (Daciuk et al. 2000, "Incremental construction …"). */

/** A flat automaton: a node is the index of its first edge. Children stand before their parents. */
export interface Dawg {
  /** Letter of each edge as an index of the alphabet + 1; 0: a word ends here, `target` is its class. */
  readonly labels: Uint8Array;
  /** First edge of the node that each edge leads to. */
  readonly targets: Uint32Array;
  /** 1 on the last edge of each node. */
  readonly last: Uint8Array;
  readonly root: number;
}

interface Node {
  readonly edges: Map<number, Node>;
  wordClass: number;
  id: number;
}

const newNode = (): Node => ({ edges: new Map(), wordClass: -1, id: -1 });

/**
 * `words` sorted by their codes, each a list of letter codes (from 1) with a class (from 0). Words that share
 * an ending share its nodes only where the classes agree.
 */
export function buildDawg(
  words: Iterable<readonly [codes: readonly number[], wordClass: number]>,
): Dawg {
  const register = new Map<string, Node>();
  const labels: number[] = [];
  const targets: number[] = [];
  const last: number[] = [];

  const freeze = (node: Node): Node => {
    const signature = `${node.wordClass}:${[...node.edges].map(([c, n]) => `${c},${n.id}`).join(';')}`;
    const known = register.get(signature);
    if (known !== undefined) return known;
    node.id = labels.length;
    if (node.wordClass >= 0) {
      labels.push(0);
      targets.push(node.wordClass);
      last.push(0);
    }
    for (const [code, child] of node.edges) {
      labels.push(code);
      targets.push(child.id);
      last.push(0);
    }
    last[last.length - 1] = 1;
    register.set(signature, node);
    return node;
  };

  const root = newNode();
  let path: Node[] = [root];
  let previous: readonly number[] = [];
  const freezeFrom = (depth: number): void => {
    for (let i = previous.length; i > depth; i--) {
      path[i - 1]!.edges.set(previous[i - 1]!, freeze(path[i]!));
    }
    path = path.slice(0, depth + 1);
  };
  for (const [codes, wordClass] of words) {
    let common = 0;
    while (common < codes.length && codes[common] === previous[common]) common++;
    freezeFrom(common);
    for (let i = common; i < codes.length; i++) {
      const node = newNode();
      path[i]!.edges.set(codes[i]!, node);
      path.push(node);
    }
    path[codes.length]!.wordClass = wordClass;
    previous = codes;
  }
  freezeFrom(0);
  const { id } = freeze(root);
  return {
    labels: Uint8Array.from(labels),
    targets: Uint32Array.from(targets),
    last: Uint8Array.from(last),
    root: id,
  };
}
