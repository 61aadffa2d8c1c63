/** Names of heapy that a value does not answer to here, each with its reason: better than "unknown attribute". */
import { HeapyError } from '../heapy-error.ts';
import type { Value } from '../values/value.ts';

/** Names of heapy that this version has not yet. */
const LATER_OF_SETS = 'byprod prod';
const LATER_OF_SNAPSHOTS = 'Prod Root test';

/** What works only inside a living process, with what to use instead. The list is fixed. */
const LIVE_ONLY_OF_SETS: Readonly<Record<string, string>> = {
  referrers_gc: 'it asks the collector; x.referrers has all referrers in the file',
  get_ckc: 'it shows the inside of a classifier; x.er and x.kind say the same',
  get_examples: 'it feeds guppy3’s own tests; x.byid shows the members',
  get_render: 'it gives a function of Python; x.byid renders the members',
  test_contains: 'it feeds guppy3’s own tests; `object in x` answers',
  fam: 'it is a table of guppy3’s own; x.er and x.kind describe the set',
  printer: 'it is guppy3’s own printer; print(x), x.more and x.all print',
};
const LIVE_ONLY_OF_SNAPSHOTS: Readonly<Record<string, string>> = {
  pb: 'it opens a window of Tk; loadall(name) and diff() compare dumps here',
  monitor: 'it speaks with a process over the network; open its captures as s1, s2, …',
  dumph: 'it writes the heap of the process again and again; heap().dump(name) writes one',
  loadc: 'it waits for a file to grow; load(name) and loadall(name) read it',
  heapg: 'it asks the collector; heapu() has what no root reaches',
  setrelheap: 'setref() sets the reference point',
  setrelheapg: 'setref() sets the reference point',
  setrelheapu: 'setref() sets the reference point',
  sonokind: 'it is a part of guppy3’s own notation; hp.Rcs() is the kind of objects without referrers',
  union: 'it is a part of guppy3’s own; a | b joins',
};
const LIVE_ONLY_OF_STATS: Readonly<Record<string, string>> = {
  format: 'it is guppy3’s own printer; format_name says how the stat prints',
  loader: 'it is guppy3’s own reader; load(name) reads a file',
  printer: 'it is guppy3’s own printer; print(stat), stat.more and stat.all print',
};

interface Names {
  readonly later: ReadonlySet<string>;
  readonly liveOnly: ReadonlyMap<string, string>;
}

const names = (later: string, liveOnly: Readonly<Record<string, string>>): Names => ({
  later: new Set(later.split(' ')),
  liveOnly: new Map(Object.entries(liveOnly)),
});

const OF_SETS = names(LATER_OF_SETS, LIVE_ONLY_OF_SETS);
const OF_SNAPSHOTS = names(LATER_OF_SNAPSHOTS, LIVE_ONLY_OF_SNAPSHOTS);
const OF_STATS = names('', LIVE_ONLY_OF_STATS);

function namesOf(value: Value): Names | undefined {
  if (value.type === 'set') return OF_SETS;
  if (value.type === 'stat' || value.type === 'diff') return OF_STATS;
  return value.type === 'handle' ? OF_SNAPSHOTS : undefined;
}

/** The error for a name that heapy has and a snapshot has not; `undefined` when heapy has no such name. */
export function unbuilt(value: Value, name: string): HeapyError | undefined {
  const known = namesOf(value);
  if (known?.later.has(name) === true)
    return new HeapyError('missing', `'${name}' of heapy is not built in this version`);
  const instead = known?.liveOnly.get(name);
  if (instead === undefined) return undefined;
  return new HeapyError('live-only', `'${name}' works only inside the living process: ${instead}`);
}
