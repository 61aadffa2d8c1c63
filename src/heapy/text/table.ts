/** The three tables of heapy (its classes SetFormat, IdFormat and DiffFormat), character for character. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { fixed, general } from './decimal.ts';
import { stripEnd } from './whitespace.ts';
import { wrap } from './wrap.ts';

/** Columns of a line before it is wrapped. */
const LINE_LENGTH = 100;
/** Rows of a page. One more is printed when it is the last: the line that says so would take as much room. */
const PAGE_ROWS = 10;

/** Characters of the longest text made, and rows wrapped between two yields. */
const MAX_TEXT = 128 * 1024 * 1024;
const ROWS_PER_STEP = 1 << 11;

/** A row as it is printed. */
export interface TableRow {
  readonly index: number;
  readonly count: number;
  /** Bytes. */
  readonly size: number;
  /** Sum of the sizes up to this row. */
  readonly cumulative: number;
  readonly name: string;
}

/** What a table says above its rows. */
export interface TableHead {
  readonly format: 'SetFormat' | 'IdFormat' | 'DiffFormat';
  /** Title of the last column. */
  readonly header: string;
  /** IdFormat: `<__main__.A>`. */
  readonly kindName: string;
  readonly count: number;
  readonly size: number;
  /** DiffFormat: the totals it is relative to. */
  readonly b: { readonly count: number; readonly size: number } | undefined;
  /** Number of rows. */
  readonly rowCount: number;
}

/** Which rows a page shows: `start` and the row after the last. */
export function pageEnd(rowCount: number, start: number, all: boolean): number {
  const left = rowCount - start;
  return all || left <= PAGE_ROWS + 1 ? rowCount : start + PAGE_ROWS;
}

const right = (value: number, width: number): string => String(value).padStart(width);

/** A share in percent, the whole being 0 or not: guppy3 fails on 0, we print 0. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : (part * 100) / whole);

function percentOfB(size: number, head: TableHead): string {
  const b = head.b?.size ?? 0;
  return b === 0 ? '   (n.a.)' : general((size * 100) / b, 3).padStart(9);
}

function label(head: TableHead): string {
  const objects = head.count === 1 ? 'object' : 'objects';
  if (head.format === 'SetFormat')
    return `Partition of a set of ${head.count} ${objects}. Total size = ${head.size} bytes.`;
  if (head.format === 'IdFormat')
    return `Set of ${head.count} ${head.kindName} ${objects}. Total size = ${head.size} bytes.`;
  const b = head.b ?? { count: 0, size: 0 };
  const lines = [
    'Summary of difference operation (A-B).',
    '        Count     Size',
    `  A    ${right(head.count + b.count, 6)} ${right(head.size + b.size, 8)}`,
    `  B    ${right(b.count, 6)} ${right(b.size, 8)}`,
    `  A-B  ${right(head.count, 6)} ${right(head.size, 8)}  = ${percentOfB(head.size, head)} % of B`,
    '',
  ];
  if (head.count !== 0 || head.size !== 0) lines.push('Differences by kind, largest absolute size diffs first.');
  return lines.join('\n');
}

const COLUMNS: Readonly<Record<TableHead['format'], string>> = {
  SetFormat: ' Index  Count   %     Size   % Cumulative  % ',
  IdFormat: ' Index     Size   %   Cumulative  %   ',
  DiffFormat: ' Index  Count     Size  Cumulative  % of B ',
};

function headerLines(head: TableHead): readonly string[] {
  if (head.count === 0 && head.size === 0) return [''];
  const columns = COLUMNS[head.format];
  const indent = ' '.repeat(columns.length);
  return [wrap(columns + head.header, { width: LINE_LENGTH, initialIndent: '', subsequentIndent: indent }).join('\n')];
}

function numbers(row: TableRow, head: TableHead): string {
  const { index, count, size, cumulative } = row;
  const whole = (part: number, of: number): string => String(Number(fixed(share(part, of), 0)) + 0).padStart(3);
  const tenth = (part: number): string => fixed(share(part, head.size), 1).padStart(5);
  switch (head.format) {
    case 'SetFormat':
      return (
        `${right(index, 6)} ${right(count, 6)} ${whole(count, head.count)} ` +
        `${right(size, 8)} ${whole(size, head.size)} ${right(cumulative, 9)} ${whole(cumulative, head.size)} `
      );
    case 'IdFormat':
      return `${right(index, 6)} ${right(size, 8)} ${tenth(size)} ${right(cumulative, 9)} ${tenth(cumulative)} `;
    case 'DiffFormat':
      return (
        `${right(index, 6)} ${right(count, 6)} ${right(size, 8)} ${right(cumulative, 9)} ` +
        `${percentOfB(cumulative, head)} `
      );
  }
}

function rowLines(row: TableRow, head: TableHead): string {
  const prefix = numbers(row, head);
  const indent = ' '.repeat(prefix.length);
  return row.name
    .split('\n')
    .flatMap((part, i) =>
      wrap(i === 0 ? prefix + part : part, {
        width: LINE_LENGTH,
        initialIndent: i === 0 ? '' : indent,
        subsequentIndent: indent,
      }),
    )
    .join('\n');
}

/**
 * One page: `rows` are the rows from `start` on. `top` pages carry the label. Past the end a page that is not `top` is empty.
 * Throws HeapyError when the text would be too long for one string.
 */
export function* printPage(head: TableHead, rows: readonly TableRow[], start: number, top: boolean): Steps<string> {
  const lines: string[] = top ? [label(head)] : [];
  if (rows.length > 0) {
    lines.push(...headerLines(head));
    let length = 0;
    for (const [i, row] of rows.entries()) {
      const text = rowLines(row, head);
      length += text.length;
      if (length > MAX_TEXT)
        throw new HeapyError('budget', `the text of ${rows.length} rows is too long; see it page by page`);
      lines.push(text);
      if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield i / rows.length;
    }
    const more = head.rowCount - (start + rows.length);
    if (more > 0) lines.push(`<${more} more rows. Type e.g. '_.more' to view.>`);
  }
  return stripEnd(lines.join('\n'));
}
