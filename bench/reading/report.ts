import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSource } from '../../src/ingest/index.ts';
import { openEngine, readImagePage } from '../../src/ocr/index.ts';
import { plansOf } from './order/documents.ts';
import { scanOf } from './order/scan.ts';
import { type Count, countWords, f1, NOTHING, sum } from './words.ts';

/**
 * Reports like those of authorities, scanned at 200 dpi: three columns of small type, coloured boxes with white text,
 * photographs, red lists, figures. Words read, beside ocrmypdf on the same scan, as a markdown table.
 * `tsx bench/reading/report.ts [--half test] [--documents 4] [--pages 1] [--engine js|native] [--no-peer] [--faults]`
 */
const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'develop' },
    documents: { type: 'string', default: '4' },
    pages: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'js' },
    'no-peer': { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'katalog-report-'));
const engine = await openEngine(values.engine as 'js' | 'native', { workers: 2 });
const half = values.half === 'test' ? 'test' : 'develop';
const plans = plansOf(half, Math.ceil(Number(values.documents) / 2))
  .filter(({ family }) => family === 'magazine')
  .slice(0, Number(values.documents));

/** The words of each page as katalog's OCR gives them. */
async function katalog(scan: Uint8Array): Promise<string[]> {
  const source = await openSource('scan.pdf', scan.slice());
  const words: string[] = [];
  for (let number = 1; number <= source.pageCount; number++) {
    const page = await readImagePage(await source.readImage(number), engine);
    words.push(...page.words.map(({ text }) => text));
  }
  await source.close();
  return words;
}

function ocrmypdf(name: string, scan: Uint8Array): string[] {
  const [before, after] = [join(folder, `${name}.pdf`), join(folder, `${name}.ocr.pdf`)];
  writeFileSync(before, scan);
  execFileSync('ocrmypdf', ['-q', '-l', 'dan', '--output-type', 'pdf', before, after], {
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    stdio: 'ignore',
  });
  const text = execFileSync('pdftotext', [after, '-'], { encoding: 'utf8' });
  return text.split(/\s+/).filter((word) => word !== '');
}

const totals = new Map<string, Count>();
try {
  for (const { name, set } of plans) {
    const document = await set(Number(values.pages));
    const scan = await scanOf(document.pdf);
    const truth = document.blocks.flatMap(({ lines }) =>
      lines.flatMap(({ text }) => text.split(' ')),
    );
    const readers: Record<string, () => Promise<string[]> | string[]> = {
      katalog: () => katalog(scan),
      ...(values['no-peer'] ? {} : { ocrmypdf: () => ocrmypdf(name, scan) }),
    };
    for (const [program, read] of Object.entries(readers)) {
      const count = countWords(truth, await read());
      totals.set(program, sum(totals.get(program) ?? NOTHING, count));
      if (!values.faults) continue;
      process.stderr.write(`${name}, ${program}: F1 ${f1(count)}\n`);
      process.stderr.write(
        `  missed ${count.missed.join(' ')}\n  made up ${count.spurious.join(' ')}\n`,
      );
    }
  }
} finally {
  await engine.close();
  rmSync(folder, { recursive: true });
}

const percent = (right: number, of: number): string =>
  of === 0 ? '–' : `${((100 * right) / of).toFixed(2)} %`;
process.stdout.write('| program | words | word F1 | words with æøå |\n| --- | --- | --- | --- |\n');
for (const [program, count] of totals) {
  const cells = [program, `${count.truth}`, f1(count), percent(count.danishRight, count.danish)];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
