import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';

/** A package as the lock file has it. */
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
  /** The platforms it is for, where it is not for all. */
  readonly os?: readonly string[];
}

const json = (name: string) =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const { dependencies, devDependencies } = json('package.json') as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const { packages } = json('package-lock.json') as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== '');

/** Licences under which a package may be shipped with the program; LGPL: libvips, which sharp links at run time. */
const LICENCES =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|LGPL-3\.0-or-later)( |\)|$)/;
/** Tells no licence in its package.json; its LICENSE.txt is that of MIT. */
const READ_BY_US = ['node_modules/sylvester'];
/** Packages that run a script when they are installed: none may join them unseen. */
const SCRIPTED = ['esbuild', 'tesseract.js'];

test('each dependency is pinned to one version', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test('the bytes of each package are known, and none comes from elsewhere than the registry', () => {
  for (const [path, { resolved, integrity }] of locked) {
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved, path).toBeUndefined();
  }
});

test('what is shipped has a licence that allows it', () => {
  const others = locked
    .filter(([path, { dev }]) => dev !== true && !READ_BY_US.includes(path))
    .filter(([, { license }]) => !LICENCES.test(license ?? ''))
    .map(([path, { license }]) => `${path}: ${license}`);
  expect(others).toEqual([]);
});

test('what is shipped runs on every Node that katalog says it runs on', () => {
  // programs for one platform are taken where they fit, and katalog does without them
  const shipped = locked.filter(([, { dev, os }]) => dev !== true && os === undefined);
  for (const node of ['20.19.0', '22.12.0', '24.0.0']) {
    const unfit = shipped.filter(([, { engines }]) => !satisfies(node, engines?.node ?? '*'));
    expect(unfit.map(([path, { engines }]) => `${path}: ${engines?.node}`)).toEqual([]);
  }
});

test('no package runs a script at its installation that did not before', () => {
  const scripted = locked.filter(([, each]) => each.hasInstallScript === true);
  expect(scripted.map(([path]) => path.replace(/^.*node_modules\//, '')).sort()).toEqual(SCRIPTED);
});
