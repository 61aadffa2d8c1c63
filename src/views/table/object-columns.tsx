import type { ObjectRow } from '../../protocol/rows.ts';
import type { Column } from '../../ui/data-grid/column.ts';
import { formatBytes, formatExactBytes } from '../../wording/format.ts';
import { KindGlyph } from '../app/glyph.tsx';

/** Whether nothing but its address is known of an object: then the address says less than the kind. */
function isPlain({ text, id }: ObjectRow): boolean {
  return text === id;
}

/** Columns of single objects. `largest` is the size of a full bar, bytes; a narrow table has no room for addresses. */
export function objectColumns(largest: number, isNarrow = false): readonly Column<ObjectRow>[] {
  const columns = allColumns(largest);
  return isNarrow ? columns.filter((column) => column.id !== 'id') : columns;
}

function allColumns(largest: number): readonly Column<ObjectRow>[] {
  return [
    {
      id: 'text',
      header: 'Object',
      help: 'The object’s value or name, as far as the snapshot keeps it.',
      align: 'start',
      width: 'minmax(14rem, 2fr)',
      sortKey: 'name',
      code: true,
      glyph: (r) => <KindGlyph glyph={r.glyph} />,
      tone: (r) => (isPlain(r) ? 'dim' : undefined),
      text: (r) => r.text,
      tip: (r) => r.text,
    },
    {
      id: 'kind',
      header: 'Kind',
      help: 'Class of the object; for a dict, of what it belongs to.',
      align: 'start',
      width: 'minmax(10rem, 1fr)',
      sortKey: 'kind',
      text: (r) => r.kind,
      tip: (r) => r.kind,
    },
    {
      id: 'size',
      header: 'Size',
      help: 'Bytes of the object itself, without what it keeps alive.',
      align: 'end',
      width: '7.5rem',
      sortKey: 'size',
      text: (r) => formatBytes(r.size),
      tip: (r) => formatExactBytes(r.size),
      bar: (r) => (largest > 0 ? r.size / largest : 0),
    },
    {
      id: 'id',
      header: 'Address',
      help: 'Where the object was; names it while it lives.',
      align: 'end',
      width: '9rem',
      sortKey: 'id',
      code: true,
      quiet: true,
      text: (r) => r.id,
    },
  ];
}
