import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resultFor, temporaryFolder } from '../batch/stand-in.ts';
import { katalog } from './katalog.ts';

it('finds sound files sound', async () => {
  const cwd = await temporaryFolder();
  const { catalogue } = resultFor('a.txt', 'Kor\nDans\n');
  await writeFile(join(cwd, 'a.json'), JSON.stringify(catalogue));
  const { code, stdout, stderr } = await katalog(['validate', 'a.json', '-'], {
    cwd,
    stdin: JSON.stringify(catalogue),
  });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'a.json: ok\n-: ok\n', stderr: '' });
});

it('names each place that is wrong, checks the other files too, and ends with 3', async () => {
  const cwd = await temporaryFolder();
  const { catalogue } = resultFor('a.txt', 'Kor\nKor\n');
  await writeFile(join(cwd, 'twice.json'), JSON.stringify(catalogue));
  await writeFile(
    join(cwd, 'kind.json'),
    JSON.stringify({ ...catalogue, offerings: [{ kind: 1 }] }),
  );
  await writeFile(join(cwd, 'cut.json'), '{"schema": ');
  const files = ['twice.json', 'kind.json', 'cut.json', 'nowhere.json'];
  const { code, stdout, stderr } = await katalog(['validate', ...files], { cwd });
  expect(code).toBe(3);
  expect(stdout).toContain('twice.json: not valid\n  offerings[1].id: id "kor" is not unique\n');
  expect(stdout).toMatch(/kind\.json: not valid\n(.*\n)* {2}offerings\[0\]\.title: /);
  expect(stdout).toMatch(/cut\.json: not valid\n {2}it is not JSON: /);
  expect(stderr).toMatch(/^katalog: nowhere\.json: there is no such file/);
});
