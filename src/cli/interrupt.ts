import { InterruptedError } from '../model/errors.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A signal that aborts with an InterruptedError when the user interrupts, so that what is open is closed. Who
 * interrupts again does not want to wait: the process ends at once.
 */
export function interruptible(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const interrupt = () => {
    const error = new InterruptedError({
      reason: 'interrupted',
      remedy: 'Documents that were done are written; run it again for the rest',
    });
    if (controller.signal.aborted) process.exit(error.exitCode);
    controller.abort(error);
  };
  for (const name of signals) process.on(name, interrupt);
  return {
    signal: controller.signal,
    done: () => {
      for (const name of signals) process.off(name, interrupt);
    },
  };
}
