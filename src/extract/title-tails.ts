import { evidenceFor } from './facts/index.ts';
import { fold } from './fold.ts';
import { splitProviders, type TitleReader } from './providers.ts';

/** What parts a title from who offers it, where no marker does: "Titel (Navn)", "Titel | Navn", "Titel ved Navn". */
const TAILS = [
  /\s+\((?<names>[^()]+)\)$/u,
  /\s*[|·•]\s*(?<names>[^|·•]+)$/u,
  /\s+[–—-]\s+(?<names>[^–—]+)$/u,
  /\s+\/\s+(?<names>[^/]+)$/u,
  // at the last of these words: before it the title may have its own
  /\s+(?:ved|hos)\s+(?<names>\p{Lu}(?:(?!\s(?:ved|hos)\s).)*)$/u,
];
/** Share of the titles that must have such a tail, for it to be a manner of naming someone. */
const MOST = 0.8;
const LEAST = 3;
/** Share of the tails that must be names of bodies, or come again. */
const NAMES = 0.4;

/**
 * A reader of titles that also parts them from the names behind them, where the document sets most of its titles so and
 * the tails are names of bodies, or of such that come again.
 */
export function withTails(read: TitleReader, titles: readonly string[]): TitleReader {
  const pattern = TAILS.find((each) => isManner(titles, each));
  if (pattern === undefined) return read;
  return (text) => {
    const known = read(text);
    const match = known.printed.length > 0 ? null : pattern.exec(text.trimEnd());
    const names = match?.groups?.names;
    if (match === null || names === undefined || match.index === 0) return known;
    const start = match.index + match[0].indexOf(names);
    return {
      title: text.slice(0, match.index).trim(),
      printed: splitProviders(names),
      run: [start, start + names.length],
    };
  };
}

function isManner(titles: readonly string[], pattern: RegExp): boolean {
  const tails = titles.flatMap((title) => pattern.exec(title.trimEnd())?.groups?.names ?? []);
  if (tails.length < LEAST || tails.length < titles.length * MOST) return false;
  const names = tails.flatMap(splitProviders);
  const keys = names.map(fold);
  const told = names.filter(
    (name, n) =>
      /^\p{Lu}/u.test(name) &&
      (evidenceFor(name).providers > 0 || keys.indexOf(keys[n] as string) !== n),
  );
  return told.length >= names.length * NAMES;
}
