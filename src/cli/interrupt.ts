import { InterruptedError } from '../model/errors.ts';

/** Milliseconds in which what runs has closed once it is interrupted: threads that compute end within some hundred. */
export const PATIENCE = 1500;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A signal that aborts with an InterruptedError when the user interrupts, so that what is open is closed. Who
 * interrupts again does not want to wait: the process ends at once.
 *
 * @param patience milliseconds in which all must have closed; then `onLate` is told the error, and the process ends
 *   with all its threads. (What is half-written goes as the process ends.) Without, it is waited for.
 */
export function interruptible(
  patience?: number,
  onLate: (error: InterruptedError) => void = () => {},
): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    const error = new InterruptedError({
      reason: 'interrupted',
      remedy: 'Documents that were done are written; run it again for the rest',
    });
    const end = () => process.exit(error.exitCode);
    if (controller.signal.aborted) end();
    if (patience !== undefined) {
      timer = setTimeout(() => {
        onLate(error);
        end();
      }, patience);
    }
    controller.abort(error);
  };
  for (const name of signals) process.on(name, interrupt);
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      for (const name of signals) process.off(name, interrupt);
    },
  };
}
