/** The kind of a set: the union of the kinds of its rows. */
import type { Relation } from '../../analysis/relations/relation.ts';
import { byModule } from '../../analysis/relations/module.ts';
import { byType } from '../../analysis/relations/type.ts';
import type { Steps } from '../../base/steps.ts';
import { selfSizeOf, type HeapGraph, type NodeIndex } from '../../heap/graph.ts';
import { HeapyError } from '../heapy-error.ts';
import { setOfNodes } from '../values/set.ts';
import { isIdentity } from '../values/rows.ts';
import type { OpenHeap, SetValue } from '../values/value.ts';
import { complement } from './algebra.ts';
import { ANYTHING, NOTHING, type Factor, type Kind } from './kind.ts';
import { kindsOfFindex } from './findex.ts';
import { firstMatching } from './members.ts';
import { nameOfHeapType, typeShown } from './type-names.ts';

/** Rows whose kinds are joined at most. */
const MAX_ROWS = 2000;

const typeKind = (g: HeapGraph, type: number): Kind => ({ is: 'type', type: nameOfHeapType(g.types[type]) });

/** The kind that Clodo shows so. */
function kindShown(g: HeapGraph, name: string): Kind {
  if (name === 'dict (no owner)') return { is: 'dictof', of: undefined };
  if (name.startsWith('dict of ')) return { is: 'dictof', of: kindShown(g, name.slice('dict of '.length)) };
  return { is: 'type', type: typeShown(g, name) };
}

/** Texts between the quotes of a row of Via. */
const textsOfVia = (row: string): readonly string[] =>
  (row.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g) ?? []).map((literal) =>
    literal.slice(1, -1).replace(/\\(['"\\])/g, '$1'),
  );

function moduleKind(of: OpenHeap, n: NodeIndex): Kind {
  const g = of.heap.graph;
  if (!g.types[g.node.type[n]].traits.isModule) return complement({ is: 'type', type: typeShown(g, 'module') });
  const text = g.texts.get(n);
  return { is: 'module', name: text?.form === 'name' ? text.name : '', id: g.node.id[n], isNamed: true };
}

function* clodoKind(of: OpenHeap, n: NodeIndex): Steps<Kind> {
  const g = of.heap.graph;
  const type = g.node.type[n];
  if (!g.types[type].traits.isDict) return typeKind(g, type);
  const owner = (yield* of.heap.derived.dictOwner())[n];
  return { is: 'dictof', of: owner === 0 ? undefined : typeKind(g, g.node.type[owner]) };
}

function* productKind(factors: readonly Relation[], of: OpenHeap, n: NodeIndex): Steps<Kind> {
  const kinds: Factor[] = [];
  for (const factor of factors) kinds.push((yield* kindOfMember(factor, of, n)) as Factor);
  return { is: 'and', of: kinds };
}

/** The kind of an object by a relation. Throws HeapyError for relations whose classes cannot be written. */
export function* kindOfMember(relation: Relation, of: OpenHeap, n: NodeIndex): Steps<Kind> {
  const g = of.heap.graph;
  const tested = kindsOfFindex(relation);
  if (tested !== undefined) {
    const indexOf = yield* firstMatching(tested, of.heap);
    return { is: 'findex', kinds: tested, index: indexOf(n) };
  }
  if (relation.origin?.by === 'product') return yield* productKind(relation.origin.of, of, n);
  const rowName = function* (): Steps<string> {
    const { classOf, nameOf } = yield* of.heap.derived.classification(relation);
    return nameOf(classOf[n]);
  };
  switch (relation.id) {
    case byType.id:
      return typeKind(g, g.node.type[n]);
    case 'clodo':
      return yield* clodoKind(of, n);
    case 'size':
      return { is: 'size', size: selfSizeOf(g, n) };
    case 'unity':
      return ANYTHING;
    case byModule.id:
      return moduleKind(of, n);
    case 'id':
      return { is: 'id', id: g.node.id[n] };
    case 'idset':
      return { is: 'set', set: setOfNodes(of, [n]) };
    case 'rcs': {
      const name = yield* rowName();
      return { is: 'referred', by: name === '<Nothing>' ? [] : name.split(', ').map((one) => kindShown(g, one)) };
    }
    case 'via':
      return { is: 'via', texts: textsOfVia(yield* rowName()) };
    default:
      throw new HeapyError('missing', `the kinds of ${relation.name} cannot be written in this version`);
  }
}

/** One member of each row, that with the lowest address, in the order of these. */
export function* rowMembers(set: SetValue): Steps<readonly NodeIndex[]> {
  const { id } = set.of.heap.graph.node;
  const byAddress = (a: number, b: number): number => id[a] - id[b];
  if (isIdentity(set)) {
    if (set.nodes.count > MAX_ROWS) throw tooMany(set.nodes.count);
    return [...set.nodes.toArray()].sort(byAddress) as NodeIndex[];
  }
  const { classification, rows } = yield* set.partition();
  if (rows.length > MAX_ROWS) throw tooMany(rows.length);
  const first = new Map<number, NodeIndex>();
  set.nodes.forEachBetween(0, set.nodes.universe, (n) => {
    const k = classification.classOf[n];
    const known = first.get(k);
    if (known === undefined || id[n] < id[known]) first.set(k, n);
  });
  return [...first.values()].sort(byAddress);
}

const tooMany = (rows: number): HeapyError =>
  new HeapyError('budget', `the kinds of ${rows} rows are too many to be joined; the limit is ${MAX_ROWS}`);

/** `x.kind`. */
export function* kindOfSet(set: SetValue): Steps<Kind> {
  let kind: Kind = NOTHING;
  const parts: Kind[] = [];
  for (const n of yield* rowMembers(set)) parts.push(yield* kindOfMember(set.relation, set.of, n));
  // Rows exclude each other: nothing is within another, and need not be compared with every other.
  if (parts.length > 1) kind = { is: 'or', of: parts };
  return parts.length === 1 ? parts[0] : kind;
}
