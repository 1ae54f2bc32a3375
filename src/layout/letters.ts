/** Number of letters and digits: what counts when styles are weighed. */
export const letterCount = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
