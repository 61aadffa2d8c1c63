/** Python's `repr` of texts, and its shortened form of the module `reprlib`, over JavaScript strings. */

/** Backslash, and what `str.isprintable` denies (CPython: these categories), without the blank. */
const special = /(?! )[\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** `repr(text)`: in single quotes, or in double quotes when it holds single ones only. */
export function pythonRepr(text: string): string {
  const quote = quoteFor(text);
  const escaped = text.replace(special, escapeOf);
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

const quoteFor = (text: string): string => (text.includes("'") && !text.includes('"') ? '"' : "'");

function escapeOf(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** `repr` of bytes from the text between its quotes, whose escapes are there already; the quotes follow from it. */
export function bytesRepr(body: string): string {
  const quote = /(^|[^\\])(\\\\)*'/.test(body) ? '"' : "'";
  return `b${quote}${body}${quote}`;
}

/** What `reprlib.Repr` leaves of texts by default: characters. */
export const REPR_LIMITS = { string: 30, integer: 40, other: 30 } as const;

/** At most `limit` characters: head, `...`, tail (`reprlib`: the head is the shorter one). */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit || (text.length <= 2 * limit && [...text].length <= limit)) return text;
  return elided(text, limit);
}

function elided(text: string, limit: number): string {
  const { head, tail } = partsOf(limit);
  return `${firstCharacters(text, head).join('')}...${lastCharacters(text, tail).join('')}`;
}

/** `reprlib.repr` of a str. Cuts the text before it escapes, so that long texts cost little. */
export function shortStrRepr(text: string): string {
  const { string: limit } = REPR_LIMITS;
  const start = firstCharacters(text, limit);
  const whole = pythonRepr(start.join(''));
  if ([...whole].length <= limit) return whole;
  const { head, tail } = partsOf(limit);
  return elided(pythonRepr([...start.slice(0, head), ...lastCharacters(text, tail)].join('')), limit);
}

/** As much of a str as `reprlib` would show when only its head was kept: `'The first characters of i'...`. */
export function clippedStrRepr(headOfText: string): string {
  const kept = firstCharacters(headOfText, REPR_LIMITS.string - 5);
  while ([...pythonRepr(kept.join(''))].length > REPR_LIMITS.string - 3) kept.pop();
  return `${pythonRepr(kept.join(''))}...`;
}

/** The same for bytes; `body` as in `bytesRepr`. No escape is cut in two. */
export function clippedBytesRepr(body: string): string {
  const whole = /^(?:\\x[0-9a-f]{2}|\\[^x]|[^\\])*/.exec(body.slice(0, REPR_LIMITS.other - 6)) ?? [''];
  return `${bytesRepr(whole[0])}...`;
}

/** `reprlib` keeps `head` characters, three dots, and `tail` characters. */
function partsOf(limit: number): { readonly head: number; readonly tail: number } {
  const head = Math.floor((limit - 3) / 2);
  return { head, tail: limit - 3 - head };
}

/** The first `count` characters (code points). */
const firstCharacters = (text: string, count: number): string[] => [...text.slice(0, 2 * count)].slice(0, count);

/** The last `count` characters. One unit more is taken, so that a pair cut in two is not among them. */
const lastCharacters = (text: string, count: number): string[] => [...text.slice(-2 * count - 1)].slice(-count);
