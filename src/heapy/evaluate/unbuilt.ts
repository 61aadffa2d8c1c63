/** Names of heapy that a value does not answer to here, each with its reason: better than "unknown attribute". */
import { HeapyError } from '../heapy-error.ts';
import type { Value } from '../values/value.ts';

type Reason = 'later' | 'live-only' | 'internal';

const LATER_OF_SETS = 'byprod referrers_gc ' + 'maprox prod dump';
const LATER_OF_SNAPSHOTS = 'load loadall Prod Root pb monitor test dumph loadc';
const LIVE_ONLY = 'heapg setrelheap setrelheapg setrelheapu sonokind union';
const INTERNAL = 'fam get_ckc get_examples get_render test_contains printer';

function table(...rows: readonly (readonly [names: string, reason: Reason])[]): ReadonlyMap<string, Reason> {
  return new Map(rows.flatMap(([names, reason]) => names.split(' ').map((name) => [name, reason] as const)));
}

const OF_SETS = table([LATER_OF_SETS, 'later'], [INTERNAL, 'internal']);
const OF_SNAPSHOTS = table([LATER_OF_SNAPSHOTS, 'later'], [LIVE_ONLY, 'live-only']);
const OF_STATS = table(['dump get_rows_of_kinds get_rows_n_and_other', 'later'], ['format loader printer', 'internal']);

function tableFor(value: Value): ReadonlyMap<string, Reason> | undefined {
  if (value.type === 'set') return OF_SETS;
  if (value.type === 'stat' || value.type === 'diff') return OF_STATS;
  return value.type === 'handle' ? OF_SNAPSHOTS : undefined;
}

/** The error for a name that heapy has and this version has not; `undefined` when heapy has no such name. */
export function unbuilt(value: Value, name: string): HeapyError | undefined {
  switch (tableFor(value)?.get(name)) {
    case 'later':
      return new HeapyError('missing', `'${name}' of heapy is not built in this version`);
    case 'live-only':
      return new HeapyError('live-only', `'${name}' works only inside the living process; a snapshot does not change`);
    case 'internal':
      return new HeapyError('missing', `'${name}' is internal to guppy3 and has no meaning for a snapshot`);
    case undefined:
      return undefined;
  }
}
