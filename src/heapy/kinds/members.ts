/** Which objects of a heap a kind has. */
import type { Heap } from '../../analysis/derived.ts';
import { dictTypes } from '../../analysis/dict-owner.ts';
import { byRcs } from '../../analysis/relations/rcs.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import { byVia } from '../../analysis/relations/via.ts';
import type { Steps } from '../../base/steps.ts';
import { selfSizeOf, type HeapGraph, type NodeIndex } from '../../heap/graph.ts';
import type { HeapType } from '../../heap/heap-type.ts';
import { HeapyError } from '../heapy-error.ts';
import { viaText, briefOf } from './kind-text.ts';
import type { Atom, Comparison, Kind, TypeName } from './kind.ts';

/** Whether an object is of a kind. */
export type IsMember = (n: NodeIndex) => boolean;

/** [types] 1 where a type of the graph is the one meant. */
function typesMeant(g: HeapGraph, { id, display }: TypeName): Uint8Array {
  const isExact = (type: HeapType): boolean => id !== 0 && type.id === id && type.display === display;
  const hasExact = g.types.some(isExact);
  return Uint8Array.from(g.types, (type) => ((hasExact ? isExact(type) : type.display === display) ? 1 : 0));
}

function compares(comparison: Comparison, a: number, b: number): boolean {
  if (comparison === '<') return a < b;
  if (comparison === '<=') return a <= b;
  return comparison === '>' ? a > b : a >= b;
}

/** [types] 1 for sub- or supertypes, by the order in which Python looks methods up. */
function relatedTypes(g: HeapGraph, name: TypeName, comparison: Comparison): Uint8Array {
  const meant = typesMeant(g, name);
  const own = g.types.filter((_, i) => meant[i] === 1);
  if (own.some((type) => type.id === 0 || type.mro.length === 0))
    throw new HeapyError('missing', `the snapshot does not hold the base classes of ${name.display}`);
  const ids = new Set(own.map((type) => type.id));
  return Uint8Array.from(g.types, (type, i) => {
    if (meant[i] === 1) return comparison.endsWith('=') ? 1 : 0;
    const isRelated = comparison.startsWith('<')
      ? type.mro.some((id) => ids.has(id))
      : own.some((one) => one.mro.includes(type.id));
    return isRelated ? 1 : 0;
  });
}

/** Python's string literals in a row of Via. */
const LITERALS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((one) => b.has(one));

function subsetCompares(comparison: Comparison, a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = comparison.startsWith('<') ? [a, b] : [b, a];
  return isSubset(small, large) && (comparison.endsWith('=') || small.size < large.size);
}

/** Members by the names of the classes of a relation. */
function* byName(heap: Heap, relation: Relation, isMeant: (name: string) => boolean): Steps<IsMember> {
  const reason = relation.missing(heap.graph.capabilities);
  if (reason !== undefined) throw new HeapyError('missing', reason);
  const { classOf, classCount, nameOf } = yield* heap.derived.classification(relation);
  const meant = new Uint8Array(classCount);
  for (let k = 0; k < classCount; k++) {
    if (isMeant(nameOf(k))) meant[k] = 1;
    if (k % 4096 === 0) yield k / classCount;
  }
  return (n) => meant[classOf[n]] === 1;
}

// oxlint-disable-next-line require-yield -- inside kinds of kinds there is nothing to wait for
const noSets = function* (): Steps<string> {
  throw new HeapyError('missing', 'a kind of referrers is made of kinds, not of sets');
};

function* namesOf(kinds: readonly Kind[]): Steps<Set<string>> {
  const names = new Set<string>();
  for (const kind of kinds) names.add(yield* briefOf(kind, noSets));
  return names;
}

function* isReferred(heap: Heap, by: readonly Kind[], comparison: Comparison | undefined): Steps<IsMember> {
  const wanted = yield* namesOf(by);
  const inRow = (name: string): ReadonlySet<string> => new Set(name === '<Nothing>' ? [] : name.split(', '));
  if (comparison !== undefined)
    return yield* byName(heap, byRcs, (name) => subsetCompares(comparison, inRow(name), wanted));
  return yield* byName(heap, byRcs, (name) => {
    const row = inRow(name);
    return row.size === wanted.size && isSubset(row, wanted);
  });
}

function* isVia(heap: Heap, texts: readonly string[], comparison: Comparison | undefined): Steps<IsMember> {
  const wanted = viaText(texts);
  if (comparison === undefined) return yield* byName(heap, byVia, (name) => name === wanted);
  const literals = (row: string): ReadonlySet<string> => new Set(row.match(LITERALS) ?? []);
  return yield* byName(heap, byVia, (name) => subsetCompares(comparison, literals(name), literals(wanted)));
}

function* isDictOf(heap: Heap, of: Kind | undefined): Steps<IsMember> {
  const owner = yield* heap.derived.dictOwner();
  const isDict = dictTypes(heap.graph);
  const { type } = heap.graph.node;
  if (of === undefined) return (n) => isDict[type[n]] === 1 && owner[n] === 0;
  const isOwner = yield* memberTest(of, heap);
  return (n) => isDict[type[n]] === 1 && owner[n] !== 0 && isOwner(owner[n] as NodeIndex);
}

function* alternative({ of, comparison }: Extract<Atom, { is: 'alt' }>, heap: Heap): Steps<IsMember> {
  const g = heap.graph;
  switch (of.is) {
    case 'size':
      return (n) => compares(comparison, selfSizeOf(g, n), of.size);
    case 'type': {
      const related = relatedTypes(g, of.type, comparison);
      return (n) => related[g.node.type[n]] === 1;
    }
    case 'referred':
      return yield* isReferred(heap, of.by, comparison);
    case 'via':
      return yield* isVia(heap, of.texts, comparison);
    default:
      throw new HeapyError('value', 'this kind has no alternative');
  }
}

/** The test of a kind over one heap; what it needs is computed first. Throws HeapyError when the snapshot cannot tell. */
export function* memberTest(kind: Kind, heap: Heap): Steps<IsMember> {
  const g = heap.graph;
  switch (kind.is) {
    case 'anything':
      return () => true;
    case 'nothing':
      return () => false;
    case 'type': {
      const meant = typesMeant(g, kind.type);
      return (n) => meant[g.node.type[n]] === 1;
    }
    case 'dictof':
      return yield* isDictOf(heap, kind.of);
    case 'size':
      return (n) => selfSizeOf(g, n) === kind.size;
    case 'module':
    case 'id':
      return (n) => g.node.id[n] === kind.id;
    case 'referred':
      return yield* isReferred(heap, kind.by, undefined);
    case 'via':
      return yield* isVia(heap, kind.texts, undefined);
    case 'findex': {
      const indexOf = yield* firstMatching(kind.kinds, heap);
      return (n) => indexOf(n) === kind.index;
    }
    case 'alt':
      return yield* alternative(kind, heap);
    case 'set': {
      const { nodes, of } = kind.set;
      if (of.heap.graph !== g)
        throw new HeapyError('value', `this kind has objects of ${of.name}: it has no members in another snapshot`);
      return (n) => nodes.has(n);
    }
    case 'not': {
      const inner = yield* memberTest(kind.of, heap);
      return (n) => !inner(n);
    }
    case 'and': {
      const tests = yield* testsOf(kind.of, heap);
      return (n) => tests.every((test) => test(n));
    }
    case 'or': {
      const tests = yield* testsOf(kind.of, heap);
      return (n) => tests.some((test) => test(n));
    }
  }
}

function* testsOf(kinds: readonly Kind[], heap: Heap): Steps<readonly IsMember[]> {
  const tests: IsMember[] = [];
  for (const kind of kinds) tests.push(yield* memberTest(kind, heap));
  return tests;
}

/** The index of the first of `kinds` that has an object; their number when none has it. */
export function* firstMatching(kinds: readonly Kind[], heap: Heap): Steps<(n: NodeIndex) => number> {
  const tests = yield* testsOf(kinds, heap);
  return (n) => {
    const index = tests.findIndex((test) => test(n));
    return index < 0 ? tests.length : index;
  };
}
