/** Things that print line by line, ten at a time: paths and reference patterns (guppy3: OutputHandling). */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { stripEnd } from '../text/whitespace.ts';
import type { HandleValue, Value } from './value.ts';

/** Lines that are made when they are asked for; there may be more than can ever be made. */
export interface Lines {
  /** What stands above the first page; empty: nothing. */
  readonly label: string;
  /** The line of a number; `undefined` past the end. Lines are remembered by whoever makes them. */
  line(index: number): Steps<string | undefined>;
  /** Whether a page may end with this line, which was made; left out: with any. */
  mayStopAfter?(index: number): boolean;
  /** What stands below a page when there are more lines; `last` is the last one shown. */
  more(last: number): Steps<string>;
  /** What a page past the end shows. */
  empty(): Steps<string>;
}

/** Lines that are nothing else: `rp.paths(…)`. */
export interface ListingHandle extends HandleValue {
  readonly is: 'listing';
  readonly lines: Lines;
}

/** `x.more`, `x.all` of such a thing: a page, which also answers for the thing itself. */
export interface LinesHandle extends HandleValue {
  readonly is: 'lines';
  readonly lines: Lines;
  /** The thing itself. */
  readonly top: HandleValue;
  /** The line after the last on this page. */
  readonly end: number;
  readonly previous: Value;
}

/** Lines of a page. One more is printed when it is the last. */
const PAGE_LINES = 10;
/** Lines and characters of the longest text made. */
const MOST_LINES = 100_000;
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** A page as text, and the line after its last. */
interface Page {
  readonly text: string;
  readonly end: number;
}

/** Lines from `start`, ten or all of them. Throws HeapyError when they are too many, or too long for one text. */
function* pageOf(lines: Lines, start: number, all: boolean, withLabel: boolean): Steps<Page> {
  const shown: string[] = withLabel && lines.label !== '' ? [lines.label] : [];
  const most = all ? MOST_LINES : PAGE_LINES;
  let length = 0;
  let at = start;
  for (let line = yield* lines.line(at); line !== undefined; line = yield* lines.line(at)) {
    if (at - start >= most && (all || (lines.mayStopAfter?.(at - 1) ?? true))) {
      if (all) throw new HeapyError('budget', `more than ${MOST_LINES} lines are too many for one text; use .more`);
      if ((yield* lines.line(at + 1)) !== undefined) {
        shown.push(yield* lines.more(at - 1));
        return { text: stripEnd(shown.join('\n')), end: at };
      }
    }
    length += line.length;
    if (length > MOST_CHARACTERS) throw new HeapyError('budget', 'these lines are too long for one text');
    shown.push(line);
    at++;
  }
  if (at === start) shown.push(yield* lines.empty());
  return { text: stripEnd(shown.join('\n')), end: at };
}

/** The first page: what printing shows. */
export function* firstLines(lines: Lines): Steps<string> {
  return (yield* pageOf(lines, 0, false, true)).text;
}

/** `x.all`; as in guppy3 `x.all.more` begins at the first line. */
export function* allLines(lines: Lines, top: HandleValue): Steps<LinesHandle> {
  const { text } = yield* pageOf(lines, 0, true, true);
  return { type: 'handle', is: 'lines', text, lines, top, end: 0, previous: top };
}

/** `x.more` after the page `previous`, or after the first page of `top` when there is none. */
export function* nextLines(lines: Lines, top: HandleValue, previous: LinesHandle | undefined): Steps<LinesHandle> {
  const start = previous?.end ?? (yield* pageOf(lines, 0, false, true)).end;
  const { text, end } = yield* pageOf(lines, start, false, false);
  return { type: 'handle', is: 'lines', text, lines, top, end, previous: previous ?? top };
}
