import { readdirSync, readFileSync } from 'node:fs';
import type { KindTexts } from '../../src/extract/kinds/features.ts';
import { Kind } from '../../src/model/index.ts';

/** An offering whose kind is known. */
export interface Example extends KindTexts {
  readonly kind: Kind;
}

const FOLDER = new URL('examples/', import.meta.url);

/** The training data of the classifier of kinds. */
export const trainingExamples = (): Example[] =>
  readdirSync(FOLDER)
    .sort()
    .flatMap((name) => readExamples(new URL(name, FOLDER)));

/**
 * Examples by kind, one a line: catalogue | section | title | text. Throws where a kind is unknown or a part is missing.
 */
export function readExamples(file: URL): Example[] {
  const examples: Example[] = [];
  let kind: Kind | undefined;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const heading = /^\[(?<kind>\w+)\]$/.exec(line)?.groups?.kind;
    if (heading !== undefined) kind = Kind.parse(heading);
    else if (kind !== undefined && line !== '') {
      const [catalogue, section, title, description] = line.split('|').map((part) => part.trim());
      if (description === undefined) throw new Error(`${file}: not of four parts: ${line}`);
      examples.push({ kind, catalogue: catalogue!, section: section!, title: title!, description });
    }
  }
  return examples;
}
