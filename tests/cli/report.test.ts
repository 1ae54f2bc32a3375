import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { BatchEvent } from '../../src/batch/index.ts';
import { createReporter } from '../../src/cli/report/index.ts';
import { EncryptedError, PageError, PartialError } from '../../src/model/index.ts';

/** A stand-in for standard error that keeps what is written, as a terminal or as a file. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const writable = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk));
      done();
    },
  });
  const terminal = { isTTY, columns: 120, cursorTo() {}, clearLine() {}, moveCursor() {} };
  return {
    stream: Object.assign(writable, terminal) as unknown as WriteStream,
    text: () => stripVTControlCharacters(written.join('')),
  };
}

const delivered = { folder: 'out/a', pages: 12, offerings: 7, warnings: 1, failedPages: [] };
const page = new PageError({
  file: 'a.pdf',
  page: 3,
  reason: 'blank render',
  remedy: 'Scan it again',
});
const events: readonly BatchEvent[] = [
  { type: 'begin', total: 2 },
  { type: 'start', label: 'in/a.pdf', index: 1 },
  { type: 'page', label: 'in/a.pdf', done: 5, total: 12 },
  {
    type: 'end',
    index: 1,
    outcome: {
      label: 'in/a.pdf',
      seconds: 4.25,
      delivered: { ...delivered, failedPages: [page] },
      error: new PartialError({
        file: 'in/a.pdf',
        reason: '1 of 12 pages failed',
        remedy: 'Mend it',
      }),
    },
  },
  { type: 'start', label: 'in/b.pdf', index: 2 },
  {
    type: 'end',
    index: 2,
    outcome: {
      label: 'in/b.pdf',
      seconds: 0,
      error: new EncryptedError({
        file: 'b.pdf',
        reason: 'it is encrypted',
        remedy: 'Give --password',
      }),
    },
  },
];

function told(isTTY: boolean, flags: Parameters<typeof createReporter>[1]): string {
  const { stream: to, text } = stream(isTTY);
  const reporter = createReporter(to, flags);
  for (const event of events) reporter.event(event);
  reporter.cacheTrouble(new Error('EACCES'));
  reporter.close();
  return text();
}

const errors = `katalog: in/a.pdf, page 3: blank render. Scan it again.
katalog: in/a.pdf: 1 of 12 pages failed. Mend it.
katalog: in/b.pdf: it is encrypted. Give --password.
`;

describe('createReporter', () => {
  it('writes a line at the start and the end of each document where there is no terminal', () => {
    expect(told(false, {})).toBe(`[1/2] in/a.pdf: reading
katalog: in/a.pdf, page 3: blank render. Scan it again.
[1/2] in/a.pdf: 12 pages, 7 offerings, 1 warning → out/a (4.3 s)
katalog: in/a.pdf: 1 of 12 pages failed. Mend it.
[2/2] in/b.pdf: reading
[2/2] in/b.pdf: failed (0.0 s)
katalog: in/b.pdf: it is encrypted. Give --password.
katalog: the cache cannot be used, so nothing is kept for the next run (EACCES)
0 of 2 done well, 2 not, 7 offerings
`);
  });

  it('shows a bar on a terminal, and the same results', () => {
    const text = told(true, {});
    expect(text).toMatch(/[█░]+ opening, 0s {2}in\/a\.pdf/);
    expect(text).toMatch(/[█░]+ 5\/12 pages, 0s {2}in\/a\.pdf/);
    expect(text).not.toMatch(/: reading/);
    expect(text).toContain('[1/2] in/a.pdf: 12 pages, 7 offerings, 1 warning → out/a (4.3 s)\n');
  });

  it('tells once of pages that follow each other and failed alike', () => {
    const { stream: to, text } = stream(false);
    const late = (page: number, reason = 'its time was up'): PageError =>
      new PageError({ page, reason, remedy: 'Run it again' });
    const failedPages = [late(2), late(3, 'blank render'), late(4), late(5), late(6), late(9)];
    const delivered = { folder: 'out/a', pages: 3, offerings: 1, warnings: 6, failedPages };
    const outcome = { label: 'a.pdf', seconds: 1, delivered };
    createReporter(to, { quiet: true }).event({ type: 'end', index: 1, outcome });
    expect(text()).toBe(`katalog: a.pdf, page 2: its time was up. Run it again.
katalog: a.pdf, page 3: blank render. Run it again.
katalog: a.pdf, pages 4–6: its time was up. Run it again.
katalog: a.pdf, page 9: its time was up. Run it again.
`);
  });

  it.each([true, false])('tells nothing but errors when quiet (terminal: %s)', (isTTY) => {
    expect(told(isTTY, { quiet: true })).toBe(errors);
  });

  it('writes JSON lines with the reasons apart from the remedies', () => {
    const lines = told(false, { log: 'json' }).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'info', event: 'begin', total: 2 },
      { level: 'info', event: 'start', label: 'in/a.pdf', index: 1 },
      { level: 'info', event: 'page', done: 5, total: 12 },
      { level: 'error', event: 'page-failed', error: { page: 3, reason: 'blank render' } },
      {
        level: 'error',
        event: 'end',
        offerings: 7,
        failedPages: 1,
        error: { name: 'PartialError' },
      },
      { level: 'info', event: 'start', label: 'in/b.pdf' },
      { level: 'error', event: 'end', error: { exitCode: 4, remedy: 'Give --password' } },
      { level: 'warn', event: 'cache', message: 'EACCES' },
    ]);
  });

  it('writes only the errors of them when quiet', () => {
    const lines = told(false, { log: 'json', quiet: true }).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(['error', 'error', 'error']);
  });
});
