/**
 * Text for comparing across readings: lower case, æ, ø and å as the letters that a reading without them gives
 * most often (æ→ae, ø→o, å→a), accents dropped, anything but letters and digits as one space.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
