/**
 * Text for comparing across readings: lower case, æ, ø and å as the letters that a reading without them gives
 * most often (æ→ae, ø→o, å→a), accents dropped, anything but letters and digits as one space.
 */
export function fold(text: string): string {
  const danish = text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
  // most is plain letters by now, and to look for accents costs as much as all else
  if (ASCII.test(danish)) return danish.replace(/[^a-z0-9]+/g, ' ').trim();
  return danish
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ASCII = /^[\t\n\r -~]*$/;
