import type { ReactNode } from 'react';
import { useAppState } from './app-context.ts';

/** Results spoken politely: one sentence when something was done, never every percent. */
export function LiveRegion(): ReactNode {
  const text = useAppState((s) => s.announcement);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
