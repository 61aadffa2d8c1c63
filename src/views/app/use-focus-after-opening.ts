import { useEffect, useRef } from 'react';
import { expectFocus } from '../../ui/data-grid/use-row-focus.ts';
import { useAppState } from './app-context.ts';

/** After a file has opened, the keys of the view work: the focus leaves what opened it, unless the reader is elsewhere by now. */
export function useFocusAfterOpening(panelId: string): void {
  const count = useAppState((s) => s.snapshots.length);
  const before = useRef(count);
  useEffect(() => {
    const hasGrown = count > before.current;
    before.current = count;
    const active = document.activeElement;
    if (!hasGrown || (active !== null && active !== document.body && active.closest('header') === null)) return;
    if (active instanceof HTMLElement) active.blur();
    const panel = document.getElementById(panelId);
    const place = panel?.querySelector<HTMLElement>('[data-row][tabindex="0"], [role="region"][tabindex="0"]');
    if (place === null || place === undefined) expectFocus();
    else place.focus({ preventScroll: true });
  }, [count, panelId]);
}
