/** Our text against texts that guppy3 and CPython printed: fixtures/guppy/text-cases.json, made by oracle/guppy/make_text_cases.py. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../base/steps.ts';
import { exponential, fixed, general } from './decimal.ts';
import { floatText } from './float-text.ts';
import { pageEnd, printPage, type TableHead, type TableRow } from './table.ts';
import { wrap } from './wrap.ts';

type RowTuple = readonly [index: number, count: number, size: number, cumulative: number, name: string];

interface TableCase {
  readonly format: TableHead['format'];
  readonly header: string;
  readonly kindName: string;
  readonly count: number;
  readonly size: number;
  readonly b: readonly [number, number] | null;
  readonly rows: readonly RowTuple[];
  readonly text: string;
  readonly more: readonly string[];
  readonly all: string;
}

const file = new URL('../../../fixtures/guppy/text-cases.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly tables: readonly TableCase[];
  readonly wraps: readonly (readonly [text: string, width: number, indent: string, lines: readonly string[]])[];
  readonly decimals: readonly (readonly [number, ...(readonly string[])])[];
};

const rowOf = ([index, count, size, cumulative, name]: RowTuple): TableRow => ({
  index,
  count,
  size,
  cumulative,
  name,
});

const headOf = (c: TableCase): TableHead => ({
  format: c.format,
  header: c.header,
  kindName: c.kindName,
  count: c.count,
  size: c.size,
  b: c.b === null ? undefined : { count: c.b[0], size: c.b[1] },
  rowCount: c.rows.length,
});

describe('tables that guppy3 printed', () => {
  test('are many', () => expect(cases.tables.length).toBeGreaterThan(240));

  test.each(cases.tables.map((c, i) => [i, c.format, c.rows.length, c] as const))(
    '%i %s of %i rows',
    (_i, _f, _n, c) => {
      const rows = c.rows.map(rowOf);
      const page = (start: number, top: boolean, all: boolean): string =>
        runToEnd(printPage(headOf(c), rows.slice(start, pageEnd(rows.length, start, all)), start, top));
      expect(page(0, true, false)).toBe(c.text);
      expect(page(0, true, true)).toBe(c.all);
      let start = 0;
      for (const text of c.more) {
        start = pageEnd(rows.length, start, false);
        expect(page(start, false, false)).toBe(text);
      }
    },
  );
});

test.each(cases.wraps)('textwrap of %j to %i', (text, width, indent, lines) => {
  expect(wrap(text, { width, initialIndent: '', subsequentIndent: indent })).toEqual(lines);
});

test.each(cases.decimals.map((one) => [one[0], one] as const))('the digits of %d', (x, [, ...texts]) => {
  const ours = [fixed(x, 0), fixed(x, 1), fixed(x, 2), general(x, 3), exponential(x, 6), general(x, 12)];
  expect([...ours, floatText(x), floatText(x * 1e10)]).toEqual(texts);
});
