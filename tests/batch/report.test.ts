import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Process, runBatch } from '../../src/batch/index.ts';
import { InputError } from '../../src/model/index.ts';
import { readsTitles, temporaryFolder } from './stand-in.ts';

/** What happens to the report of a document that `process` reads. */
async function run(process: Process) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.txt'), 'Malerkursus\n');
  const steps: string[] = [];
  const [outcome] = await runBatch([join(folder, 'a.txt')], {
    out: join(folder, 'out'),
    run: { ocr: 'auto', jobs: 2 },
    process: async (...call) => process(...call).finally(() => steps.push('processed')),
    report: ({ fileName }) => ({
      begin: (pages, sha256) => steps.push(`begin ${pages.length} ${sha256}`),
      pieces: async function* ({ text }) {
        steps.push('pieces');
        yield `${fileName}: ${text}`;
      },
      close: async () => {
        steps.push('close');
      },
    }),
  });
  return {
    steps,
    outcome,
    report: () => readFile(join(folder, 'out', 'a', 'report.html'), 'utf8'),
  };
}

it('a report is begun once the pages are read, and written and closed once the records are made', async () => {
  const { steps, report } = await run(async (...call) => {
    call[3]?.onRead?.([], 'aa');
    return readsTitles(...call);
  });
  expect(steps).toEqual(['begin 0 aa', 'processed', 'pieces', 'close']);
  expect(await report()).toBe('a.txt: Malerkursus\n');
});

it('a report is closed where the document cannot be read', async () => {
  const broken = new InputError({ reason: 'it is cut short', remedy: 'Save it again' });
  const { steps, outcome } = await run(() => Promise.reject(broken));
  expect(outcome?.error).toBeInstanceOf(InputError);
  expect(steps).toEqual(['processed', 'close']);
});
