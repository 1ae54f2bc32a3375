import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

export interface ProgressBar {
  /** `total` is 0 as long as the number of pages is not known. */
  show(label: string, done: number, total: number): void;
  /** Makes room for a line of text. */
  hide(): void;
}

export function progressBar(stream: WriteStream): ProgressBar {
  const bar = new SingleBar(
    {
      stream,
      // The label comes last: a line that is too long for the terminal is cut there.
      format: '{bar} {pages}, {duration_formatted}  {label}',
      clearOnComplete: true,
      hideCursor: true,
      // The run itself closes the bar when it is interrupted.
      gracefulExit: false,
      barsize: 24,
    },
    Presets.shades_classic,
  );
  let shown: string | undefined;
  return {
    show(label, done, total) {
      const pages = total === 0 ? 'opening' : `${done}/${total} pages`;
      if (shown !== label) {
        bar.stop();
        bar.start(1, 0, { label, pages });
        shown = label;
      }
      if (total > 0) bar.setTotal(total);
      bar.update(done, { pages });
    },
    hide() {
      bar.stop();
      shown = undefined;
    },
  };
}
