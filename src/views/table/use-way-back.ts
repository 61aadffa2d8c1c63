import { useEffect, useMemo, useRef } from 'react';
import { HOME, type Location } from '../../client/location.ts';
import { useApp } from '../app/app-context.ts';

/** Back to what was shown before something slow was asked for. */
export interface WayBack {
  /** Goes to the place that was last shown whole, else to the first view. */
  go(): void;
  /** The present place is shown whole. */
  note(): void;
}

export function useWayBack(): WayBack {
  const app = useApp();
  const shown = useRef<Location>(undefined);
  return useMemo(
    () => ({
      go: () => app.go(shown.current ?? { ...HOME, snapshot: app.store.get().location.snapshot }, 'replace'),
      note: () => void (shown.current = app.store.get().location),
    }),
    [app],
  );
}

/** Notes the present place whenever `isShown`, asked after each rendering. */
export function useNoted(wayBack: WayBack, isShown: () => boolean): void {
  useEffect(() => {
    if (isShown()) wayBack.note();
  });
}
