import type { Profile } from '../model/index.ts';
import type { FactPart, KnownNames, NameOf } from './facts/index.ts';
import { fold } from './fold.ts';
import { splitNames } from './providers.ts';

/** Share of the offerings that must give a field elsewhere for names without labels to be others. */
const GIVEN = 0.5;

/** What titles, markers and labels tell of the names in a document. */
export function knownNames(
  profile: Profile,
  titleNames: readonly (readonly string[])[],
  lists: readonly (readonly FactPart[])[],
): KnownNames {
  const told = (field: NameOf): FactPart[][] =>
    lists.map((parts) => parts.filter((part) => part.field === field));
  const share = (count: number): boolean => count > lists.length * GIVEN;
  const count = (each: readonly (readonly unknown[])[]): number =>
    each.filter(({ length }) => length > 0).length;
  const given = (['teachers', 'location', 'providers'] as const).filter((field) =>
    share(count(told(field)) + (field === 'providers' ? count(titleNames) : 0)),
  );
  const providers = [
    ...profile.providers.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...titleNames.flat(),
    ...told('providers').flatMap((parts) => parts.flatMap(({ value }) => splitNames(value))),
  ];
  return { providers: new Set(providers.map(fold)), given: new Set(given) };
}
