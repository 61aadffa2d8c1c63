import { useMemo, useState, type ReactNode } from 'react';
import { visibleText } from '../../base/visible-text.ts';
import { placeOf } from '../../client/location.ts';
import { itemOf } from '../../client/expression.ts';
import { actionOf } from '../../client/keymap.ts';
import type { GridSort } from '../../ui/data-grid/column.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import type { Query, SnapshotId } from '../../protocol/service.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatCounted } from '../../wording/format.ts';
import { useApp } from '../app/app-context.ts';
import { useAnswer, valueOf } from '../app/use-answer.ts';
import { useRows } from '../app/use-rows.ts';
import { objectColumns } from '../table/object-columns.tsx';
import css from './pane.module.css';

/** A selected kind: its totals, and its objects, the largest first. */
export function KindCard(props: { readonly query: Query; readonly index: number }): ReactNode {
  const app = useApp();
  const expression = itemOf(props.query.expression, props.index);
  const query: Query = { expression, selected: props.query.selected };
  const answer = useAnswer(JSON.stringify(query), (service, job, onProgress) =>
    service.describe(job, query, onProgress),
  );
  const summary = valueOf(answer);
  if (answer.kind === 'failed' || (summary !== undefined && summary.type !== 'set')) {
    return (
      <p className={css['hint']}>Rows of a stat or a difference are numbers only: there are no objects to show.</p>
    );
  }
  const open = (): void => app.go(placeOf(expression));
  return (
    <>
      <div className={css['title']}>
        <h2 className={css['name']}>
          <span>{visibleText(summary?.kind ?? `Row ${props.index}`)}</span>
        </h2>
        {summary === undefined ? null : (
          <span className={css['facts']}>
            {formatCounted(summary.count, 'object', 'objects')} · {formatBytes(summary.size)}
          </span>
        )}
        <span className={css['spread']} />
        <Button onClick={open} tip={expression}>
          Open as a table
        </Button>
      </div>
      <KindObjects query={query} snapshot={summary?.snapshot} />
    </>
  );
}

function KindObjects(props: { readonly query: Query; readonly snapshot: SnapshotId | undefined }): ReactNode {
  const app = useApp();
  const [sort, setSort] = useState<GridSort>({ by: 'size', descending: true });
  const question = JSON.stringify([props.query, sort]);
  const { rows, onRange } = useRows(question, (service, job, start, end) =>
    service.objects(job, props.query, { start, end, sort, filter: '' }),
  );
  const columns = useMemo(() => objectColumns(0), []);
  const [marked, setMarked] = useState('');
  return (
    <DataGrid
      label="Objects of the selected kind"
      columns={columns}
      rows={rows}
      question={question}
      sort={sort}
      onSort={setSort}
      isSelected={(row) => row.id === marked}
      onSelect={(row) => setMarked(row.id)}
      onOpen={(row) =>
        props.snapshot !== undefined && app.go({ selection: { kind: 'object', snapshot: props.snapshot, id: row.id } })
      }
      onRange={onRange}
      actionOf={(event) => actionOf(event, 'grid')}
      onAction={() => false}
      empty="No object."
    />
  );
}
