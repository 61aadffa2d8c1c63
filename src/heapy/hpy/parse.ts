/** Reads guppy3's `.hpy` files: packages of numbers and names, one after another. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { DiffValue, StatRow, StatValue } from '../values/value.ts';

/** Rows of one package at most: every name is text in memory. */
const MAX_ROWS = 1_000_000;
/** Lines read between two yields. */
const LINES_PER_STEP = 1 << 13;

const LOADER = '.loader:';
const END = '.end:';

/** A package, and where the next begins. */
interface Read {
  readonly stat: StatValue | DiffValue;
  readonly next: number;
}

/** The text from `from` to the end of its line, and where the next line begins. */
function lineAt(text: string, from: number): { readonly line: string; readonly next: number } {
  const end = text.indexOf('\n', from);
  return end < 0 ? { line: text.slice(from), next: text.length } : { line: text.slice(from, end), next: end + 1 };
}

function broken(what: string): HeapyError {
  return new HeapyError('value', `Format error: ${what}`);
}

function checkLoader(line: string): void {
  if (!line.startsWith(LOADER)) throw broken('no initial .loader directive.');
  const loader = line.slice(LOADER.length).trim();
  if (loader !== '_load_stat') throw broken(`no such loader: '${loader}'.`);
}

/** Fields up to the first row; unknown ones are kept and ignored, of one given twice the last counts. */
function readFields(text: string, from: number): { readonly fields: Map<string, string>; readonly next: number } {
  const fields = new Map<string, string>();
  let at = from;
  while (at < text.length) {
    const { line, next } = lineAt(text, at);
    if (line === '' || line.startsWith('.r:') || line.startsWith(END)) break;
    const colon = line.indexOf(':');
    if (!line.startsWith('.') || colon < 0) throw broken(`'${line.slice(0, 40)}' is no field`);
    fields.set(line.slice(1, colon), line.slice(colon + 1).trim());
    at = next;
  }
  return { fields, next: at };
}

function integer(text: string | undefined, what: string): number {
  if (text === undefined) throw broken(`there is no ${what}`);
  const value = Number(text);
  if (!/^[-+]?\d{1,17}$/.test(text) || !Number.isSafeInteger(value)) throw broken(`${what} is no integer`);
  return value;
}

/** `12 3456 kind` or, in an identity table, `3456 kind`; the name is all the rest, blanks and all. */
function readRow(data: string, isId: boolean): StatRow {
  const [, count = '1', size, name = ''] = (isId ? /^()(\S+) ([\s\S]*)$/ : /^(\S+) (\S+) ([\s\S]*)$/).exec(data) ?? [];
  return { count: isId ? 1 : integer(count, 'the count of a row'), size: integer(size, 'the size of a row'), name };
}

function* readRows(
  text: string,
  from: number,
  isId: boolean,
): Steps<{ readonly rows: readonly StatRow[]; readonly next: number }> {
  const rows: StatRow[] = [];
  let at = from;
  while (at < text.length) {
    const { line, next } = lineAt(text, at);
    if (line.startsWith(END)) return { rows, next };
    if (!line.startsWith('.r: ')) throw broken(`'${line.slice(0, 40)}' is no row`);
    // A file that was cut inside a line: what stands there may be half a number.
    if (next === text.length && !text.endsWith('\n')) return { rows, next };
    if (rows.length === MAX_ROWS) throw new HeapyError('budget', `more than ${MAX_ROWS} rows in one package`);
    rows.push(readRow(line.slice(4), isId));
    if (rows.length % LINES_PER_STEP === 0) yield next / text.length;
    at = next;
  }
  return { rows, next: at };
}

function* readPackage(text: string, from: number): Steps<Read> {
  const first = lineAt(text, from);
  checkLoader(first.line);
  const { fields, next: rowsAt } = readFields(text, first.next);
  const format = fields.get('format');
  if (format !== 'SetFormat' && format !== 'IdFormat' && format !== 'DiffFormat')
    throw broken(`no such format: '${format ?? ''}'`);
  const isId = format === 'IdFormat';
  const count = integer(fields.get('count'), '.count');
  const size = integer(fields.get('size'), '.size');
  const timeMade = Number(fields.get('timemade') ?? Number.NaN);
  if (!Number.isFinite(timeMade)) throw broken('.timemade is no number');
  const numRows = integer(fields.get('numrows'), '.numrows');
  const header = fields.get('kindheader') ?? '';
  const kindName = fields.get('kindname') ?? '';
  const found = yield* readRows(text, rowsAt, isId);
  // guppy3 shows as many as were announced.
  const rows = found.rows.length > numRows ? found.rows.slice(0, Math.max(0, numRows)) : found.rows;
  if (format !== 'DiffFormat')
    return { stat: { type: 'stat', format, header, kindName, count, size, rows, timeMade }, next: found.next };
  const b = { count: integer(fields.get('b_count'), '.b_count'), size: integer(fields.get('b_size'), '.b_size') };
  return { stat: { type: 'diff', header, count, size, b, rows, timeMade }, next: found.next };
}

/** Line ends as Python reads them. */
const normal = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The first package of a file: guppy3's `load(name)`. Throws HeapyError on what is none. A cut end is taken as the end. */
export function* firstPackage(text: string): Steps<StatValue | DiffValue> {
  return (yield* readPackage(normal(text), 0)).stat;
}

/** All packages of a file, in order; empty lines behind a package are passed over. Throws HeapyError. */
export function* allPackages(text: string): Steps<readonly (StatValue | DiffValue)[]> {
  const whole = normal(text).replace(/\n+$/, '\n');
  const stats: (StatValue | DiffValue)[] = [];
  for (let at = 0; at < whole.length;) {
    const { stat, next } = yield* readPackage(whole, at);
    stats.push(stat);
    at = next;
    while (whole[at] === '\n') at++;
  }
  return stats;
}
