import { readFileSync } from 'node:fs';
import { Kind } from '../../src/model/index.ts';

export interface Example {
  readonly kind: Kind;
  readonly text: string;
}

/** The training data of the classifier of kinds. Throws where a kind is unknown. */
export function readExamples(): Example[] {
  const lines = readFileSync(new URL('examples.txt', import.meta.url), 'utf8').split('\n');
  const examples: Example[] = [];
  let kind: Kind | undefined;
  for (const line of lines) {
    const heading = /^\[(?<kind>\w+)\]$/.exec(line)?.groups?.kind;
    if (heading !== undefined) kind = Kind.parse(heading);
    else if (kind !== undefined && line !== '') examples.push({ kind, text: line });
  }
  return examples;
}
