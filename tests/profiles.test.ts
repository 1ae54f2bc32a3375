import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../src/index.ts';
import { InputError, UsageError } from '../src/model/index.ts';
import { loadProfiles } from '../src/profiles.ts';

const fileWith = (content: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'profile-')), 'own.json');
  writeFileSync(file, content);
  return file;
};

const own = {
  name: 'laug',
  providers: [{ name: 'Vævelauget', aliases: ['VL'] }],
  providerMarkers: ['hos'],
  labels: { location: ['Værksted'] },
};

describe('profiles', () => {
  test('are chosen by what stands in the document, as whole words', async () => {
    const choose = await loadProfiles(undefined);
    expect(choose('KL og Komponent udbyder').name).toBe('kl');
    expect(choose('KLubben i Komponenthuset').name).toBe('generic');
  });

  test('of a user add to the generic one', async () => {
    const profile = (await loadProfiles(fileWith(JSON.stringify(own))))('');
    expect(profile.providerMarkers).toEqual(expect.arrayContaining(['hos', 'v.']));
    expect(profile.labels.location).toEqual(expect.arrayContaining(['Værksted', 'Sted']));
  });

  test('that are not there, or are none, are said to be so', async () => {
    await expect(loadProfiles('nosuch')).rejects.toThrow(UsageError);
    await expect(loadProfiles('./nosuch.json')).rejects.toThrow(InputError);
    await expect(loadProfiles(fileWith('{'))).rejects.toThrow(/no JSON/);
    await expect(loadProfiles(fileWith('{}'))).rejects.toThrow(/name: /);
    const misspelt = '{"name":"x","labels":{"pris":["Kontingent"]},"markers":[]}';
    await expect(loadProfiles(fileWith(misspelt))).rejects.toThrow(/labels: .*pris.*; .*markers/);
  });

  test('the one of the guide gives the records that the guide promises', async () => {
    const guide = readFileSync(new URL('../docs/profiles.md', import.meta.url), 'utf8');
    const [printed, profile] = ['```\n(Væv .*?)```', '```json\n(.*?)```'].map(
      (pattern) => new RegExp(pattern, 's').exec(guide)?.[1] as string,
    ) as [string, string];
    const others = ['Farv med planter', 'Spind på håndten'].map((title) =>
      printed.replace('Væv din første løber', title),
    );
    const text = ['Vinterprogram for væveskolen', 'Kurser', printed, ...others].join('\n\n');
    const input = { fileName: 'vinter.txt', bytes: new TextEncoder().encode(text) };
    const { catalogue } = await run(input, { profile: fileWith(profile) });
    expect(catalogue.offerings).toHaveLength(3);
    expect(catalogue.offerings[0]).toMatchObject({
      title: 'Væv din første løber',
      providers: ['Vævelauget'],
      location: 'Den gamle rebslagerbane',
      price: { amount: 1450 },
      teachers: ['Tove Lindgaard'],
    });
  });
});
