/** The one file that knows the virtualiser: which rows are in sight, and scrolling to one, among any number of rows. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { placeOf, scrollSpace, shiftAt } from './scaled-scroll.ts';

export interface VirtualRows {
  /** Rows to draw: their index, and where they stand. */
  readonly items: readonly { readonly index: number; readonly physical: number }[];
  /** Height of all physical rows, px. */
  readonly height: number;
  /** Rows in sight. */
  readonly start: number;
  readonly end: number;
  scrollToRow(index: number): void;
  scrollToTop(): void;
}

const OVERSCAN = 12;
const SETTLED_MS = 150;

/** `kept` is a row that stays in the document even out of sight, because it has the focus. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  headerHeight: number,
  kept: number,
): VirtualRows {
  const space = useMemo(() => scrollSpace(count, rowHeight), [count, rowHeight]);
  const [wantedShift, setShift] = useState(0);
  const shift = Math.min(wantedShift, space.rows - space.physicalRows);
  const latest = useRef({ space, shift, top: 0 });
  latest.current = { ...latest.current, space, shift };

  const virtualizer = useVirtualizer({
    count: space.physicalRows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    rangeExtractor: (range) => {
      const first = Math.max(0, range.startIndex - range.overscan);
      const last = Math.min(range.count - 1, range.endIndex + range.overscan);
      const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
      const keptAt = kept - shift;
      return keptAt >= 0 && keptAt < range.count && (keptAt < first || keptAt > last) ? [...rows, keptAt] : rows;
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const moveTo = useCallback(
    (physicalTop: number, newShift: number) => {
      const element = scroller.current;
      if (element === null) return;
      setShift(newShift);
      latest.current.shift = newShift;
      element.scrollTop = physicalTop * rowHeight;
      latest.current.top = element.scrollTop; // so that this movement does not count as a jump
    },
    [rowHeight, scroller],
  );

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      const { space: now, shift: shifted } = latest.current;
      if (now.rows === now.physicalRows) return;
      const place = placeOf(now, Math.round(element.scrollTop / rowHeight) + shifted);
      if (place.shift !== shifted) moveTo(place.physicalTop, place.shift);
    };
    const onScroll = (): void => {
      const { space: now, top } = latest.current;
      latest.current.top = element.scrollTop;
      if (now.rows === now.physicalRows) return;
      if (Math.abs(element.scrollTop - top) > 2 * element.clientHeight) {
        const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
        const physical = isAtEnd ? now.physicalRows : element.scrollTop / rowHeight;
        setShift((latest.current.shift = shiftAt(now, physical)));
      }
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLED_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, rowHeight, moveTo]);

  const scrollToRow = (index: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const rowsInSight = Math.max(1, Math.floor((element.clientHeight - headerHeight) / rowHeight));
    const top = element.scrollTop / rowHeight + shift;
    if (index >= top && index + 1 <= top + rowsInSight) return;
    const wanted = Math.max(0, index < top ? index : index - rowsInSight + 1);
    const isNear = wanted - shift >= 0 && wanted - shift < space.physicalRows && Math.abs(wanted - top) < 1000;
    const place = isNear ? { physicalTop: wanted - shift, shift } : placeOf(space, wanted);
    moveTo(place.physicalTop, place.shift);
  };

  const inSight = virtualizer.range;
  return {
    items: virtualizer.getVirtualItems().map((item) => ({ index: item.index + shift, physical: item.index })),
    height: space.physicalRows * rowHeight,
    start: (inSight?.startIndex ?? 0) + shift,
    end: (inSight?.endIndex ?? 0) + shift + 1,
    scrollToRow,
    scrollToTop: () => moveTo(0, 0),
  };
}
