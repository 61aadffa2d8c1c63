import { useState, type ReactNode } from 'react';
import { actionOf } from '../../client/keymap.ts';
import type { ReferenceRow } from '../../protocol/rows.ts';
import type { SnapshotId } from '../../protocol/service.ts';
import type { Column, GridSort } from '../../ui/data-grid/column.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { formatBytes, formatExactBytes } from '../../wording/format.ts';
import { useApp } from '../app/app-context.ts';
import { FailureBanner } from '../app/failure-banner.tsx';
import { KindGlyph } from '../app/glyph.tsx';
import { useRows } from '../app/use-rows.ts';

const COLUMNS: readonly Column<ReferenceRow>[] = [
  {
    id: 'label',
    header: 'Reference',
    help: 'The attribute, key or position by which the one refers to the other.',
    align: 'start',
    width: 'minmax(8rem, 16rem)',
    sortKey: 'label',
    code: true,
    text: (r) => (r.strong ? r.label : `${r.label} (weak)`),
    tip: (r) => r.label,
  },
  {
    id: 'object',
    header: 'Object',
    help: 'The other end of the reference.',
    align: 'start',
    width: 'minmax(12rem, 2fr)',
    code: true,
    glyph: (r) => <KindGlyph glyph={r.object.glyph} />,
    text: (r) => r.object.text,
    tip: (r) => r.object.text,
  },
  {
    id: 'kind',
    header: 'Kind',
    help: 'Class of the object; for a dict, of what it belongs to.',
    align: 'start',
    width: 'minmax(8rem, 1fr)',
    sortKey: 'name',
    text: (r) => r.object.kind,
    tip: (r) => r.object.kind,
  },
  {
    id: 'size',
    header: 'Size',
    help: 'Bytes of the object itself, without what it keeps alive.',
    align: 'end',
    width: '6.5rem',
    sortKey: 'size',
    text: (r) => formatBytes(r.object.size),
    tip: (r) => formatExactBytes(r.object.size),
  },
  {
    id: 'id',
    header: 'Address',
    help: 'Where the object was; names it while it lives.',
    align: 'end',
    width: '9rem',
    code: true,
    quiet: true,
    sortKey: 'id',
    text: (r) => r.object.id,
  },
];

const NONE = {
  referrers: 'No object refers to it.',
  referents: 'It refers to no object.',
} as const;

/** References to or from one object. Enter walks to the other end. */
export function ReferenceTable(props: {
  readonly snapshot: SnapshotId;
  readonly id: string;
  readonly direction: 'referrers' | 'referents';
}): ReactNode {
  const app = useApp();
  const { snapshot, id, direction } = props;
  const [sort, setSort] = useState<GridSort>();
  const [marked, setMarked] = useState<string>();
  const question = JSON.stringify([snapshot, id, direction, sort]);
  const { rows, onRange } = useRows(question, (service, job, start, end) =>
    service.references(job, snapshot, id, direction, { start, end, sort, filter: '' }),
  );
  if (rows.failure !== undefined) return <FailureBanner failure={rows.failure} subject={id} />;
  const keyOf = (r: ReferenceRow): string => `${r.label} ${r.object.id}`;
  return (
    <DataGrid
      label={direction === 'referrers' ? 'Referrers' : 'Referents'}
      columns={COLUMNS}
      rows={rows}
      question={question}
      sort={sort}
      onSort={setSort}
      isSelected={(row) => keyOf(row) === marked}
      onSelect={(row) => setMarked(keyOf(row))}
      onOpen={(row) => app.go({ selection: { kind: 'object', snapshot, id: row.object.id } })}
      onRange={onRange}
      actionOf={(event) => actionOf(event, 'grid')}
      onAction={(action) => {
        if (action === 'back-out') window.history.back();
        return action === 'back-out';
      }}
      empty={NONE[direction]}
    />
  );
}
