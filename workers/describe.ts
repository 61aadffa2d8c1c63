/** What an expression is: its type, its totals, and what the breadcrumb says of it. */
import type { Steps } from '../src/base/steps.ts';
import { rowCount, tableOf } from '../src/heapy/values/rows.ts';
import { textOf } from '../src/heapy/text/text.ts';
import type { SetValue, Value } from '../src/heapy/values/value.ts';
import type { SetSummary, ValueSummary } from '../src/protocol/rows.ts';
import type { SnapshotId } from '../src/protocol/service.ts';
import { objectRows } from './objects.ts';

/** Texts of values that are no tables are cut here: a page of text is the console's business. */
const SHOWN_CHARACTERS = 200_000;

export function* describeValue(value: Value): Steps<ValueSummary> {
  switch (value.type) {
    case 'set':
      return yield* describeSet(value);
    case 'stat':
    case 'diff': {
      const { type, count, size, header, rows } = value;
      return { type, count, size, header, rows: rows.length, b: type === 'diff' ? value.b : undefined };
    }
    case 'object': {
      const rows = yield* objectRows(value.of);
      return { type: 'object', snapshot: value.of.name as SnapshotId, object: rows.row(value.node) };
    }
    case 'text':
    case 'value':
    case 'handle':
      return { type: value.type, text: (yield* textOf(value)).slice(0, SHOWN_CHARACTERS) };
  }
}

function* describeSet(set: SetValue): Steps<SetSummary> {
  const size = yield* set.size();
  const { head, range } = yield* tableOf(set);
  const kind = set.row === undefined ? undefined : (yield* range(0, 1)).at(0)?.name;
  return {
    type: 'set',
    snapshot: set.of.name as SnapshotId,
    count: set.nodes.count,
    size,
    relation: set.relation.id,
    header: head.header,
    rows: yield* rowCount(set),
    kind,
  };
}
