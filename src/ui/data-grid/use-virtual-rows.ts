/** The one file that knows the virtualiser: which rows are in sight, and scrolling to one, among any number of rows. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, type RefObject } from 'react';
import { placeOf, scrollSpace } from './scaled-scroll.ts';
import { useShiftedScroll } from './use-shifted-scroll.ts';

export interface VirtualRows {
  /** Rows to draw: their index, and where they stand. */
  readonly items: readonly { readonly index: number; readonly physical: number }[];
  /** Height of all physical rows, px. */
  readonly height: number;
  /** Rows in sight. */
  readonly start: number;
  readonly end: number;
  /** Scrolls as little as needed. */
  scrollToRow(index: number): void;
  scrollToTop(): void;
}

/** What a grid is made of, px. */
export interface RowMetrics {
  readonly row: number;
  readonly header: number;
}

const OVERSCAN = 12;
/** A row further away than this is jumped to. */
const NEAR_ROWS = 1000;

/** `kept` is a row that stays in the document even out of sight, because it has the focus. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  metrics: RowMetrics,
  kept: number,
): VirtualRows {
  const space = useMemo(() => scrollSpace(count, metrics.row), [count, metrics.row]);
  const { shift, moveTo } = useShiftedScroll(scroller, space, metrics.row);
  const virtualizer = useVirtualizer({
    count: space.physicalRows,
    getScrollElement: () => scroller.current,
    estimateSize: () => metrics.row,
    overscan: OVERSCAN,
    rangeExtractor: ({ startIndex, endIndex, overscan, count: all }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(all - 1, endIndex + overscan);
      const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
      const keptAt = kept - shift;
      return keptAt >= 0 && keptAt < all && (keptAt < first || keptAt > last) ? [...rows, keptAt] : rows;
    },
  });

  const scrollToRow = (index: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const rowsInSight = Math.max(1, Math.floor((element.clientHeight - metrics.header) / metrics.row));
    const top = element.scrollTop / metrics.row + shift;
    if (index >= top && index + 1 <= top + rowsInSight) return;
    const wanted = Math.max(0, index < top ? index : index - rowsInSight + 1);
    const isNear = wanted >= shift && wanted - shift < space.physicalRows && Math.abs(wanted - top) < NEAR_ROWS;
    const place = isNear ? { physicalTop: wanted - shift, shift } : placeOf(space, wanted);
    moveTo(place.physicalTop, place.shift);
  };

  return {
    items: virtualizer.getVirtualItems().map((item) => ({ index: item.index + shift, physical: item.index })),
    height: space.physicalRows * metrics.row,
    start: (virtualizer.range?.startIndex ?? 0) + shift,
    end: (virtualizer.range?.endIndex ?? 0) + shift + 1,
    scrollToRow,
    scrollToTop: () => moveTo(0, 0),
  };
}
