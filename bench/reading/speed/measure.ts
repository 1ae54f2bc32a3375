import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a program took: wall and CPU seconds, all its processes; megabytes that its first process held at most. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/** No program of this bench takes longer unless it hangs. */
const LIMIT_SECONDS = 900;
const POLL_MS = 100;
/** The exit code of `katalog run` where there is nothing to extract. */
const NOTHING_FOUND = 8;

/** Runs a program to its end. Throws where it fails or hangs. */
export function costOf(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const script = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null 2> /dev/null';
    const child = spawn('bash', ['-c', script, 'bash', command, ...args], {
      env: { ...process.env, OMP_THREAD_LIMIT: '1', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: LIMIT_SECONDS * 1000,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    let peak = 0;
    const timer = setInterval(() => {
      peak = Math.max(peak, peakOfChild(child.pid as number));
    }, POLL_MS);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const [wall = 0, user = 0, system = 0] = said.trim().split(' ').map(Number);
      // a few pages may hold no record: all else is done and written
      if (code === 0 || code === NOTHING_FOUND) resolve({ wall, cpu: user + system, peak });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}`));
    });
  });
}

/** The most that the shell's child has held so far, in megabytes; 0 where there is no /proc. */
function peakOfChild(shell: number): number {
  try {
    const children = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim();
    const status = readFileSync(`/proc/${children.split(' ')[0]}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** What happens in this process meanwhile. */
export async function costHere(work: () => Promise<unknown>): Promise<Cost> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, peak: 0 };
}

/** The contestants one after the other in each round, so that all meet the same load: of each the best round. */
export async function interleaved(
  contestants: Readonly<Record<string, () => Promise<Cost>>>,
  rounds: number,
): Promise<Map<string, Cost>> {
  const best = new Map<string, Cost>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const cost = await run();
      process.stderr.write(
        `${name}: ${cost.wall.toFixed(1)} s, ${cost.cpu.toFixed(1)} s CPU, ${cost.peak.toFixed(0)} MB\n`,
      );
      const before = best.get(name) ?? cost;
      best.set(name, {
        wall: Math.min(before.wall, cost.wall),
        cpu: Math.min(before.cpu, cost.cpu),
        peak: Math.max(before.peak, cost.peak),
      });
    }
  }
  return best;
}
