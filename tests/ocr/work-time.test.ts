import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { afterWork, type Clocks, type End, meterWork } from '../../src/ocr/work-time.ts';

/** What is measured after so much time and work, in seconds. */
function measured(passed: number, worked: number): number {
  const now = { passed: 5000, worked: 900 };
  const meter = meterWork({ passed: () => now.passed, worked: () => now.worked });
  now.passed += 1000 * passed;
  now.worked += 1000 * worked;
  return meter() / 1000;
}

describe('work', () => {
  it('is the time that passes where a processor is free', () => {
    expect(measured(8, 8)).toBe(8);
  });

  it('is no more where several threads work', () => {
    expect(measured(8, 16)).toBe(8);
  });

  it('is what the process was given where other programs run', () => {
    expect(measured(40, 6)).toBe(6);
  });

  it('is a tenth of the time at least', () => {
    expect(measured(400, 0)).toBe(40);
  });

  it('ends in time where a processor is free', async () => {
    const start = performance.now();
    await new Promise<void>((resolve) => {
      afterWork(100, () => resolve());
      const spin = () => {
        const until = performance.now() + 5;
        while (performance.now() < until);
        if (performance.now() - start < 900) setImmediate(spin);
      };
      spin();
    });
    expect(performance.now() - start).toBeGreaterThan(90);
  });

  it('calls nobody back once it is stopped', async () => {
    let called = false;
    const stop = afterWork(5, () => {
      called = true;
    });
    stop();
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(called).toBe(false);
  });
});

/** Waits with clocks of its own, which `go` sets forward by milliseconds, a second of timers at a time. */
function waiting(milliseconds: number) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const now = { passed: 0, worked: 0 };
  const clocks: Clocks = { passed: () => now.passed, worked: () => now.worked };
  const ends: End[] = [];
  afterWork(milliseconds, (end) => ends.push(end), clocks);
  return {
    ends,
    go: (seconds: number, share: number) => {
      for (let n = 0; n < seconds; n++) {
        now.passed += 1000;
        now.worked += 1000 * share;
        vi.advanceTimersByTime(1000);
      }
    },
    /** As a process that is stopped and goes on. */
    stop: (seconds: number) => {
      now.passed += 1000 * seconds;
      vi.advanceTimersByTime(1000);
    },
  };
}

describe('waiting for what works', () => {
  it('ends when it has worked for its time', () => {
    const { ends, go } = waiting(120_000);
    go(119, 1);
    expect(ends).toEqual([]);
    go(2, 1);
    expect(ends).toEqual(['worked']);
  });

  it('goes on while other programs leave it a little', () => {
    const { ends, go } = waiting(120_000);
    go(1000, 0.1);
    expect(ends).toEqual([]);
  });

  it('ends after a minute in which nothing worked, however much did before', () => {
    const { ends, go } = waiting(120_000);
    go(30, 0.5);
    go(59, 0);
    expect(ends).toEqual([]);
    go(2, 0);
    expect(ends).toEqual(['hangs']);
  });

  it('does not take a process that was stopped for one that hangs', () => {
    const { ends, go, stop } = waiting(120_000);
    stop(600);
    expect(ends).toEqual([]);
    go(30, 0.5);
    expect(ends).toEqual([]);
  });
});
