import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The script of a page: as `npm run prepare` built it; made now of its modules where katalog runs from its sources. */
export const clientScript = ({
  main,
  built,
}: {
  readonly main: URL;
  readonly built: URL;
}): Promise<string> => (import.meta.url.endsWith('.ts') ? bundle(main) : readFile(built, 'utf8'));

/** Modules as one classic script, as `prepare` bundles them. */
async function bundle(main: URL): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(main)],
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
