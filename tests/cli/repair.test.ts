import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Edit, undoEdits } from '../../src/model/index.ts';
import { temporaryFolder } from '../batch/stand-in.ts';
import { katalog, main } from './katalog.ts';

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

it('keeps a byte order mark and the line ends, and its edits undo to the text as read', async () => {
  const cwd = await temporaryFolder();
  const read = `\uFEFF${damaged.replaceAll('\n', '\r\n').repeat(80)}`;
  await writeFile(join(cwd, 'a.txt'), read);
  const { code, stdout } = await katalog(['repair', 'a.txt', '--edits', 'edits.jsonl'], { cwd });
  expect(code).toBe(0);
  expect(stdout.startsWith('\uFEFFKommunalbestyrelsen skal i år drøfte')).toBe(true);
  expect(stdout.match(/\r\n/g)?.length).toBe(read.match(/\r\n/g)?.length);
  const lines = (await readFile(join(cwd, 'edits.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(
    undoEdits(
      stdout,
      lines.map((line) => Edit.parse(JSON.parse(line))),
    ),
  ).toBe(read);
});

it('writes what is mended while more is still to come, and takes letters divided between chunks', async () => {
  const child = spawn(process.execPath, [main, 'repair'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const clean = Buffer.from('Børnene får både rødgrød og æbler på skolen i år. '.repeat(60));
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  const closed = once(child, 'close');
  // An odd number of bytes: the second half begins inside a letter of two bytes somewhere.
  const middle = clean.indexOf('ø', 20_001 % clean.length) + 1;
  child.stdin.write(`${damaged}\n`.repeat(80));
  await once(child.stdout, 'data');
  expect(child.exitCode).toBeNull();
  child.stdin.write(clean.subarray(0, middle));
  await new Promise((resolve) => setTimeout(resolve, 50));
  child.stdin.end(clean.subarray(middle));
  await closed;
  expect(out.endsWith(clean.toString())).toBe(true);
});

it('ends in peace when its reader has seen enough, and leaves no part of its edits', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'a.txt'), damaged.repeat(300));
  const child = spawn(process.execPath, [main, 'repair', 'a.txt', '--edits', 'edits.jsonl'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (bytes) => {
    stderr += bytes;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(await readdir(cwd)).toEqual(['a.txt']);
});

it('leaves no file of edits where a later part of the input is no text', async () => {
  const cwd = await temporaryFolder();
  const bytes = Buffer.concat([Buffer.from(damaged.repeat(500)), Buffer.from([0xf8, 0x20])]);
  await writeFile(join(cwd, 'a.txt'), bytes);
  const { code, stdout, stderr } = await katalog(['repair', 'a.txt', '--edits', 'edits.jsonl'], {
    cwd,
  });
  expect(code).toBe(3);
  expect(stdout).toMatch(/^Kommunalbestyrelsen skal i år/);
  expect(stderr).toMatch(/it is not text in UTF-8/);
  expect(await readdir(cwd)).toEqual(['a.txt']);
});

it.each([
  ['nowhere.txt', /^katalog: nowhere\.txt: there is no such file or folder\./],
  ['.', /^katalog: \.: it cannot be read \(EISDIR\)\./],
])('tells why %s cannot be read', async (file, message) => {
  const { code, stderr } = await katalog(['repair', file], { cwd: await temporaryFolder() });
  expect(code).toBe(3);
  expect(stderr).toMatch(message);
});
