/** What stats, differences, their rows, pages and partitions answer to. */
import { firstPage, allOf, moreOf, type PageValue } from '../values/page.ts';
import type { PartitionHandle, RowHandle } from '../values/handle.ts';
import { float, int, list, str } from '../values/plain.ts';
import { rowCount, rowOfSet, tableOf, type TableValue } from '../values/rows.ts';
import type { DiffValue, StatValue, Value } from '../values/value.ts';
import { HeapyError } from '../heapy-error.ts';
import type { Steps } from '../../base/steps.ts';
import { dumpAttribute } from './files.ts';
import { rowHandle, statRowAttributes } from './stat-rows.ts';
import { attributeTable, computed, fact, method } from './attribute.ts';
import type { Scope } from './scope.ts';

type AnyStat = StatValue | DiffValue;

/** All rows as a list; spends one cell of memory a row. */
function* rowsOf(table: TableValue, scope: Scope): Steps<Value> {
  const { head, range } = yield* tableOf(table);
  scope.budget.makeItems(head.rowCount);
  const rows = yield* range(0, head.rowCount);
  if (table.type !== 'set') return list(rows.map((row) => rowHandle(row, undefined)));
  const handles: Value[] = [];
  for (const row of rows)
    handles.push(rowHandle(row, head.rowCount > 1000 ? undefined : yield* rowOfSet(table, handles.length)));
  return list(handles);
}

export const statAttributes = attributeTable<AnyStat>([
  fact('count', 'Number of objects.', (stat) => int(stat.count)),
  fact('size', 'Bytes of the objects.', (stat) => int(stat.size)),
  fact('numrows', 'Number of rows.', (stat) => int(stat.rows.length)),
  fact('kindheader', 'Title of the last column.', (stat) => str(stat.header)),
  fact('kindname', 'The kind of all objects, in an identity table.', (stat) =>
    str(stat.type === 'stat' ? stat.kindName : ''),
  ),
  fact('timemade', 'When it was made, in Unix seconds.', (stat) => float(stat.timeMade)),
  fact('format_name', 'How it prints: SetFormat, IdFormat or DiffFormat.', (stat) =>
    str(stat.type === 'stat' ? stat.format : 'DiffFormat'),
  ),
  fact('b_count', 'Of a difference A-B: number of objects of B.', (stat) => int(needDiff(stat).b.count)),
  fact('b_size', 'Of a difference A-B: bytes of B.', (stat) => int(needDiff(stat).b.size)),
  method('get_rows', [], 'The rows, each with index, count, size, cumulsize and name.', (stat, _, scope) =>
    rowsOf(stat, scope),
  ),
  dumpAttribute(),
  ...statRowAttributes,
  computed('more', 'The next ten rows.', moreOf),
  computed('all', 'All rows.', allOf),
]);

function needDiff(stat: AnyStat): DiffValue {
  if (stat.type === 'diff') return stat;
  throw new HeapyError('attribute', 'only a difference has b_count and b_size');
}

export const rowAttributes = attributeTable<RowHandle>([
  fact('index', 'Place in the table.', ({ row }) => int(row.index)),
  fact('count', 'Number of objects.', ({ row }) => int(row.count)),
  fact('size', 'Bytes of the objects.', ({ row }) => int(row.size)),
  fact('cumulsize', 'Bytes up to this row.', ({ row }) => int(row.cumulative)),
  fact('name', 'The kind.', ({ row }) => str(row.name)),
  fact('set', 'The objects, of a row of a partition.', ({ set }) => {
    if (set === undefined)
      throw new HeapyError('attribute', 'this row has no objects: it comes from a stat, or of too many rows');
    return set;
  }),
]);

export const partitionAttributes = attributeTable<PartitionHandle>([
  computed('numrows', 'Number of rows.', function* ({ set }) {
    return int(yield* rowCount(set));
  }),
  computed('kindheader', 'Title of the last column.', function* ({ set }) {
    return str((yield* tableOf(set)).head.header);
  }),
  fact('count', 'Number of objects.', ({ set }) => int(set.nodes.count)),
  computed('size', 'Bytes of the objects.', function* ({ set }) {
    return int(yield* set.size());
  }),
  computed('rows', 'The rows.', ({ set }, scope) => rowsOf(set, scope)),
  method('get_rows', [], 'The rows, each with index, count, size, cumulsize, name and set.', ({ set }, _, scope) =>
    rowsOf(set, scope),
  ),
]);

/** What pages answer to themselves; the rest is asked of their table. */
export const pageAttributes = attributeTable<PageValue>([
  computed('more', 'The next ten rows.', moreOf),
  computed('all', 'All rows.', ({ table }) => allOf(table)),
  computed('prev', 'The page before.', function* ({ previous, table }) {
    if (previous !== table) return previous;
    return { type: 'text', text: yield* firstPage(table), table, start: 0, end: 0, previous: table } as PageValue;
  }),
  fact('top', 'The table itself.', ({ table }) => table),
]);
