import { spawnSync } from 'node:child_process';

const WORD = /[\p{L}@&|]+/gu;
/** `-a`: the pipe of ispell, one line an answer: "*" or "+" for a word, "& word count offset: suggestion, …". */
const OPTIONS = {
  hunspell: ['-a', '-d', 'da_DK', '-i', 'utf-8'],
  aspell: ['-a', '-l', 'da', '--encoding=utf-8'],
} as const;

/** Puts a spell checker's first suggestion for each word that it does not know. */
export function speller(name: keyof typeof OPTIONS): (read: string) => string {
  return (read) => {
    const words = [...new Set(read.match(WORD) ?? [])];
    // "^" keeps the pipe from taking a word for a command.
    const input = words.map((word) => `^${word}\n`).join('');
    const answer = spawnSync(name, OPTIONS[name], { input, encoding: 'utf8', maxBuffer: 1e8 });
    if (answer.status !== 0) throw new Error(`${name} failed: ${answer.stderr}`);
    const first = new Map<string, string>();
    for (const line of answer.stdout.split('\n')) {
      const match = /^& (\S+) \d+ \d+: ([^,]+)/.exec(line);
      if (match !== null) first.set(match[1]!, match[2]!.trim());
    }
    return read.replace(WORD, (word) => first.get(word) ?? word);
  };
}
