import type { ObjectRow } from '../../protocol/rows.ts';
import type { Column } from '../../ui/data-grid/column.ts';
import { formatBytes, formatExactBytes } from '../../wording/format.ts';
import { KindGlyph } from '../app/glyph.tsx';

/** Columns of single objects. `largest` is the size of a full bar, bytes. */
export function objectColumns(largest: number): readonly Column<ObjectRow>[] {
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
      text: (r) => r.text,
      tip: (r) => r.text,
    },
    {
      id: 'kind',
      header: 'Kind',
      help: 'Class of the object; for a dict, of what it belongs to.',
      align: 'start',
      width: 'minmax(10rem, 1fr)',
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
