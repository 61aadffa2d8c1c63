/** `setref()`: the reference point of a series, which `heap()` and `heapu()` of every snapshot are then relative to. */
import { byType } from '../../analysis/relations/type.ts';
import type { Steps } from '../../base/steps.ts';
import { difference as withoutMembers } from '../../heap/set-algebra.ts';
import { HeapyError } from '../heapy-error.ts';
import { nameOfType, withArticle } from '../values/handle.ts';
import { setValue } from '../values/set.ts';
import { difference, statOf } from '../values/stat.ts';
import type { DiffValue, OpenHeap, SetValue, StatValue, Value } from '../values/value.ts';
import { objectSet, onlyOf } from './object-sets.ts';

/** What a reference point consists of; each half may be absent. */
export interface Reference {
  /** What `heap()` leaves out, and an expression for it that needs no console; `undefined`: it was given as a value. */
  readonly reachable: { readonly set: SetValue; readonly source: string | undefined } | undefined;
  /** What `heapu()` is compared with. */
  readonly unreachable: { readonly stat: StatValue | DiffValue; readonly source: string | undefined } | undefined;
}

/** Where a console keeps its reference point. Expressions of links and views have none, and can set none. */
export interface ReferencePoint {
  readonly settable: boolean;
  current: Reference | undefined;
}

/** No reference point, for ever. */
export const absolute: ReferencePoint = { settable: false, current: undefined };

/** `heap()` without regard to the reference point. */
export function* reachableSet(of: OpenHeap): Steps<SetValue> {
  return setValue(of, yield* of.heap.derived.visible());
}

/** `heap()`: all that the roots reach, without the objects of the reference point, matched by identity. */
export function* relativeHeap(of: OpenHeap, { current }: ReferencePoint): Steps<SetValue> {
  const all = yield* reachableSet(of);
  const reference = current?.reachable?.set;
  if (reference === undefined || reference.nodes.count === 0) return all;
  return setValue(of, withoutMembers(all.nodes, (yield* objectSet(of, reference, 'heap() after setref()')).nodes));
}

/** `heapu(stat=False)`: what no root reaches, by type. Throws HeapyError when the file holds none of it. */
export function* unreachableSet(of: OpenHeap): Steps<SetValue> {
  if (!of.heap.graph.capabilities.unreachable)
    throw new HeapyError('missing', `${of.name} holds only objects that the roots reach`);
  return setValue(of, yield* of.heap.derived.unreachable(), byType);
}

/** `heapu()`: as numbers, compared with the reference point unless `isAbsolute`. As in heapy, one without rows counts as none. */
export function* unreachableStat(
  of: OpenHeap,
  { current }: ReferencePoint,
  isAbsolute: boolean,
): Steps<StatValue | DiffValue> {
  const stat = yield* statOf(yield* unreachableSet(of), byType);
  const reference = current?.unreachable?.stat;
  if (isAbsolute || reference === undefined || reference.rows.length === 0) return stat;
  return difference(stat, reference);
}

const isGiven = (value: Value | undefined): value is Value =>
  value !== undefined && !(value.type === 'value' && value.value === null);

function* statIn(value: Value): Steps<StatValue | DiffValue> {
  if (value.type === 'stat' || value.type === 'diff') return value;
  if (value.type === 'set') return yield* statOf(value);
  throw new HeapyError('type', `setref() compares with a set or a stat, not ${withArticle(nameOfType(value))}`);
}

/** `setref()`: both halves of `of`, or those that are given. Throws HeapyError in an expression of a link or view. */
export function* setReference(
  of: OpenHeap,
  point: ReferencePoint,
  reachable: Value | undefined,
  unreachable: Value | undefined,
): Steps<void> {
  if (!point.settable)
    throw new HeapyError(
      'value',
      'setref() belongs to the console; an expression says itself what it leaves out, as in s2.heap() - s1.heap()',
    );
  if (!isGiven(reachable) && !isGiven(unreachable)) {
    const set = yield* reachableSet(of);
    const hasRest = of.heap.graph.capabilities.unreachable;
    point.current = {
      reachable: { set, source: `${of.name}.heap()` },
      unreachable: hasRest
        ? { stat: yield* unreachableStat(of, absolute, true), source: `${of.name}.heapu()` }
        : undefined,
    };
    return;
  }
  const set = isGiven(reachable) ? onlyOf(reachable, 'setref()') : undefined;
  const stat = isGiven(unreachable) ? yield* statIn(unreachable) : undefined;
  point.current = {
    reachable: set === undefined ? point.current?.reachable : { set, source: undefined },
    unreachable: stat === undefined ? point.current?.unreachable : { stat, source: undefined },
  };
}

/** Drops what a reference point holds of a closed snapshot. A stat is numbers: it stays only with its objects. */
export function forgetReference(point: ReferencePoint, name: string): void {
  const { current } = point;
  if (current?.reachable?.set.of.name === name) point.current = undefined;
  else if (current?.unreachable?.source === `${name}.heapu()`) point.current = { ...current, unreachable: undefined };
}
