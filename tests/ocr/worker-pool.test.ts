import { describe, expect, it } from 'vitest';
import { createPool, type Mortal, type WorkerPool } from '../../src/ocr/worker-pool.ts';

interface Fake extends Mortal {
  readonly id: number;
  readonly ended: () => boolean;
  die(reason: Error): void;
}

/** A pool of fakes, and the fakes it has started. */
function poolOf(size: number, timeoutSeconds = 5): { pool: WorkerPool<Fake>; started: Fake[] } {
  const started: Fake[] = [];
  const start = async (): Promise<Fake> => {
    let ended = false;
    let die: (reason: Error) => void = () => {};
    const death = new Promise<never>((_, reject) => {
      die = reject;
    });
    death.catch(() => {});
    const fake: Fake = {
      id: started.length,
      death,
      die,
      ended: () => ended,
      end: async () => {
        ended = true;
      },
    };
    started.push(fake);
    return fake;
  };
  return { pool: createPool({ size, timeoutSeconds, start }), started };
}

const never = <T>() => new Promise<T>(() => {});
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe('a pool of workers', () => {
  it('starts no more than it needs, and uses them again', async () => {
    const { pool, started } = poolOf(4);
    for (const job of [1, 2, 3]) expect(await pool.run(async () => job)).toBe(job);
    expect(started).toHaveLength(1);
  });

  it('works as many jobs at once as it has workers', async () => {
    const { pool, started } = poolOf(2);
    let [now, most] = [0, 0];
    const job = async () => {
      now += 1;
      most = Math.max(most, now);
      await soon();
      now -= 1;
    };
    await Promise.all([1, 2, 3, 4, 5].map(() => pool.run(job)));
    expect(most).toBe(2);
    expect(started).toHaveLength(2);
  });

  it('starts a worker ahead of the job that is to come, and no more than may live', async () => {
    const { pool, started } = poolOf(2);
    for (const _ of [1, 2, 3]) pool.prepare();
    expect(started).toHaveLength(2);
    await Promise.all([1, 2, 3].map(() => pool.run(soon)));
    pool.prepare();
    expect(started).toHaveLength(2);
  });

  it('ends workers that were started ahead of jobs that never came', async () => {
    const { pool, started } = poolOf(2);
    pool.prepare();
    await pool.close();
    await soon();
    expect(started.map((worker) => worker.ended())).toEqual([true]);
  });

  it('ends workers that have no job, and starts others for the next', async () => {
    const { pool, started } = poolOf(2);
    const busy = pool.run(soon);
    await pool.run(async () => {});
    pool.rest();
    expect(started.map((worker) => worker.ended())).toEqual([false, true]);
    await busy;
    pool.rest();
    expect(await pool.run(async ({ id }) => id)).toBe(2);
  });

  it('gives the job of a crashed worker to a fresh one', async () => {
    const { pool, started } = poolOf(1);
    const result = await pool.run(async (worker) => {
      if (worker.id > 0) return `read by ${worker.id}`;
      worker.die(new Error('out of memory'));
      return never<string>();
    });
    expect(result).toBe('read by 1');
    expect(started[0]?.ended()).toBe(true);
  });

  it('ends a worker that hangs, and gives its job to no other', async () => {
    const { pool, started } = poolOf(1, 0.02);
    await expect(pool.run(() => never<string>())).rejects.toThrow('no answer in 0.02 s of work');
    expect(await pool.run(({ id }) => Promise.resolve(id))).toBe(1);
    expect(started[0]?.ended()).toBe(true);
    expect(started[1]?.ended()).toBe(false);
  });

  it('gives up when the second worker fails too', async () => {
    const { pool, started } = poolOf(1);
    const job = pool.run(async ({ id }) => {
      throw new Error(`failure ${id}`);
    });
    await expect(job).rejects.toThrow('failure 1');
    expect(started).toHaveLength(2);
    expect(await pool.run(async ({ id }) => id)).toBe(2);
  });

  it('ends the worker when the job is aborted, and does not try again', async () => {
    const { pool, started } = poolOf(1);
    const controller = new AbortController();
    const job = pool.run(() => never(), { signal: controller.signal });
    await soon();
    controller.abort(new Error('stop'));
    await expect(job).rejects.toThrow('stop');
    expect(started.map((worker) => worker.ended())).toEqual([true]);
  });

  it('does not begin a job that is aborted before its turn', async () => {
    const { pool, started } = poolOf(1);
    await expect(
      pool.run(async () => 1, { signal: AbortSignal.abort(new Error('stop')) }),
    ).rejects.toThrow('stop');
    expect(started).toHaveLength(0);
  });

  it('gives up a worker that does not start, and ends it should it start after all', async () => {
    let late: (fake: Fake) => void = () => {};
    const { pool } = poolOf(1);
    const [slow] = [
      createPool<Fake>({
        size: 1,
        timeoutSeconds: 0.02,
        start: () =>
          new Promise((resolve) => {
            late = resolve;
          }),
      }),
    ];
    await expect(slow.run(async () => 1)).rejects.toThrow('no answer in 0.02 s of work');
    const fake = await pool.run(async (worker) => worker);
    late(fake);
    await soon();
    expect(fake.ended()).toBe(true);
  });

  it('begins jobs of higher priority first', async () => {
    const { pool } = poolOf(1);
    const order: string[] = [];
    const job = (name: string) => async () => {
      order.push(name);
      await soon();
    };
    await Promise.all([
      pool.run(job('page 1')),
      pool.run(job('page 2')),
      pool.run(job('part of page 1'), { priority: 1 }),
    ]);
    expect(order).toEqual(['page 1', 'part of page 1', 'page 2']);
  });

  it('ends all workers when it is closed', async () => {
    const { pool, started } = poolOf(2);
    await Promise.all([pool.run(soon), pool.run(soon)]);
    await pool.close();
    expect(started.map((worker) => worker.ended())).toEqual([true, true]);
  });
});
