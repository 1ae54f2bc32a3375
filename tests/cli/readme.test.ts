import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { resultFor, temporaryFolder } from '../batch/stand-in.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!);
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** A folder as a user of the package has it, with a catalogue, its text and its records. */
async function userFolder(): Promise<string> {
  const folder = await temporaryFolder();
  mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules', 'katalog'));
  symlinkSync(join(root, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const kind of ['pdf', 'txt']) {
    const file = join(root, `fixtures/frivillige/frivillige.${kind}`);
    copyFileSync(file, join(folder, `catalogue.${kind}`));
  }
  const { catalogue } = resultFor('a.txt', 'Kor\nDans\n');
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(catalogue));
  examples.forEach((code, n) => {
    writeFileSync(join(folder, `example-${n + 1}.ts`), code);
  });
  return folder;
}

describe('the examples of the README', () => {
  test('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });

  test('have sound types', async () => {
    const folder = await userFolder();
    const files = examples.map((_, n) => join(folder, `example-${n + 1}.ts`));
    const program = ts.createProgram(files, {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      types: ['node'],
      typeRoots: [join(folder, 'node_modules/@types')],
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      noEmit: true,
    });
    const problems = ts.getPreEmitDiagnostics(program);
    expect(
      problems.map(({ messageText, file }) => [
        file?.fileName,
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      ]),
    ).toEqual([]);
  });

  test.each(examples.map((code, n) => [n + 1, code] as const))(
    '%i does what it says',
    async (n) => {
      const cwd = await userFolder();
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', tsx, `example-${n}.ts`],
        {
          cwd,
          encoding: 'utf8',
        },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).not.toContain('undefined');
    },
  );
});
