import { describe, expect, it } from 'vitest';
import type { KindRow } from '../../protocol/rows.ts';
import { kindColumns, shareOf } from './kind-columns.ts';

const row: KindRow = { index: 3, name: 'Order', count: -5, size: 2048, cumulative: 4096 };
const textOf = (isDifference: boolean, id: string, r = row): string | undefined =>
  kindColumns({ count: 100, size: 8192 }, 'Kind', isDifference)
    .find((c) => c.id === id)
    ?.text(r);

describe('columns of kinds', () => {
  it('stand in the order of the heapy table, each with its help', () => {
    const columns = kindColumns({ count: 1, size: 1 }, 'Type', false);
    expect(columns.map((c) => c.header)).toEqual(['#', 'Type', 'Count', '%', 'Size', '%', 'Cumulative', '%']);
    expect(columns.every((c) => c.help.endsWith('.'))).toBe(true);
    expect(new Set(columns.map((c) => c.id)).size).toBe(columns.length);
  });

  it('write the sign of a difference, and the way it goes', () => {
    expect(textOf(true, 'size')).toBe('+2.00 KiB ↑');
    expect(textOf(true, 'count')).toBe('−5 ↓');
    expect(textOf(true, 'size', { ...row, size: 0 })).toBe('0 B');
    expect(textOf(false, 'size')).toBe('2.00 KiB');
  });

  it('take shares of the whole, and know no share of nothing', () => {
    expect(textOf(false, 'sizeShare')).toBe('25.0 %');
    expect(shareOf(1, 0)).toBeUndefined();
  });
});
