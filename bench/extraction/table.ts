const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row).join('');

export const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
