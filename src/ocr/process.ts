import { spawn } from 'node:child_process';

export interface ProcessOptions {
  readonly input?: Buffer;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutSeconds?: number;
  /** Kills the process when aborted. */
  readonly signal?: AbortSignal;
  /** Is told the process once it has started. */
  readonly onStart?: (pid: number) => void;
}

/** How much of what a process says of its failure is told. */
const MESSAGE = 300;

/**
 * Runs a program to its end: what it writes to standard output. Throws an Error with the end of its standard error
 * where it fails, is killed, or cannot be started.
 */
export function runProcess(
  command: string,
  args: readonly string[],
  { input, env, timeoutSeconds, signal, onStart }: ProcessOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      killSignal: 'SIGKILL',
      ...(env && { env }),
      ...(signal && { signal }),
      ...(timeoutSeconds !== undefined && { timeout: timeoutSeconds * 1000 }),
    });
    if (child.pid !== undefined) onStart?.(child.pid);
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // One that ends without reading all its input says why by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code, killed) => {
      if (code === 0) resolve(Buffer.concat(output));
      else {
        const said = Buffer.concat(errors).toString('utf8').trim().slice(-MESSAGE);
        const how = killed === null ? `ended with ${code}` : `was killed by ${killed}`;
        reject(new Error(`${command} ${how}${said === '' ? '' : `: ${said}`}`));
      }
    });
  });
}
