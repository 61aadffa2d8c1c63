/** `x.more` and `x.all`: pages of a table, which also answer for the table itself. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { pageEnd, printPage } from '../text/table.ts';
import { tableOf, type TableValue } from './rows.ts';
import type { TextValue, Value } from './value.ts';

/** Rows of the longest text made. */
const MAX_ROWS = 1_000_000;

/** A printed page. Attributes and rows that text does not have are those of the table. */
export interface PageValue extends TextValue {
  readonly table: TableValue;
  /** First row of this page, and the row after its last. */
  readonly start: number;
  readonly end: number;
  /** What `.prev` gives. */
  readonly previous: Value;
}

/** The page a value is, if it is one. */
export function pageIn(value: Value): PageValue | undefined {
  return value.type === 'text' && 'table' in value ? (value as PageValue) : undefined;
}

/** The text of the first page, with its label: what printing a table shows. */
export function* firstPage(table: TableValue): Steps<string> {
  const { head, range } = yield* tableOf(table);
  return yield* printPage(head, yield* range(0, pageEnd(head.rowCount, 0, false)), 0, true);
}

/** `x.all`: every row. `x.all.more` begins at the first row. Throws HeapyError when there are too many. */
export function* allOf(table: TableValue): Steps<PageValue> {
  const { head, range } = yield* tableOf(table);
  if (head.rowCount > MAX_ROWS)
    throw new HeapyError('budget', `${head.rowCount} rows are too many for one text; the limit is ${MAX_ROWS}`);
  const text = yield* printPage(head, yield* range(0, head.rowCount), 0, true);
  return { type: 'text', text, table, start: 0, end: 0, previous: table };
}

/** `x.more`: the page after the first, without label; `x.more.more` the page after that. Empty past the end. */
export function* moreOf(previous: TableValue | PageValue): Steps<PageValue> {
  const table = previous.type === 'text' ? previous.table : previous;
  const { head, range } = yield* tableOf(table);
  const start = previous.type === 'text' ? previous.end : pageEnd(head.rowCount, 0, false);
  const end = pageEnd(head.rowCount, start, false);
  const text = yield* printPage(head, yield* range(start, end), start, false);
  return { type: 'text', text, table, start, end, previous };
}
