/** Darker grounds carry light letters. */
const DARK = 0.5;

/** Whether a ground of this colour, "#rrggbb", carries light letters. */
export const isDark = (color: string): boolean => luminance(color) < DARK;

/** Relative luminance of "#rrggbb", 0 to 1, without gamma: enough to tell dark from light. */
export function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
