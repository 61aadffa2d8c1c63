/** Values as JSON, for the command line. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { handleIn } from '../values/handle.ts';
import { countText, type PathsHandle } from '../values/paths.ts';
import { nameOfRow, type PatternHandle } from '../values/pattern.ts';
import { tableOf } from '../values/rows.ts';
import type { PlainValue, Value } from '../values/value.ts';
import { textOf } from './text.ts';

/** What the command line writes for a table. `type` is set, stat or diff; `rows` are all rows. */
export interface JsonTable {
  readonly type: 'set' | 'stat' | 'diff';
  readonly count: number;
  readonly size: number;
  readonly header: string;
  /** Of a difference: the totals it is relative to. */
  readonly b?: { readonly count: number; readonly size: number };
  readonly rows: readonly JsonRow[];
}

export interface JsonRow {
  readonly index: number;
  readonly count: number;
  readonly size: number;
  readonly cumulative: number;
  readonly name: string;
}

/** What the command line writes for everything else. */
/** What the command line writes for paths: how many there are (a text beyond 2^53), their steps, and the first of them. */
export interface JsonPaths {
  readonly type: 'paths';
  readonly count: number | string;
  /** References on each; -1 when there is none. */
  readonly length: number;
  /** The first 1000. */
  readonly paths: readonly string[];
}

/** What the command line writes for a reference pattern. */
export interface JsonPattern {
  readonly type: 'pattern';
  /** The first 1000. */
  readonly rows: readonly JsonPatternRow[];
}

/** `seen`: number of the row with the same objects; null = none. */
export interface JsonPatternRow {
  readonly index: number;
  readonly name: string;
  readonly flag: string;
  readonly seen: number | null;
  readonly count: number;
  readonly text: string;
}

export type JsonOther =
  { readonly type: 'text'; readonly text: string } | { readonly type: 'value'; readonly value: unknown };

/** Items written at most: a list may hold one list many times, and so on. */
const MAX_ITEMS = 1_000_000;
const MAX_LIST_DEPTH = 50;

/** Integers beyond 2^53 become text: JSON's readers would round them. NaN and infinities, which JSON has not, too. */
function* plainJson({ value }: PlainValue, left: { items: number }, depth: number): Steps<unknown> {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  left.items -= value.length;
  if (left.items < 0 || depth > MAX_LIST_DEPTH)
    throw new HeapyError('budget', 'lists inside lists are too many to write');
  const items: unknown[] = [];
  for (const item of value)
    items.push(item.type === 'value' ? yield* plainJson(item, left, depth + 1) : yield* jsonOf(item));
  return items;
}

/** Paths written. */
const MAX_PATHS = 1000;

function* jsonOfPaths(handle: PathsHandle): Steps<JsonPaths> {
  const { total } = yield* handle.counts();
  const paths: string[] = [];
  for (let line = yield* handle.lines.line(0); line !== undefined && paths.length < MAX_PATHS;) {
    paths.push(line.replace(/^ *\d+: /, ''));
    line = yield* handle.lines.line(paths.length);
  }
  const count = total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : countText(total);
  return { type: 'paths', count, length: handle.graph.length, paths };
}

const MAX_PATTERN_ROWS = 1000;

function* jsonOfPattern({ row, lines }: PatternHandle): Steps<JsonPattern> {
  const rows: JsonPatternRow[] = [];
  for (let one = yield* row(0); one !== undefined && rows.length < MAX_PATTERN_ROWS; one = yield* row(rows.length)) {
    const text = (yield* lines.line(one.index)) ?? '';
    const { index, flag, seen, set } = one;
    rows.push({ index, name: nameOfRow(one), flag, seen: seen?.index ?? null, count: set.nodes.count, text });
  }
  return { type: 'pattern', rows };
}

/** A value as plain data: tables with all rows, numbers and lists as they are, the rest as its text. */
export function* jsonOf(value: Value): Steps<JsonTable | JsonPaths | JsonPattern | JsonOther> {
  switch (value.type) {
    case 'set':
    case 'stat':
    case 'diff': {
      const { head, range } = yield* tableOf(value);
      const rows = yield* range(0, head.rowCount);
      return {
        type: value.type,
        count: head.count,
        size: head.size,
        header: head.header,
        ...(head.b === undefined ? {} : { b: head.b }),
        rows: rows.map(({ index, count, size, cumulative, name }) => ({ index, count, size, cumulative, name })),
      };
    }
    case 'value':
      return { type: 'value', value: yield* plainJson(value, { items: MAX_ITEMS }, 0) };
    case 'object':
      return { type: 'value', value: yield* textOf(value) };
    case 'handle': {
      const pattern = handleIn(value, 'pattern');
      if (pattern !== undefined) return yield* jsonOfPattern(pattern);
      const paths = handleIn(value, 'paths');
      return paths === undefined ? { type: 'text', text: yield* textOf(value) } : yield* jsonOfPaths(paths);
    }
    case 'text':
      return { type: 'text', text: yield* textOf(value) };
  }
}
