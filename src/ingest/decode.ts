/** Share of characters that may be controls before a file is taken for something other than text. */
const MOST_CONTROLS = 0.01;

/**
 * The text of a plain-text file: UTF-8 or UTF-16 with its byte order mark, UTF-8 without, else windows-1252, which
 * Danish programs on Windows write. Undefined where the bytes are no text. Line ends become "\n".
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes).replace(/\r\n?/gu, '\n');
  return looksLikeText(text) ? text : undefined;
}

function decode(bytes: Uint8Array): string {
  // Not Unicode: every sequence of bytes is windows-1252, so that comes last.
  return decodeUnicode(bytes) ?? decodeWindows1252(bytes);
}

/** The text of bytes that are UTF-16 or UTF-8; undefined for others. */
function decodeUnicode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(utf16Kind(bytes) ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What windows-1252 has in 0x80–0x9F; the five it leaves out stay controls (WHATWG Encoding Standard). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** TextDecoder of Node 20 takes windows-1252 for Latin-1 (nodejs/node#56542), hence the table. */
const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] as string);

/** Whether the bytes are UTF-8 or UTF-16 without any control character that text does not hold. */
export function isCleanUnicode(bytes: Uint8Array): boolean {
  const text = decodeUnicode(bytes);
  return text !== undefined && controlsOf(text) === 0;
}

/** By the byte order mark, or by the zero bytes that Latin letters leave in every other place. */
function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 1000);
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  });
  const [even, odd] = zeros as [number, number];
  if (odd > 0.3 * head.length && even === 0) return 'utf-16le';
  if (even > 0.3 * head.length && odd === 0) return 'utf-16be';
  return undefined;
}

/** Controls that text does hold: blanks, line ends, and the end mark of old DOS files. */
const TEXT_CONTROLS = new Set(['\n', '\t', '\f', '\v', '\u001a', '\u0085']);

const controlsOf = (text: string): number =>
  text.match(/\p{Cc}/gu)?.filter((char) => !TEXT_CONTROLS.has(char) && char !== '\r').length ?? 0;

const looksLikeText = (text: string): boolean => controlsOf(text) <= MOST_CONTROLS * text.length;
