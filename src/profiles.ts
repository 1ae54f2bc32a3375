import { readdir, readFile } from 'node:fs/promises';
import { InputError, type Kind, type LabelledField, Profile, UsageError } from './model/index.ts';

const FOLDER = new URL('../profiles/', import.meta.url);
const GENERIC = 'generic';

/** Chooses the profile for a document by its text. */
export type ProfileChooser = (text: string) => Profile;

/**
 * Loads the profiles that a document can be read with, the generic one under each.
 *
 * @param choice a bundled profile's name or the path of a profile file; where absent, the document's text chooses.
 * @throws UsageError for a name that is not bundled, InputError for a file that is no profile.
 */
export async function loadProfiles(choice: string | undefined): Promise<ProfileChooser> {
  const bundled = await bundledProfiles();
  const generic = bundled.find((profile) => profile.name === GENERIC) as Profile;
  const complete = (profile: Profile): Profile =>
    profile === generic ? generic : merge(generic, profile);
  if (choice === undefined) {
    return (text) =>
      complete(
        bundled.find((profile) => profile.detect.length > 0 && fits(profile, text)) ?? generic,
      );
  }
  if (/[./\\]/.test(choice)) {
    const own = complete(await readProfile(choice));
    return () => own;
  }
  const named = bundled.find((profile) => profile.name === choice);
  if (named === undefined) {
    throw new UsageError({
      reason: `there is no profile ${JSON.stringify(choice)}`,
      remedy: `Choose one of ${bundled.map((each) => each.name).join(', ')}, or give the path of a file`,
    });
  }
  return () => complete(named);
}

/** Names of the profiles that come with katalog. */
export const bundledProfileNames = async (): Promise<string[]> =>
  (await bundledProfiles()).map(({ name }) => name);

async function bundledProfiles(): Promise<Profile[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readProfile(new URL(name, FOLDER))));
}

async function readProfile(file: string | URL): Promise<Profile> {
  const name = String(file);
  const content = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new InputError({
      file: name,
      reason: `the profile cannot be read (${cause.code})`,
      remedy: 'Check the path',
      cause,
    });
  });
  const invalid = (reason: string): InputError =>
    new InputError({
      file: name,
      reason,
      remedy: 'See docs/profiles.md, or katalog schema profile',
    });
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (cause) {
    throw invalid(`the profile is no JSON: ${(cause as Error).message}`);
  }
  const parsed = Profile.safeParse(data);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw invalid(`not a profile: ${issues.join('; ')}`);
}

/** Whether all words that a profile asks for stand in the text, as whole words. */
function fits(profile: Profile, text: string): boolean {
  return profile.detect.every((phrase) => {
    const literal = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\d])${literal}(?![\\p{L}\\d])`, 'u').test(text);
  });
}

/** A profile with the generic one under it: every list of the one before that of the other. */
function merge(generic: Profile, own: Profile): Profile {
  return {
    ...own,
    providers: [...own.providers, ...generic.providers],
    providerMarkers: [...own.providerMarkers, ...generic.providerMarkers],
    labels: mergeLists<LabelledField>(own.labels, generic.labels),
    kinds: mergeLists<Kind>(own.kinds, generic.kinds),
    audiences: [...own.audiences, ...generic.audiences],
    severity: { ...generic.severity, ...own.severity },
  };
}

function mergeLists<K extends string>(
  own: Partial<Record<K, string[]>>,
  generic: Partial<Record<K, string[]>>,
): Partial<Record<K, string[]>> {
  const keys = Object.keys({ ...generic, ...own }) as K[];
  return Object.fromEntries(
    keys.map((key) => [key, [...(own[key] ?? []), ...(generic[key] ?? [])]]),
  ) as Partial<Record<K, string[]>>;
}
