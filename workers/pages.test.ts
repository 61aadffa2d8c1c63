import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { runToEnd } from '../src/base/steps.ts';
import { compareTexts, orderOf, pageOf, type Sortable } from './pages.ts';

const tableOf = (names: readonly string[]): Sortable => ({
  count: names.length,
  nameAt: (p) => names[p] ?? '',
  orders: new Map([['name', (a, b) => compareTexts(names[a] ?? '', names[b] ?? '')]]),
});
const ask = (table: Sortable, by: string | undefined, descending: boolean, filter: string) =>
  runToEnd(orderOf(table, { sort: by === undefined ? undefined : { by, descending }, filter }));

describe('orderOf', () => {
  const names = ['dict of Order', 'str', 'Order', 'order_id', 'list', 'str'];

  it('leaves the rows alone without sort and filter, and for a key that does not exist', () => {
    expect(ask(tableOf(names), undefined, false, '')).toBeUndefined();
    expect(ask(tableOf(names), '__proto__', true, '')).toBeUndefined();
  });

  it('filters without regard to case, and plain text is not a pattern', () => {
    expect([...(ask(tableOf(names), undefined, false, 'ORDER') ?? [])]).toEqual([0, 2, 3]);
    expect([...(ask(tableOf(names), undefined, false, '.*') ?? [])]).toEqual([]);
  });

  it('keeps equal rows as they stand in both directions', () => {
    expect([...(ask(tableOf(names), 'name', false, '') ?? [])]).toEqual([2, 0, 4, 3, 1, 5]);
    expect([...(ask(tableOf(names), 'name', true, '') ?? [])]).toEqual([1, 5, 3, 4, 0, 2]);
  });

  it('sorts exactly what passes the filter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 4 })),
        fc.string({ maxLength: 2 }),
        fc.boolean(),
        (some, filter, down) => {
          const order = [...(ask(tableOf(some), 'name', down, filter) ?? [])];
          const kept = some.flatMap((name, i) => (name.toLowerCase().includes(filter.toLowerCase()) ? [i] : []));
          expect([...order].sort((a, b) => a - b)).toEqual(kept);
          const sorted = order.map((i) => some[i] ?? '');
          expect(down ? [...sorted].reverse() : sorted).toEqual([...sorted].sort(compareTexts));
        },
      ),
    );
  });
});

describe('pageOf', () => {
  const page = (start: number, end: number, order?: Uint32Array) =>
    pageOf(order, 5, { start, end, sort: undefined, filter: '' }, (p) => p);

  it('cuts a range to what is there', () => {
    expect(page(1, 3)).toEqual({ start: 1, rows: [1, 2], total: 5, all: 5 });
    expect(page(4, 99)).toEqual({ start: 4, rows: [4], total: 5, all: 5 });
    expect(page(9, 12)).toEqual({ start: 5, rows: [], total: 5, all: 5 });
    expect(page(-3, 2)).toMatchObject({ start: 0, rows: [0, 1] });
    expect(page(Number.NaN, Number.NaN).rows).toEqual([]);
    expect(page(3, 1).rows).toEqual([]);
  });

  it('says how many pass and how many there are', () => {
    expect(page(0, 2, Uint32Array.of(4, 2, 0))).toEqual({ start: 0, rows: [4, 2], total: 3, all: 5 });
  });
});
