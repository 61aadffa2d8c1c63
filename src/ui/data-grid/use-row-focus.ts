import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** When a grid with the focus was taken away, ms; a grid that comes soon after takes the focus over. */
let leftAt = Number.NEGATIVE_INFINITY;
const HAND_OVER_MS = 3000;

/** The next grid takes the focus when it comes soon and nothing else has it. */
export function expectFocus(): void {
  leftAt = performance.now();
}

/**
 * Focus of virtual rows: `focusRow` focuses a row as soon as it is drawn; a focus whose row went away stays in the grid
 * instead of falling to the body, and a grid that replaces another (a row was opened) takes its focus over.
 */
export function useRowFocus(
  scroller: RefObject<HTMLElement | null>,
  current: number,
  startAt: number,
): (index: number) => void {
  const wanted = useRef<number>(undefined);
  const hadFocus = useRef(false);
  const first = useRef(startAt);
  useLayoutEffect(() => {
    const grid = scroller.current;
    if (performance.now() - leftAt < HAND_OVER_MS && document.activeElement === document.body) {
      grid?.focus({ preventScroll: true });
      wanted.current = first.current;
    }
    leftAt = Number.NEGATIVE_INFINITY;
    return () => {
      if (grid?.contains(document.activeElement) === true) leftAt = performance.now();
    };
  }, [scroller]);
  useEffect(() => {
    const grid = scroller.current;
    if (grid === null) return;
    const rowAt = (index: number): HTMLElement | null => grid.querySelector<HTMLElement>(`[data-row="${index}"]`);
    if (wanted.current !== undefined) {
      const row = rowAt(wanted.current);
      if (row !== null) {
        wanted.current = undefined;
        row.focus({ preventScroll: true });
      }
    } else if (hadFocus.current && document.activeElement === document.body) {
      (rowAt(current) ?? grid).focus({ preventScroll: true });
    }
    hadFocus.current = grid.contains(document.activeElement);
  });
  return (index) => {
    wanted.current = index;
  };
}
