import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Edit } from '../../src/model/index.ts';
import { temporaryFolder } from '../batch/stand-in.ts';
import { katalog } from './katalog.ts';

const damaged = `Kommunalbestyrelsen skal i ar drofte, hvordan de aeldre borgere far en bedre hverdag,
og om der er rad til flere bornehaver. Medlemmerne modes pa radhuset, nar alle har laest bilagene,
og sporgsmal fra tilhorerne besvares, for modet slutter.
`;

it('mends text from standard input, and writes every edit', async () => {
  const cwd = await temporaryFolder();
  const { code, stdout, stderr } = await katalog(['repair', '--edits', 'edits.jsonl'], {
    cwd,
    stdin: damaged,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/ældre borgere/);
  const lines = (await readFile(join(cwd, 'edits.jsonl'), 'utf8')).trimEnd().split('\n');
  const edits = lines.map((line) => Edit.parse(JSON.parse(line)));
  expect(edits.length).toBeGreaterThan(3);
});

it('gives clean text back as it is, from a file', async () => {
  const cwd = await temporaryFolder();
  const clean = 'Børnene får både rødgrød og æbler på skolen i år.\r\n\r\nSå er der ferie.';
  await writeFile(join(cwd, 'a.txt'), clean);
  const { code, stdout } = await katalog(['repair', 'a.txt'], { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: clean });
});

it('refuses what is not text in UTF-8', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'a.txt'), Buffer.from('r\xf8dgr\xf8d', 'latin1'));
  const { code, stdout, stderr } = await katalog(['repair', 'a.txt'], { cwd });
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^katalog: a\.txt: it is not text in UTF-8\. Save it as UTF-8/);
});
