/** The walk before the parser: lengths, brackets and quotes, so that the grammar never meets a source that could hurt it. */
import { HeapyError } from '../heapy-error.ts';

/** Characters of a whole source. */
export const MAX_SOURCE = 256 * 1024;
/** Characters of one logical line: the statement of a URL. */
export const MAX_STATEMENT = 4 * 1024;
/** Brackets inside brackets. */
export const MAX_NESTING = 100;

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

interface Open {
  readonly bracket: string;
  readonly at: number;
}

function fail(message: string, from: number, to: number): never {
  throw new HeapyError('syntax', message, { from, to });
}

/** End of the string literal whose quote stands at `at`; refuses one that is not closed. Raw strings end alike. */
function endOfString(source: string, at: number): number {
  const quote = source[at];
  const long = source.startsWith(quote.repeat(3), at);
  const close = long ? quote.repeat(3) : quote;
  let i = at + close.length;
  for (; i < source.length; i++) {
    const c = source[i];
    if (c === '\\') i++;
    else if (source.startsWith(close, i)) return i + close.length;
    else if (c === '\n' && !long) break;
  }
  return fail(`unterminated ${long ? 'triple-quoted ' : ''}string literal`, at, Math.min(i, source.length));
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

function shut(open: Open[], closer: string, at: number): void {
  const last = open.pop();
  if (last === undefined) fail(`unmatched '${closer}'`, at, at + 1);
  if (CLOSER_OF.get(last.bracket) !== closer)
    fail(`closing '${closer}' does not match opening '${last.bracket}'`, at, at + 1);
}

function checkLength(from: number, to: number): void {
  if (to - from > MAX_STATEMENT) fail(`a statement is longer than ${MAX_STATEMENT} characters`, from, to);
}

/** Refuses sources that are too long, too deep, or whose quotes and brackets do not match. Throws HeapyError. */
export function checkSource(source: string): void {
  if (source.length > MAX_SOURCE) fail(`the source is longer than ${MAX_SOURCE} characters`, MAX_SOURCE, source.length);
  const open: Open[] = [];
  let lineStart = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (c === "'" || c === '"') i = endOfString(source, i) - 1;
    else if (c === '#') i = endOfLine(source, i) - 1;
    else if (c === '\\') i++;
    else if (CLOSER_OF.has(c)) {
      open.push({ bracket: c, at: i });
      if (open.length > MAX_NESTING) fail(`more than ${MAX_NESTING} nested brackets`, i, i + 1);
    } else if (c === ')' || c === ']' || c === '}') shut(open, c, i);
    else if (c === '\n' && open.length === 0) {
      checkLength(lineStart, i);
      lineStart = i + 1;
    }
  }
  const left = open.at(-1);
  if (left !== undefined) fail(`'${left.bracket}' was never closed`, left.at, left.at + 1);
  checkLength(lineStart, source.length);
}
