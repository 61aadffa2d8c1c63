import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useApp, useAppState } from '../app/app-context.ts';
import css from './table.module.css';

/** Why a table is empty, and what can be done. */
export function NoRows(props: { readonly counted: string; readonly all: number }): ReactNode {
  const app = useApp();
  const filter = useAppState((s) => s.location.filter);
  if (filter === '' || props.all === 0) return <p>This set is empty: no object of the snapshot is in it.</p>;
  return (
    <div className={css['emptied']}>
      <p>
        None of {props.all.toLocaleString()} {props.counted} has <code>{filter}</code> in its name.
      </p>
      <Button onClick={() => app.go({ filter: '' }, 'replace')}>Clear filter</Button>
    </div>
  );
}
