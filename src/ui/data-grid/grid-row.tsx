import type { ReactNode } from 'react';
import { visibleText } from '../../base/visible-text.ts';
import { classes } from '../class-names.ts';
import type { Column } from './column.ts';
import css from './data-grid.module.css';
import type { VisibleRow } from './use-grid-table.ts';

export interface GridRowProps<Row> {
  readonly at: VisibleRow<Row>;
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly top: number;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}

/** One row; a skeleton of bars while its content is on the way. */
export function GridRow<Row>(props: GridRowProps<Row>): ReactNode {
  const { at, columns } = props;
  return (
    <div
      className={classes(
        css['row'],
        css['data'],
        at.index % 2 === 1 && css['odd'],
        props.isSelected && css['selected'],
      )}
      role="row"
      aria-rowindex={at.index + 2}
      aria-selected={props.isSelected}
      data-row={at.index}
      tabIndex={props.isFocused ? 0 : -1}
      style={{ gridTemplateColumns: props.template, top: props.top }}
      onClick={props.onSelect}
      onDoubleClick={props.onOpen}
    >
      {columns.map((column, i) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={i + 1}
          className={classes(
            css['cell'],
            column.align === 'end' && css['end'],
            column.quiet === true && css['quiet'],
            column.code === true && css['code'],
            at.row !== undefined && css[column.tone?.(at.row) ?? ''],
          )}
          data-tip={at.row === undefined ? undefined : column.tip?.(at.row)}
        >
          {at.row === undefined ? <span className={css['skeleton']} /> : <CellContent column={column} row={at.row} />}
        </div>
      ))}
    </div>
  );
}

function CellContent<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactNode {
  const share = column.bar?.(row);
  const width = share === undefined || !(share > 0) ? 0 : Math.max(0.5, Math.min(100, share * 100));
  return (
    <>
      {width > 0 ? <span className={css['fill']} style={{ width: `${width}%` }} aria-hidden="true" /> : null}
      {column.glyph?.(row)}
      <span className={css['text']}>{visibleText(column.text(row))}</span>
    </>
  );
}
