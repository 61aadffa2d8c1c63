/** Differences of stats against those that guppy3 made: fixtures/guppy/text-cases.json. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../base/steps.ts';
import { textOf } from '../text/text.ts';
import { tableOf } from './rows.ts';
import { difference, slicedStat } from './stat.ts';
import type { DiffValue, StatValue } from './value.ts';

type Row = readonly [count: number, size: number, name: string];
type TableRow = readonly [index: number, count: number, size: number, cumulative: number, name: string];

const file = new URL('../../../fixtures/guppy/text-cases.json', import.meta.url);
const { differences } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly differences: readonly {
    readonly a: readonly Row[];
    readonly b: readonly Row[];
    readonly count: number;
    readonly size: number;
    readonly rows: readonly TableRow[];
    readonly text: string;
    readonly slice: readonly TableRow[];
    readonly sliceText: string;
  }[];
};

const statOfRows = (rows: readonly Row[]): StatValue => ({
  type: 'stat',
  format: 'SetFormat',
  header: 'Type',
  kindName: '',
  count: rows.reduce((sum, [count]) => sum + count, 0),
  size: rows.reduce((sum, [, size]) => sum + size, 0),
  rows: rows.map(([count, size, name]) => ({ count, size, name })),
  timeMade: 0,
});

const rowsOf = (stat: DiffValue): readonly TableRow[] => {
  const { head, range } = runToEnd(tableOf(stat));
  return runToEnd(range(0, head.rowCount)).map((row) => [row.index, row.count, row.size, row.cumulative, row.name]);
};

describe('differences that guppy3 made', () => {
  test('are many', () => expect(differences.length).toBeGreaterThan(40));

  test.each(differences.map((one, i) => [i, one] as const))('%i', (_, one) => {
    const diff = difference(statOfRows(one.a), statOfRows(one.b));
    expect([diff.count, diff.size, rowsOf(diff), runToEnd(textOf(diff))]).toEqual([
      one.count,
      one.size,
      one.rows,
      one.text,
    ]);
    const slice = slicedStat(diff, {
      start: Math.min(1, diff.rows.length),
      stop: Math.min(4, diff.rows.length),
      step: 1,
    });
    expect([rowsOf(slice), runToEnd(textOf(slice))]).toEqual([one.slice, one.sliceText]);
  });
});
