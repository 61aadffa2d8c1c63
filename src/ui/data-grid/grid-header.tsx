import { useId, type ReactNode } from 'react';
import { classes } from '../class-names.ts';
import css from './data-grid.module.css';
import type { GridHeader } from './use-grid-table.ts';

const ARROWS = { ascending: '▴', descending: '▾' } as const;

/** The header: a button for every column that can be sorted by, its meaning in a tooltip and for assistive technology. */
export function GridHeaderRow<Row>(props: {
  readonly headers: readonly GridHeader<Row>[];
  readonly template: string;
}): ReactNode {
  const helpId = useId();
  return (
    <div className={css['header']} role="rowgroup">
      <div className={css['row']} role="row" aria-rowindex={1} style={{ gridTemplateColumns: props.template }}>
        {props.headers.map(({ column, sorted, toggle }, i) => {
          const help = `${helpId}-${i}`;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={i + 1}
              aria-sort={sorted ?? (column.sortKey === undefined ? undefined : 'none')}
              className={classes(css['head'], column.align === 'end' && css['end'])}
              data-tip={column.help}
            >
              {column.sortKey === undefined ? (
                <span className={css['title']}>{column.header}</span>
              ) : (
                <button type="button" className={css['sort']} aria-describedby={help} onClick={toggle}>
                  {column.header}
                  <span className={css['arrow']} aria-hidden="true">
                    {sorted === undefined ? '' : ARROWS[sorted]}
                  </span>
                </button>
              )}
              <span id={help} hidden>
                {column.help}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
