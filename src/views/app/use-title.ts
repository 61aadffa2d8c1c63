import { useEffect } from 'react';
import { currentSnapshot } from '../../client/app-state.ts';
import { useAppState } from './app-context.ts';

/** The tab's title: the percent of what is being opened, else the snapshot at hand. */
export function useTitle(): void {
  const opening = useAppState((s) => s.openings[0]);
  const current = useAppState(currentSnapshot);
  const progress = opening?.shown === true ? Math.floor((opening.progress?.fraction ?? 0) * 100) : undefined;
  const name = current === undefined ? 'Heapglass' : `${current.summary.fileName} · Heapglass`;
  useEffect(() => {
    document.title = progress === undefined ? name : `${progress} % · Heapglass`;
  }, [name, progress]);
}
