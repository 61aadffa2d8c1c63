/** Operands as sets of one snapshot: sets, single objects, and sets of another snapshot matched by identity. */
import { keptObjects, matchObjects, type ObjectMatch } from '../../analysis/same-objects.ts';
import type { Heap } from '../../analysis/derived.ts';
import { once } from '../../base/once.ts';
import type { Steps } from '../../base/steps.ts';
import { allObjects } from '../../heap/stats.ts';
import { HeapyError } from '../heapy-error.ts';
import { nameOfType, withArticle } from '../values/handle.ts';
import { setOfNodes, setValue } from '../values/set.ts';
import type { OpenHeap, SetValue, Value } from '../values/value.ts';

/** The set a value is; an object stands for the set of itself. Throws HeapyError; `where` names the operation. */
export function onlyOf(value: Value, where: string): SetValue {
  if (value.type === 'set') return value;
  if (value.type === 'object') return setOfNodes(value.of, [value.node]);
  throw new HeapyError('type', `${where} needs a set of objects, not ${withArticle(nameOfType(value))}`);
}

type Matching = () => Steps<ObjectMatch>;

/** Matches by later and earlier heap; forgotten with either. */
const matches = new WeakMap<Heap, WeakMap<Heap, Matching>>();

function matchOf(a: Heap, b: Heap): Steps<ObjectMatch> {
  const ofB = matches.get(b) ?? new WeakMap<Heap, Matching>();
  matches.set(b, ofB);
  const match = ofB.get(a) ?? once(() => matchObjects(a, b));
  ofB.set(a, match);
  return match();
}

/** Whether two files can be of one process, as far as they say. */
function isOneProcess(a: OpenHeap, b: OpenHeap): boolean {
  if (a.facts.runtime !== b.facts.runtime) return false;
  if (a.facts.captureId !== undefined && a.facts.captureId === b.facts.captureId) return true;
  return a.facts.pid === undefined || b.facts.pid === undefined || a.facts.pid === b.facts.pid;
}

/** The objects of `of` that are the same as a member of `set`. Throws HeapyError where identity says nothing. */
function* carried(of: OpenHeap, set: SetValue): Steps<SetValue> {
  const other = set.of;
  if (!isOneProcess(of, other))
    throw new HeapyError(
      'value',
      `${of.name} and ${other.name} are of different processes: their objects cannot be matched; compare kinds with diff()`,
    );
  const match = yield* matchOf(other.heap, of.heap);
  if (match.kind === 'refused')
    throw new HeapyError(
      'missing',
      `the objects of ${of.name} and ${other.name} have no identities that can be matched`,
    );
  return setValue(of, keptObjects(allObjects(of.heap.graph), set.nodes, match.sameAs));
}

/** An operand as a set of the snapshot `of`: objects of another snapshot are matched by identity. Throws HeapyError. */
export function* objectSet(of: OpenHeap, value: Value, where: string): Steps<SetValue> {
  const set = onlyOf(value, where);
  return set.of.heap === of.heap ? set : yield* carried(of, set);
}
