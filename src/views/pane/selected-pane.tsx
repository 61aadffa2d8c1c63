/** The pane below: why what is selected above is alive. */
import type { ReactNode } from 'react';
import { useAppState } from '../app/app-context.ts';
import { useTableQuery } from '../table/use-table-query.ts';
import { KindCard } from './kind-card.tsx';
import { ObjectCardPane } from './object-card.tsx';
import css from './pane.module.css';

export function SelectedPane(): ReactNode {
  const selection = useAppState((s) => s.location.selection);
  const query = useTableQuery();
  return (
    <section className={css['pane']} aria-label="Selected object" data-pane="selected">
      {selection.kind === 'object' ? (
        <ObjectCardPane snapshot={selection.snapshot} id={selection.id} />
      ) : selection.kind === 'row' ? (
        <KindCard query={query} index={selection.index} />
      ) : (
        <p className={css['hint']}>
          Nothing is selected. Choose a row above: here stands what it holds, and for an object what refers to it and so
          keeps it alive. Enter opens a row.
        </p>
      )}
    </section>
  );
}
