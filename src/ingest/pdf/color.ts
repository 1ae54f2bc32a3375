/** A colour between two, `share` of the way from the first to the second; all of them #rrggbb. */
export function blend(from: string, to: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    return Math.round((a as number) * (1 - share) + (b as number) * share);
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** What a colour looks like over white paper. */
export const overWhite = (color: string, alpha: number): string =>
  alpha >= 1 ? color : blend('#ffffff', color, alpha);
