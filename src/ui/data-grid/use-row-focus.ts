import { useEffect, useRef, type RefObject } from 'react';

/**
 * Focus of virtual rows: `focusRow` focuses a row as soon as it is drawn; a focus whose row went away stays in the grid
 * instead of falling to the body.
 */
export function useRowFocus(scroller: RefObject<HTMLElement | null>, current: number): (index: number) => void {
  const wanted = useRef<number>(undefined);
  const hadFocus = useRef(false);
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
