import { useEffect, useState, type ReactNode } from 'react';
import type { Progress } from '../../base/steps.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress/progress-bar.tsx';
import { capitalised, formatShare } from '../../wording/format.ts';
import css from './table.module.css';

const SHOW_AFTER_MS = 300;

/** Work that takes longer than a moment: its phase, how far it is, and a way out. */
export function ProgressStrip(props: { readonly progress: Progress; readonly onCancel: () => void }): ReactNode {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  const phase = capitalised(props.progress.phase);
  return (
    <div className={css['working']}>
      <span>
        {phase} · {formatShare(props.progress.fraction)}
      </span>
      <ProgressBar label={phase} fraction={props.progress.fraction} />
      <Button onClick={props.onCancel}>Cancel</Button>
    </div>
  );
}
