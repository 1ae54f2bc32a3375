import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { applyPatch, type Operation } from 'rfc6902';
import { expect, it } from 'vitest';
import {
  compareEditions,
  formatHistoryHtml,
  formatHistoryMarkdown,
  formatHistoryText,
  formatHtml,
  formatMarkdown,
  formatText,
  historyOf,
  patchOf,
} from '../../src/diff/index.ts';
import type { CatalogueFile } from '../../src/model/index.ts';
import { edition, SCANNED, textOf } from './edition.ts';

const before = edition([
  { title: 'Kor', description: 'Vi synger hver uge.' },
  { title: 'Dans', description: textOf(1) },
  { title: 'Væv <script>alert(1)</script>', description: textOf(2) },
]);
const after = edition([
  { title: 'Brød', description: textOf(3) },
  { title: 'Kor', description: 'Vi synger hver aften.', location: 'Salen' },
  { title: 'Væv <script>alert(1)</script>', description: textOf(2), providers: ['A & "B"'] },
]);
const { diff } = compareEditions(before, after, { showNoise: true });

it('tells the changes as text', () => {
  expect(formatText(diff)).toBe(`katalog.pdf → katalog.pdf

+ Brød !

~ Kor  [location, text] !
    location: – → Salen
    description: Vi synger hver [-uge.-] {+aften.+}

~ Væv <script>alert(1)</script>  [provider] !
    providers: – → A & "B"

- Dans !

1 added, 1 removed, 2 changed
`);
});

it('colours the text only when asked', () => {
  expect(formatText(diff)).not.toContain('\u001b');
  expect(formatText(diff, { color: true })).toContain('\u001b[32m{+aften.+}\u001b[39m');
});

it('tells the changes as Markdown that cannot be taken for more', () => {
  const markdown = formatMarkdown(diff);
  expect(markdown).toContain('- description: Vi synger hver ~~uge.~~ **aften.**');
  expect(markdown).not.toContain('<script>');
});

it('makes a page that loads and runs nothing', () => {
  const html = formatHtml(diff);
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  for (const rule of ["default-src 'none'", "script-src 'none'", `style-src 'sha256-${hash}'`]) {
    expect(policy?.split('; ')).toContain(rule);
  }
  expect(html).not.toMatch(/<script|\son\w+=|\sstyle=|https?:/);
  expect(html).toContain('<del>uge.</del>');
  expect(html).toContain('<ins>A &amp; &quot;B&quot;</ins>');
  expect(html).toContain('<input type="checkbox" id="show-location" checked> location (1)');
});

it('lets the page be filtered by severity where that differs', () => {
  expect(formatHtml(diff)).not.toContain('id="show-info"');
  const moved = edition([{ title: 'Kor', description: 'Vi synger hver uge.', sectionPath: ['A'] }]);
  const html = formatHtml(compareEditions(before, moved).diff);
  expect(html).toContain('id="show-important" checked> important (2)');
  expect(html).toContain('id="show-info" checked> info (1)');
});

it('shows each edition in its own words, also where the reading explains what differs', () => {
  const scanned = edition([{ title: 'Kor', description: 'Vi “synger” hver aften.' }], SCANNED);
  const set = edition([{ title: 'Kor', description: 'Vi "synger" hver uge.' }]);
  const compared = compareEditions(set, scanned).diff;
  expect(compared.changes[0]?.fields[0]?.words?.[0]).toEqual({
    op: 'equal',
    text: 'Vi “synger” hver',
    was: 'Vi "synger" hver',
  });
  const html = formatHtml(compared);
  expect(html).toContain('Vi &quot;synger&quot; hver <del>');
  expect(html).toContain('Vi “synger” hver <ins>');
});

const patched = (from: CatalogueFile, to: CatalogueFile): unknown => {
  const copy = structuredClone(from);
  const errors = applyPatch(
    copy,
    patchOf(from, to, compareEditions(from, to).matching) as Operation[],
  );
  expect(errors.filter((error) => error !== null)).toEqual([]);
  return copy;
};

it('makes a patch that leads from the one file to the other', () => {
  expect(patched(before, after)).toEqual(after);
  expect(patched(after, before)).toEqual(before);
});

it('makes such a patch of any two editions', () => {
  const offerings = fc
    .uniqueArray(fc.nat(12), { maxLength: 9 })
    .chain((numbers) => fc.tuple(fc.constant(numbers), fc.nat(3)))
    .map(([numbers, extra]) =>
      numbers.map((n) => ({ title: `Tilbud nr. ${n}`, description: `${textOf(n)} ${extra}` })),
    );
  fc.assert(
    fc.property(offerings, offerings, (was, is) => {
      const [from, to] = [edition(was), edition(is, SCANNED)];
      expect(patched(from, to)).toEqual(to);
    }),
    { numRuns: 30 },
  );
});

it('tells what became of each offering over several editions', () => {
  const last = edition([
    { title: 'Kor og kaffe', description: 'Vi synger hver aften.', id: 'kor' },
    { title: 'Dans', description: textOf(1) },
  ]);
  const editions = [before, after, last];
  const comparisons = [compareEditions(before, after), compareEditions(after, last)];
  const history = historyOf(editions, comparisons);
  const steps = history.offerings.map(({ title, steps }) => [
    title,
    steps.map((s) => s.state).join(),
  ]);
  expect(steps).toEqual([
    ['Kor og kaffe', 'unchanged,changed,changed'],
    ['Dans', 'unchanged,removed,absent'],
    ['Væv <script>alert(1)</script>', 'unchanged,changed,removed'],
    ['Brød', 'absent,added,removed'],
    ['Dans', 'absent,absent,added'],
  ]);
  expect(formatHistoryText(history)).toContain('= ~ ~  Kor og kaffe\n');
  expect(formatHistoryText(history)).toContain('3: renamed, location, was “Kor”');
  expect(formatHistoryMarkdown(history)).toContain('| Brød |  | added | removed |');
  expect(formatHistoryHtml(history)).not.toContain('<script>');
});
