import { describe, expect, it } from 'vitest';
import { afterWork, meterWork } from '../../src/ocr/work-time.ts';

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

  it('is a tenth of the time where nothing works: a worker that hangs is noticed', () => {
    expect(measured(400, 0)).toBe(40);
  });

  it('ends in time where a processor is free', async () => {
    const start = performance.now();
    await new Promise<void>((resolve) => {
      afterWork(100, resolve);
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
