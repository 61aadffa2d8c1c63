/** Python's `textwrap.wrap` with its defaults, as of CPython 3.11: breaks at hyphens and cuts long words. */
import { expandTabs, isBlank, lengthOf } from './whitespace.ts';

/** How wide, and what stands in front of the lines. */
export interface WrapOptions {
  readonly width: number;
  readonly initialIndent: string;
  readonly subsequentIndent: string;
}

// The parts of `TextWrapper.wordsep_re`; Python's \w and \d are Unicode's.
const WORD = '[\\p{L}\\p{N}_]';
const WORD_OR_MARK = '[\\p{L}\\p{N}_!"\'&.,?]';
const LETTER = '[\\p{L}\\p{Nl}\\p{No}_]';
const SPACE = '[\\t\\n\\x0b\\f\\r ]';
const NO_SPACE = '[^\\t\\n\\x0b\\f\\r ]';
const CHUNK = new RegExp(
  `(${SPACE}+|(?<=${WORD_OR_MARK})-{2,}(?=${WORD})|` +
    `${NO_SPACE}+?(?:-(?:(?<=${LETTER}{2}-)|(?<=${LETTER}-${LETTER}-))(?=${LETTER}-?${LETTER})|` +
    `(?=${SPACE}|$)|(?<=${WORD_OR_MARK})(?=-{2,}${WORD})))`,
  'u',
);

/** The pieces that a line can be broken between. */
function chunksOf(text: string): string[] {
  const flat = expandTabs(text).replace(/[\t\n\x0b\f\r ]/g, ' ');
  return flat.split(CHUNK).filter((chunk) => chunk !== '');
}

/** A prefix of a chunk that is too long for any line, and the rest. Python counts characters, not code units. */
function cutWord(chunk: string, width: number, room: number): readonly [head: string, rest: string] {
  const characters = [...chunk];
  let end = width < 1 ? 1 : room;
  if (characters.length > end) {
    const hyphen = end > 0 ? characters.lastIndexOf('-', end - 1) : -1;
    if (hyphen > 0 && characters.slice(0, hyphen).some((c) => c !== '-')) end = hyphen + 1;
  }
  return [characters.slice(0, end).join(''), characters.slice(end).join('')];
}

interface Line {
  readonly chunks: string[];
  length: number;
}

function fillLine(chunks: string[], width: number): Line {
  const line: Line = { chunks: [], length: 0 };
  for (let chunk = chunks.at(-1); chunk !== undefined; chunk = chunks.at(-1)) {
    const length = lengthOf(chunk);
    if (line.length + length > width) break;
    line.chunks.push(chunk);
    line.length += length;
    chunks.pop();
  }
  const next = chunks.at(-1);
  if (next !== undefined && lengthOf(next) > width) {
    const [head, rest] = cutWord(next, width, width - line.length);
    line.chunks.push(head);
    chunks[chunks.length - 1] = rest;
  }
  return line;
}

/** The lines of one paragraph; none for an empty text. */
export function wrap(text: string, options: WrapOptions): readonly string[] {
  const lines: string[] = [];
  const chunks = chunksOf(text).reverse();
  while (chunks.length > 0) {
    const indent = lines.length > 0 ? options.subsequentIndent : options.initialIndent;
    if (lines.length > 0 && isBlank(chunks[chunks.length - 1])) chunks.pop();
    const line = fillLine(chunks, options.width - indent.length).chunks;
    const last = line.at(-1);
    if (last !== undefined && isBlank(last)) line.pop();
    if (line.length > 0) lines.push(indent + line.join(''));
  }
  return lines;
}
