/** How many there are of something, as a language writes it. */
export const countedIn =
  (language: 'da' | 'en') =>
  (one: string, many: string) =>
  (n: number): string =>
    `${n.toLocaleString(language)} ${n === 1 ? one : many}`;
