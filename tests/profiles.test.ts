import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError, UsageError } from '../src/model/index.ts';
import { loadProfiles } from '../src/profiles.ts';

const fileWith = (content: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'profile-')), 'own.json');
  writeFileSync(file, content);
  return file;
};

const own = {
  name: 'laug',
  description: 'The guilds.',
  detect: [],
  providers: [{ name: 'Vævelauget', aliases: ['VL'] }],
  providerMarkers: ['hos'],
  labels: { location: ['Værksted'] },
  kinds: {},
  audiences: [],
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
    await expect(loadProfiles(fileWith('{"name":"x"}'))).rejects.toThrow(/description/);
  });
});
