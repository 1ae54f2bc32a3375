const NUMBERS = new Map<string, number>([
  ['en', 1],
  ['et', 1],
  ['én', 1],
  ['ét', 1],
  ['to', 2],
  ['tre', 3],
  ['fire', 4],
  ['fem', 5],
  ['seks', 6],
  ['syv', 7],
  ['otte', 8],
  ['ni', 9],
  ['ti', 10],
  ['tolv', 12],
]);

const LENGTH =
  /(?<![\p{L}\d])(?<number>\d+(?:[.,]\d+)?|\p{L}+)(?<half>\s*½|\s+en halv)?(?:\s+|(?<=\d))(?<unit>minut(?:ter)?|min\.|times?|timer|dage?|døgn|uger?|måneder|måned|år)(?!\p{L})/giu;

/** The number that a Danish word or numeral means, up to twelve; undefined for any other word. */
export const numberOf = (word: string): number | undefined =>
  /^\d/.test(word) ? Number(word.replace(',', '.')) : NUMBERS.get(word.toLowerCase());

/**
 * A length of time as printed ("2,5 timer", "to dage") with its ISO 8601 duration, absent where the text gives no
 * single length or a fraction that ISO 8601 cannot say exactly.
 */
export function readDuration(text: string): { text: string; iso?: string } {
  const found = [...text.matchAll(LENGTH)].flatMap((match) => {
    const { number, half, unit } = match.groups as Record<string, string | undefined>;
    const value = numberOf(number as string);
    return value === undefined
      ? []
      : [{ value: value + (half === undefined ? 0 : 0.5), unit: unit as string }];
  });
  const [only] = found;
  if (only === undefined || found.length > 1) return { text };
  const iso = isoDuration(only.value, only.unit.toLowerCase());
  return iso === undefined ? { text } : { text, iso };
}

function isoDuration(value: number, unit: string): string | undefined {
  if (unit.startsWith('min')) return Number.isInteger(value) ? `PT${value}M` : undefined;
  if (unit.startsWith('time')) {
    const minutes = Math.round(value * 60);
    const rest = minutes % 60;
    return `PT${minutes >= 60 ? `${Math.floor(minutes / 60)}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
  }
  if (!Number.isInteger(value)) return undefined;
  if (unit.startsWith('dag') || unit === 'døgn') return `P${value}D`;
  if (unit.startsWith('uge')) return `P${value}W`;
  return unit === 'år' ? `P${value}Y` : `P${value}M`;
}
