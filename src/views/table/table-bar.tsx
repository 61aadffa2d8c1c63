import type { ReactNode, RefObject } from 'react';
import { groupedBy } from '../../client/expression.ts';
import type { Query } from '../../protocol/service.ts';
import { MenuButton } from '../../ui/menu/menu-button.tsx';
import { formatCount } from '../../wording/format.ts';
import { useApp, useAppState } from '../app/app-context.ts';
import { ExportMenu, type Exported } from './export-menu.tsx';
import css from './table.module.css';
import { useRelations } from './use-words.ts';

/** Grouping, filter, `12 of 3,410 kinds`, and what can be taken away. */
export function TableBar(props: {
  readonly query: Query;
  /** Relation of the table; `undefined`: it cannot be regrouped. */
  readonly relation: string | undefined;
  readonly total: number | undefined;
  readonly all: number;
  /** The numbers are still those of an older question. */
  readonly isRunning: boolean;
  readonly counted: string;
  /** Reached by a shortcut of the grid. */
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly groupRequest: number;
  readonly exported: Exported;
}): ReactNode {
  const app = useApp();
  const filter = useAppState((s) => s.location.filter);
  const relations = useRelations(props.query.selected);
  const regroup = (relation: string): void =>
    app.go({
      expression: groupedBy(props.query.expression, relation),
      selection: { kind: 'none' },
      sort: undefined,
      filter: '',
    });
  return (
    <div className={css['bar']} role="toolbar" aria-label="Table">
      {props.relation === undefined || relations.length === 0 ? null : (
        <span className={css['group']}>
          <span className={css['label']} aria-hidden="true">
            Group by
          </span>
          <MenuButton
            label="Group by"
            items={relations.map((r) => ({ id: r.id, title: r.title, note: r.help, missing: r.missing }))}
            chosen={props.relation}
            onChoose={regroup}
            openRequest={props.groupRequest}
          />
        </span>
      )}
      <FilterField fieldRef={props.filterRef} />
      <span className={css['count']} aria-live="polite">
        {props.total === undefined ? null : filter === '' ? (
          `${formatCount(props.all)} ${props.counted}`
        ) : props.isRunning ? (
          `Filtering ${formatCount(props.all)} ${props.counted} …`
        ) : (
          <>
            <strong>{formatCount(props.total)}</strong> of {formatCount(props.all)} {props.counted}
          </>
        )}
      </span>
      <span className={css['spread']} />
      <ExportMenu exported={props.exported} query={props.query} />
    </div>
  );
}

/** Plain text that must stand in a row's name. Escape clears, Enter goes to the rows. */
function FilterField({ fieldRef }: { readonly fieldRef: RefObject<HTMLInputElement | null> }): ReactNode {
  const app = useApp();
  const filter = useAppState((s) => s.location.filter);
  return (
    <input
      ref={fieldRef}
      className={css['filter']}
      type="search"
      aria-label="Filter rows"
      placeholder="Filter  /"
      value={filter}
      onChange={(event) => app.go({ filter: event.target.value, selection: { kind: 'none' } }, 'replace')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && filter !== '') {
          event.preventDefault();
          app.go({ filter: '' }, 'replace');
        } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          event.currentTarget.closest('[data-pane]')?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
        }
      }}
    />
  );
}
