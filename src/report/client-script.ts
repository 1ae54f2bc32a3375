import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const BUILT = new URL('./client.js', import.meta.url);
const SOURCE = new URL('./client/main.ts', import.meta.url);

/** The script of the report page: as `npm run prepare` built it; made now where katalog runs from its sources. */
export const clientScript = (): Promise<string> =>
  import.meta.url.endsWith('.ts') ? bundle() : readFile(BUILT, 'utf8');

/** The modules of `client/` as one classic script, as `prepare` bundles them. */
async function bundle(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(SOURCE)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  return (outputFiles[0] as { text: string }).text;
}
