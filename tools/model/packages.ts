/** Debian packages, fetched with apt and unpacked. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Unpacks the Debian package's current version into `folder/NAME`; returns its name and version. */
export function unpackDebian(name: string, folder: string): string {
  execFileSync('apt-get', ['download', '-q', name], { cwd: folder, stdio: 'pipe' });
  const deb = readdirSync(folder).find((file) => file.startsWith(`${name}_`))!;
  execFileSync('dpkg-deb', ['-x', join(folder, deb), join(folder, name)]);
  return decodeURIComponent(deb.replace(/_[a-z0-9]+\.deb$/, ''));
}
