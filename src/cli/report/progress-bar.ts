import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

export interface ProgressBar {
  show(label: string, done: number, total: number): void;
  /** Makes room for a line of text. */
  hide(): void;
}

export function progressBar(stream: WriteStream): ProgressBar {
  const bar = new SingleBar(
    {
      stream,
      format: '{label} {bar} {value}/{total} pages, {duration_formatted}',
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
      if (shown !== label) {
        bar.stop();
        bar.start(total, done, { label });
        shown = label;
      }
      bar.setTotal(total);
      bar.update(done);
    },
    hide() {
      bar.stop();
      shown = undefined;
    },
  };
}
