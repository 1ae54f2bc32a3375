import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Tag } from '../../model/index.ts';

/** A node of pdfjs' structure tree: an element, or the content that one marks. */
interface StructureNode {
  readonly role?: string;
  readonly children?: readonly StructureNode[];
  readonly type?: string;
  readonly id?: string;
}

/** Elements that are a block of their own (ISO 32000-1, 14.8.4.3); all others run in the block they stand in. */
const BLOCKS = /^(?:P|H[1-6]?|LI|Caption|BlockQuote|TOCI|Note|Title|FENote)$/u;
/** Elements that hold blocks: what stands in one does not run on in the next. */
const GROUPS =
  /^(?:Document|Part|Art|Sect|Div|L|TOC|Table|THead|TBody|TFoot|TR|Figure|Form|Aside)$/u;

/**
 * The blocks of a tagged page in the order of its structure tree: what a paragraph, a heading, an item or a cell of a
 * table marks, and what stands between them unmarked. Undefined for a page without tags.
 */
export async function tagsOf(page: PDFPageProxy): Promise<Tag[] | undefined> {
  const tree = (await page.getStructTree()) as StructureNode | null;
  if (tree === null) return undefined;
  const tags: (Tag & { marks: number[] })[] = [];
  let open: { marks: number[] } | undefined;
  let tables = 0;
  const begin = (role: string, cell?: Tag['cell']) => {
    const tag = { role, marks: [], ...(cell === undefined ? {} : { cell }) };
    tags.push(tag);
    open = tag;
  };
  const visit = (node: StructureNode): void => {
    if (node.type === 'content') {
      const mark = markOf(node.id);
      if (mark === undefined) return;
      if (open === undefined) begin('');
      open?.marks.push(mark);
      return;
    }
    const { role = '', children = [] } = node;
    if (role === 'Table' && !holdsTable(children)) {
      visitTable(node);
      return;
    }
    const isBlock = BLOCKS.test(role);
    if (isBlock) begin(role);
    else if (GROUPS.test(role)) open = undefined;
    const items = role === 'LI' ? withoutParagraphs(children) : children;
    for (const child of items) visit(child);
    if (isBlock || GROUPS.test(role)) open = undefined;
  };
  const visitTable = (table: StructureNode): void => {
    const number = tables++;
    rowsOf(table).forEach((cells, row) => {
      cells.forEach((cell, column) => {
        begin(cell.role ?? '', { table: number, row, column });
        for (const mark of marksIn(cell)) open?.marks.push(mark);
      });
    });
    open = undefined;
  };
  visit(tree);
  return tags.filter(({ marks }) => marks.length > 0);
}

/** The number of marked content from pdfjs' id, "p12R_mc3". */
function markOf(id: string | undefined): number | undefined {
  const number = /_mc(\d+)$/u.exec(id ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

const holdsTable = (nodes: readonly StructureNode[]): boolean =>
  nodes.some(({ role, children = [] }) => role === 'Table' || holdsTable(children));

/** The cells of each row, whatever groups the rows stand in. */
function rowsOf({ children = [] }: StructureNode): StructureNode[][] {
  return children.flatMap((child) =>
    child.role === 'TR'
      ? [(child.children ?? []).filter(({ role }) => role === 'TH' || role === 'TD')]
      : rowsOf(child),
  );
}

const marksIn = ({ type, id, children = [] }: StructureNode): number[] => {
  const own = type === 'content' ? markOf(id) : undefined;
  return [...(own === undefined ? [] : [own]), ...children.flatMap(marksIn)];
};

/** An item's own paragraph is the item; lists within stay. */
const withoutParagraphs = (nodes: readonly StructureNode[]): StructureNode[] =>
  nodes.flatMap((node) =>
    node.role === 'P' || node.role === 'LBody' ? withoutParagraphs(node.children ?? []) : [node],
  );
