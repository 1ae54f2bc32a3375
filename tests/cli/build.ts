import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const builtAt = join(root, 'dist', 'cli', 'main.js');

/** The command line is tested as it ships, from dist/: this builds it where src/ has changed. Types are not its matter. */
export default function build(): void {
  if (existsSync(builtAt) && newest(join(root, 'src')) < statSync(builtAt).mtimeMs) return;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'prepare'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`src/ cannot be built:\n${stdout}${stderr}`);
}

function newest(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Math.max(...entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
