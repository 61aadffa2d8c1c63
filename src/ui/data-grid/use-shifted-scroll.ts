/** The scroller of more rows than fit into its height: which shift holds now, and how scrolling changes it. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { placeOf, shiftAt, type ScrollSpace } from './scaled-scroll.ts';

export interface ShiftedScroll {
  /** Physical row p shows row p + shift. */
  readonly shift: number;
  /** Scrolls a physical row to the top under another shift. */
  moveTo(physicalTop: number, shift: number): void;
}

const SETTLED_MS = 150;

/** `space` and `rowHeight` may change at any time; while all rows fit the shift is 0 and nothing happens here. */
export function useShiftedScroll(
  scroller: RefObject<HTMLElement | null>,
  space: ScrollSpace,
  rowHeight: number,
): ShiftedScroll {
  const [wanted, setWanted] = useState(0);
  const shift = Math.min(wanted, space.rows - space.physicalRows);
  // What the listener below reads: it outlives renders.
  const latest = useRef({ space, shift, top: 0 });
  useEffect(() => {
    latest.current.space = space;
    latest.current.shift = shift;
  }, [space, shift]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      const now = latest.current;
      const place = placeOf(now.space, Math.round(element.scrollTop / rowHeight) + now.shift);
      if (place.shift === now.shift) return;
      jump(element, now, place, rowHeight);
      setWanted(place.shift);
    };
    const onScroll = (): void => {
      const now = latest.current;
      const moved = Math.abs(element.scrollTop - now.top);
      now.top = element.scrollTop;
      if (now.space.rows === now.space.physicalRows) return;
      if (moved > 2 * element.clientHeight) {
        const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
        now.shift = shiftAt(now.space, isAtEnd ? now.space.physicalRows : element.scrollTop / rowHeight);
        setWanted(now.shift);
      }
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLED_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, rowHeight]);

  const moveTo = (physicalTop: number, newShift: number): void => {
    const element = scroller.current;
    if (element === null) return;
    jump(element, latest.current, { physicalTop, shift: newShift }, rowHeight);
    setWanted(newShift);
  };
  return { shift, moveTo };
}

/** Scrolls, and notes where, so that the movement does not count as the user's. */
function jump(
  element: HTMLElement,
  now: { shift: number; top: number },
  place: { readonly physicalTop: number; readonly shift: number },
  rowHeight: number,
): void {
  now.shift = place.shift;
  element.scrollTop = place.physicalTop * rowHeight;
  now.top = element.scrollTop;
}
