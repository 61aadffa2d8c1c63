import type { ReactNode } from 'react';
import { readPreference, writePreference } from '../../client/preferences.ts';
import { SplitPane } from '../../ui/split-pane/split-pane.tsx';
import css from './pane.module.css';
import { SelectedPane } from './selected-pane.tsx';

const STANDARD = 62;

/** Above: what. Below: why is it alive. The split is remembered. */
export function PaneLayout({ children }: { readonly children: ReactNode }): ReactNode {
  const remembered = Number(readPreference('split') ?? Number.NaN);
  return (
    <SplitPane
      label="Height of the table"
      standard={STANDARD}
      remembered={Number.isFinite(remembered) ? remembered : undefined}
      onChange={(percent) => writePreference('split', String(percent))}
      top={
        <div className={css['upper']} data-pane="table">
          {children}
        </div>
      }
      bottom={<SelectedPane />}
    />
  );
}
