import type { WriteStream } from 'node:tty';
import type { BatchEvent, Delivered, Outcome } from '../../batch/index.ts';
import type { KatalogError } from '../../model/index.ts';
import { errorText } from '../error-text.ts';
import { printable } from '../printable.ts';
import { progressBar } from './progress-bar.ts';
import type { Reporter } from './reporter.ts';

export function textReporter(stream: WriteStream, quiet: boolean): Reporter {
  const bar = stream.isTTY && !quiet ? progressBar(stream) : undefined;
  let total = 0;
  // a watch does not know how many are to come
  const place = (index: number) => (total > 0 ? `[${index}/${total}]` : `[${index}]`);
  const outcomes: Outcome[] = [];
  const write = (text: string) => {
    bar?.hide();
    stream.write(text);
  };
  const say = (line: string) => {
    if (!quiet) write(`${printable(line)}\n`);
  };
  const end = (index: number, outcome: Outcome) => {
    outcomes.push(outcome);
    const { delivered, error, label, seconds } = outcome;
    for (const [first, last] of runsOf(delivered?.failedPages ?? [])) {
      write(errorText(first, label, last.page));
    }
    const result = delivered ? delivery(delivered) : 'failed';
    say(`${place(index)} ${label}: ${result} (${seconds.toFixed(1)} s)`);
    if (error) write(errorText(error, label));
  };
  return {
    event(event: BatchEvent) {
      if (event.type === 'begin') total = event.total;
      else if (event.type === 'page') bar?.show(printable(event.label), event.done, event.total);
      else if (event.type === 'end') end(event.index, event.outcome);
      else if (event.type === 'skip') say(`${event.label}: done before, see ${event.as}`);
      else if (bar) bar.show(printable(event.label), 0, 0);
      else say(`${place(event.index)} ${event.label}: reading`);
    },
    error: (error) => write(errorText(error)),
    cacheTrouble: ({ message }) =>
      say(`katalog: the cache cannot be used, so nothing is kept for the next run (${message})`),
    close() {
      bar?.hide();
      if (total > 1) say(summary(outcomes, total));
    },
  };
}

/** The first and the last of pages that follow each other and failed alike, as those do whose time was up. */
function runsOf(failed: readonly KatalogError[]): (readonly [KatalogError, KatalogError])[] {
  const runs: (readonly [KatalogError, KatalogError])[] = [];
  for (const error of failed) {
    const [first, last] = runs.at(-1) ?? [];
    const goesOn =
      first && last && error.page === (last.page ?? 0) + 1 && error.reason === first.reason;
    if (goesOn) runs[runs.length - 1] = [first, error];
    else runs.push([error, error]);
  }
  return runs;
}

const delivery = ({ pages, offerings, warnings, folder }: Delivered): string =>
  `${[
    counted(pages, 'page'),
    counted(offerings, 'offering'),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ].join(', ')} → ${folder}`;

function summary(outcomes: readonly Outcome[], total: number): string {
  const well = outcomes.filter(({ error }) => error === undefined).length;
  const offerings = outcomes.reduce((sum, { delivered }) => sum + (delivered?.offerings ?? 0), 0);
  const rest = total - outcomes.length;
  return [
    `${well} of ${total} done well`,
    ...(outcomes.length > well ? [`${outcomes.length - well} not`] : []),
    ...(rest > 0 ? [`${rest} not begun or not finished`] : []),
    counted(offerings, 'offering'),
  ].join(', ');
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
