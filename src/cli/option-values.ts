import { InvalidArgumentError } from 'commander';

/** A whole number from 1. */
export function count(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('It must be a whole number from 1.');
}

// setTimeout takes no more than 2^31 - 1 milliseconds.
const longest = 2_147_483;

export function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= longest) return value;
  throw new InvalidArgumentError(`It must be a number of seconds above 0, at most ${longest}.`);
}

export function webAddress(text: string): string {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError(
    'It is no web address, such as https://data.example.dk/kurser.csv.',
  );
}
