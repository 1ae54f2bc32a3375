import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, openPageCache } from '../../src/batch/page-cache.ts';
import { openSource } from '../../src/ingest/index.ts';
import { layOut } from '../../src/layout/index.ts';
import type { Page } from '../../src/model/index.ts';
import { createNormalizer } from '../../src/normalize/index.ts';
import { readPages } from '../../src/page-reader.ts';
import { type Family, type Plan, plansOf } from './order/documents.ts';
import { type Outcome, outcomeOf } from './order/outcome.ts';
import { peers } from './order/peers.ts';
import { scanOf } from './order/scan.ts';
import { type Score, type Share, score } from './order/score.ts';

/**
 * How well reading order, headings, paragraphs and table rows are told, on documents that the bench sets itself; as a
 * markdown table on stdout. Pages that were recognised are kept in katalog's cache.
 * `npm run bench:order [-- --half test] [--each N] [--scans N] [--only NAME] [--faults]`
 */
const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'develop' },
    each: { type: 'string', default: '3' },
    scans: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    faults: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
  },
});

const normalizer = await createNormalizer();
const cache = openPageCache(cacheFolder(), (error) => process.stderr.write(`${error.message}\n`));
const folder = mkdtempSync(join(tmpdir(), 'katalog-bench-'));
let layoutTime = 0;
let layoutPages = 0;

async function katalog(name: string, pdf: Uint8Array): Promise<Outcome> {
  const source = await openSource(`${name}.pdf`, pdf.slice());
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const judge = async (pages: readonly Page[]) => pages.map(normalizer.judge);
  const { pages, failed } = await readPages(
    source,
    sha256,
    judge,
    { ocr: 'auto', jobs: 2 },
    { cache },
  );
  await source.close();
  if (failed[0] !== undefined) throw failed[0];
  const started = process.cpuUsage();
  const outcome = outcomeOf(layOut(pages));
  const { user, system } = process.cpuUsage(started);
  layoutTime += (user + system) / 1000;
  layoutPages += pages.length;
  return outcome;
}

/** Scores by program and family. */
const results = new Map<string, Score[]>();

function note(program: string, family: Family, name: string, result: Score): void {
  const key = `${program} | ${family}`;
  results.set(key, [...(results.get(key) ?? []), result]);
  if (!values.faults || !program.startsWith('katalog')) return;
  process.stderr.write(`${name} (${program})\n${result.faults.map((f) => `  ${f}\n`).join('')}`);
}

async function bornDigital({ family, name, set }: Plan): Promise<void> {
  const document = await set();
  note('katalog', family, name, score(document, await katalog(name, document.pdf)));
  if (values['no-peers']) return;
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, document.pdf);
  for (const peer of peers) note(peer.name, family, name, score(document, peer.read(file)));
}

async function scanned({ family, name, set }: Plan): Promise<void> {
  const document = await set(family === 'magazine' ? 3 : 1);
  const scan = await scanOf(document.pdf);
  note('katalog, scans', family, name, score(document, await katalog(`${name}.scan`, scan)));
}

const half = values.half === 'test' ? 'test' : 'develop';
const chosen = ({ name }: Plan): boolean => name.startsWith(values.only);
try {
  for (const plan of plansOf(half, Number(values.each)).filter(chosen)) await bornDigital(plan);
  for (const plan of plansOf(half, Number(values.scans)).filter(chosen)) await scanned(plan);
} finally {
  rmSync(folder, { recursive: true });
}

const sum = (
  scores: readonly Score[],
  of: (score: Score) => Share | undefined,
): Share | undefined =>
  scores.map(of).reduce((a, b) => {
    if (a === undefined || b === undefined) return a ?? b;
    return { right: a.right + b.right, of: a.of + b.of };
  }, undefined);

const percent = (share: Share | undefined): string =>
  share === undefined || share.of === 0 ? '–' : `${((100 * share.right) / share.of).toFixed(2)} %`;

const columns: readonly {
  readonly head: string;
  readonly cell: (of: readonly Score[]) => string;
}[] = [
  { head: 'adjacent', cell: (of) => percent(sum(of, (each) => each.adjacent)) },
  { head: 'spliced', cell: (of) => count(of.map((each) => each.spliced)) },
  { head: 'headings P', cell: (of) => percent(sum(of, (each) => each.headingPrecision)) },
  { head: 'headings R', cell: (of) => percent(sum(of, (each) => each.headingRecall)) },
  { head: 'paragraphs', cell: (of) => percent(sum(of, (each) => each.paragraphs)) },
  { head: 'table rows', cell: (of) => percent(sum(of, (each) => each.rows)) },
  { head: 'strict CER', cell: (of) => percent(wrong(sum(of, (each) => each.strict))) },
  { head: 'word F1', cell: (of) => percent(sum(of, (each) => each.words)) },
];

/** All together, or a dash where a program does not tell. */
const count = (numbers: readonly (number | undefined)[]): string =>
  numbers.includes(undefined) ? '–' : String(numbers.reduce((a, b) => a! + b!, 0));

const wrong = (share: Share | undefined): Share | undefined =>
  share && { right: share.of - share.right, of: share.of };

process.stdout.write(`| program | documents | ${columns.map(({ head }) => head).join(' | ')} |\n`);
process.stdout.write(`|${' --- |'.repeat(columns.length + 2)}\n`);
for (const [key, scores] of results) {
  process.stdout.write(`| ${key} | ${columns.map(({ cell }) => cell(scores)).join(' | ')} |\n`);
}
process.stdout.write(
  `\nlayout: ${(layoutTime / layoutPages).toFixed(1)} ms CPU a page over ${layoutPages} pages\n`,
);
