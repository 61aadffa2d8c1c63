import type { KindRow, Totals } from '../../protocol/rows.ts';
import type { Column } from '../../ui/data-grid/column.ts';
import { formatBytes, formatCount, formatCounted, formatExactBytes, formatShare } from '../../wording/format.ts';

/** A share for a bar or a percent: `undefined` when the whole is nothing. */
export function shareOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** How the amounts of one table are written. */
interface Amounts {
  readonly count: (n: number) => string;
  readonly bytes: (n: number) => string;
  readonly ofSize: (n: number) => string;
  readonly toneOf: (n: number) => 'grow' | 'shrink' | undefined;
}

/** Columns of the heapy table. `whole` is what 100 % means; a difference writes signs. */
export function kindColumns(whole: Totals, nameHeader: string, isDifference: boolean): readonly Column<KindRow>[] {
  const amounts: Amounts = {
    count: (n) => signed(n, formatCount(n), isDifference),
    bytes: (n) => signed(n, formatBytes(n), isDifference),
    ofSize: (n) => `${formatExactBytes(n)}, ${formatShare(shareOf(n, whole.size))} of ${formatBytes(whole.size)}`,
    toneOf: (n) => (!isDifference || n === 0 ? undefined : n > 0 ? 'grow' : 'shrink'),
  };
  return [...nameColumns(nameHeader), ...amountColumns(whole, amounts), ...cumulativeColumns(whole, amounts)];
}

function nameColumns(nameHeader: string): readonly Column<KindRow>[] {
  return [
    {
      id: 'index',
      header: '#',
      help: 'Place in heapy’s order, by size; x[#] is this row as a set.',
      align: 'end',
      width: '3.5rem',
      sortKey: 'index',
      quiet: true,
      text: (r) => String(r.index),
    },
    {
      id: 'name',
      header: nameHeader,
      help: 'Objects that the chosen grouping cannot tell apart.',
      align: 'start',
      width: 'minmax(12rem, 1fr)',
      sortKey: 'name',
      text: (r) => r.name,
      tip: (r) => `${r.name}: ${formatCounted(r.count, 'object', 'objects')}, ${formatExactBytes(r.size)}`,
    },
  ];
}

function amountColumns(whole: Totals, { count, bytes, ofSize, toneOf }: Amounts): readonly Column<KindRow>[] {
  return [
    {
      id: 'count',
      header: 'Count',
      help: 'Number of objects.',
      align: 'end',
      width: '7.5rem',
      sortKey: 'count',
      text: (r) => count(r.count),
      tone: (r) => toneOf(r.count),
      bar: (r) => shareOf(Math.abs(r.count), whole.count) ?? 0,
    },
    {
      id: 'countShare',
      header: '%',
      help: 'Share of all objects of this set.',
      align: 'end',
      width: '4.25rem',
      quiet: true,
      text: (r) => formatShare(shareOf(r.count, whole.count)),
    },
    {
      id: 'size',
      header: 'Size',
      help: 'Bytes of the objects themselves, without what they keep alive.',
      align: 'end',
      width: '7.5rem',
      sortKey: 'size',
      text: (r) => bytes(r.size),
      tone: (r) => toneOf(r.size),
      tip: (r) => ofSize(r.size),
      bar: (r) => shareOf(Math.abs(r.size), whole.size) ?? 0,
    },
    {
      id: 'sizeShare',
      header: '%',
      help: 'Share of all bytes of this set.',
      align: 'end',
      width: '4.25rem',
      quiet: true,
      text: (r) => formatShare(shareOf(r.size, whole.size)),
    },
  ];
}

function cumulativeColumns(whole: Totals, { bytes, ofSize }: Amounts): readonly Column<KindRow>[] {
  return [
    {
      id: 'cumulative',
      header: 'Cumulative',
      help: 'Bytes of this row and all rows before it, in heapy’s order.',
      align: 'end',
      width: '6.5rem',
      text: (r) => bytes(r.cumulative),
      tip: (r) => ofSize(r.cumulative),
    },
    {
      id: 'cumulativeShare',
      header: '%',
      help: 'Share of all bytes, summed up to this row.',
      align: 'end',
      width: '4.25rem',
      quiet: true,
      text: (r) => formatShare(shareOf(r.cumulative, whole.size)),
    },
  ];
}

/** A difference always writes its sign and the way it goes; colour is not needed to read it. */
function signed(n: number, text: string, isDifference: boolean): string {
  if (!isDifference || n === 0) return text;
  return n > 0 ? `+${text} ↑` : `${text} ↓`;
}
