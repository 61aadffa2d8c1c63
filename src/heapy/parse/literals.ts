/** Python's numbers and strings, from their spelling. */
import { HeapyError } from '../heapy-error.ts';
import type { SourceRange } from '../heapy-error.ts';

const DIGITS = '[0-9](?:_?[0-9])*';
const INTEGER = new RegExp(
  `^(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?0)*|[1-9](?:_?[0-9])*)$`,
);
const FLOAT = new RegExp(`^(?:(?:${DIGITS})?\\.${DIGITS}|${DIGITS}\\.?)(?:[eE][+-]?${DIGITS})?$`);

/** The number a literal spells: bigint for int, number for float. Throws HeapyError. */
export function numberOf(spelling: string, range: SourceRange): bigint | number {
  if (INTEGER.test(spelling)) return BigInt(spelling.replaceAll('_', ''));
  if (/^0[0-9_]+$/.test(spelling))
    throw new HeapyError('syntax', 'leading zeros in decimal integer literals are not permitted', range);
  if (/[jJ]$/.test(spelling)) throw new HeapyError('syntax', 'complex numbers are not part of this language', range);
  if (FLOAT.test(spelling)) return Number(spelling.replaceAll('_', ''));
  throw new HeapyError('syntax', `invalid number ${spelling}`, range);
}

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const HEX_LENGTH: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function characterOf(code: number, range: SourceRange): string {
  if (code > 0x10ffff) throw new HeapyError('syntax', 'illegal Unicode character in a string', range);
  return String.fromCodePoint(code);
}

/** The text that the inside of a string literal stands for. An unknown escape stands for itself, as in Python. */
export function unescape(body: string, range: SourceRange): string {
  if (!body.includes('\\')) return body;
  let out = '';
  for (let i = 0; i < body.length; i++) {
    if (body[i] !== '\\') {
      out += body[i];
      continue;
    }
    const c = body[++i];
    const simple = SIMPLE_ESCAPES.get(c);
    const hexLength = HEX_LENGTH.get(c);
    if (simple !== undefined) out += simple;
    else if (hexLength !== undefined) {
      const hex = body.slice(i + 1, i + 1 + hexLength);
      if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length !== hexLength)
        throw new HeapyError('syntax', `truncated \\${c} escape in a string`, range);
      out += characterOf(Number.parseInt(hex, 16), range);
      i += hexLength;
    } else if (c >= '0' && c <= '7') {
      const octal = /^[0-7]{1,3}/.exec(body.slice(i))?.[0] ?? c;
      out += String.fromCharCode(Number.parseInt(octal, 8));
      i += octal.length - 1;
    } else if (c === 'N') throw new HeapyError('syntax', '\\N{…} escapes are not part of this language', range);
    else out += `\\${c}`;
  }
  return out;
}

/** A string literal in its parts. Offsets are into the spelling. */
export interface StringParts {
  readonly raw: boolean;
  /** Where the inside begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** Takes a literal's prefix and quotes off. Throws HeapyError on bytes: objects are found by text, not by bytes. */
export function stringParts(spelling: string, range: SourceRange): StringParts {
  const prefix = /^[a-zA-Z]*/.exec(spelling)?.[0].toLowerCase() ?? '';
  if (prefix.includes('b')) throw new HeapyError('syntax', 'bytes literals are not part of this language', range);
  const quote = spelling[prefix.length];
  const width = spelling.startsWith(quote.repeat(3), prefix.length) && spelling.length >= prefix.length + 6 ? 3 : 1;
  return { raw: prefix.includes('r'), from: prefix.length + width, to: spelling.length - width };
}

/** The text of a plain string literal. Throws HeapyError. */
export function stringOf(spelling: string, range: SourceRange): string {
  const parts = stringParts(spelling, range);
  const body = spelling.slice(parts.from, parts.to);
  return parts.raw ? body : unescape(body, range);
}
