import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress/progress-bar.tsx';
import { capitalised, formatBytes, formatShare } from '../../wording/format.ts';
import { useApp, useAppState } from './app-context.ts';
import css from './openings.module.css';

/** Files on their way in: phase, fraction, bytes, Cancel. Shown after 300 ms, not before. */
export function Openings(): ReactNode {
  const app = useApp();
  const openings = useAppState((s) => s.openings);
  const isShown = openings.some((o) => o.shown);
  if (!isShown) return null;
  return (
    <ul className={css['list']} aria-label="Opening">
      {openings.map(({ key, file, progress }) => (
        <li key={key} className={css['row']}>
          <span className={css['name']}>{file.name}</span>
          <span className={css['phase']}>
            {progress === undefined ? 'Waiting' : `${capitalised(progress.phase)} · ${formatShare(progress.fraction)}`}
          </span>
          <ProgressBar label={`Opening ${file.name}`} fraction={progress === undefined ? 0 : progress.fraction} />
          <span className={css['bytes']}>{formatBytes(file.size)}</span>
          <Button onClick={() => app.cancelOpening(key)} label={openings.length > 1 ? `Cancel ${file.name}` : 'Cancel'}>
            Cancel
          </Button>
        </li>
      ))}
    </ul>
  );
}
