/**
 * A line as it may go to a terminal: names of files and what readers say of them can hold control characters, by which
 * a terminal is led to hide or change what it shows.
 */
export const printable = (line: string): string => line.replace(/\p{Cc}/gu, '\uFFFD');
