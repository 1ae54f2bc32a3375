/**
 * A module that a thread is to run. katalog run from its sources runs what was last built of it: a thread would take
 * long to load TypeScript.
 *
 * @param path of the module below src/, without its extension.
 */
export const builtModule = (path: string): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL(`../../dist/${path}.js`, import.meta.url)
    : new URL(`../${path}.js`, import.meta.url);
