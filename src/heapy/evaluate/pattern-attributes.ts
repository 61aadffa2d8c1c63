/** `x.rp` and `x.get_rp(…)`, and what patterns answer to. */
import { byClodo } from '../../analysis/relations/clodo.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import { pythonRepr } from '../../base/python-repr.ts';
import type { Steps } from '../../base/steps.ts';
import type { HeapGraph, NodeIndex } from '../../heap/graph.ts';
import type { NodeSet } from '../../heap/node-set.ts';
import { isSubset } from '../../heap/set-algebra.ts';
import { HeapyError } from '../heapy-error.ts';
import { memberTest } from '../kinds/members.ts';
import { handleIn, nameOfType, relationHandle } from '../values/handle.ts';
import { allLines, nextLines, type ListingHandle } from '../values/lines.ts';
import { patternPaths } from '../values/pattern-paths.ts';
import { patternOf, type PatternHandle, type PatternOptions, type PatternRow } from '../values/pattern.ts';
import { indexIn, int, stringIn } from '../values/plain.ts';
import type { SetValue, Value } from '../values/value.ts';
import { attributeTable, computed, fact, method } from './attribute.ts';
import type { Attribute } from './attribute.ts';
import { needEdges, referrers } from './neighbours.ts';
import { objectSet } from './object-sets.ts';
import { imdomOf } from './retention-attributes.ts';
import { isTrue } from './truth.ts';

const DEPTH = 7;
/** Deepest pattern made. */
const MOST_DEPTH = 1_000;

/** Exact types at which a pattern stops; of the first two also the `__dict__`s of their instances. */
const STOPPED: readonly string[] = ['module', 'type', 'types.CodeType', 'types.FrameType'];

/** heapy's default `stopkind`: modules, classes, their dicts, code, frames. */
function* defaultStop(set: SetValue): Steps<(nodes: NodeSet) => boolean> {
  const g: HeapGraph = set.of.heap.graph;
  const owner = yield* set.of.heap.derived.dictOwner();
  const isType = Uint8Array.from(g.types, ({ display }) => (STOPPED.includes(display) ? 1 : 0));
  const isOwner = Uint8Array.from(g.types, ({ display }) => (STOPPED.indexOf(display) >> 1 === 0 ? 1 : 0));
  const { type } = g.node;
  return (nodes) =>
    nodes.toArray().every((n) => isType[type[n]] === 1 || (owner[n] !== 0 && isOwner[type[owner[n]]] === 1));
}

const isNone = (value: Value | undefined): value is undefined =>
  value === undefined || (value.type === 'value' && value.value === null);

function* stopOf(set: SetValue, stopkind: Value | undefined): Steps<PatternOptions['isStopped']> {
  if (isNone(stopkind)) return yield* defaultStop(set);
  const kind = handleIn(stopkind, 'kind');
  if (kind !== undefined) {
    const isOfKind = yield* memberTest(kind.kind, set.of.heap);
    return (nodes) => nodes.toArray().every((n) => isOfKind(n as NodeIndex));
  }
  const stop = yield* objectSet(set.of, stopkind, 'stopkind');
  return (nodes) => isSubset(nodes, stop.nodes);
}

function depthOf(depth: Value | undefined): number {
  const levels = isNone(depth) ? DEPTH : indexIn(depth, 'depth');
  if (levels > MOST_DEPTH) throw new HeapyError('budget', `a depth above ${MOST_DEPTH}`);
  return levels;
}

/** What heapy calls a relation in the label of a pattern. */
function nameInLabel(relation: Relation): string {
  const { origin } = relation;
  if (origin?.by === 'product') return `<${origin.of.map(nameInLabel).join(' & ')}>`;
  if (origin?.by === 'dictof') return `[dict of] ${nameInLabel(origin.of)}`;
  return BY_NAMES.get(relation.id) ?? (origin === undefined ? relation.name : 'referrer kinds');
}

const BY_NAMES: ReadonlyMap<string, string> = new Map([
  ['clodo', '[dict of] class'],
  ['type', 'type'],
  ['rcs', 'referrer kinds'],
  ['via', 'referred via'],
  ['module', 'module'],
  ['size', 'individual size'],
  ['id', 'object identity'],
  ['idset', 'by identity set'],
  ['unity', 'unity'],
  ['prod', 'producer'],
]);

function needRelation(er: Value | undefined): Relation {
  if (isNone(er)) return byClodo;
  const handle = handleIn(er, 'relation');
  if (handle === undefined)
    throw new HeapyError('type', `er must be a relation such as hp.Type, not ${nameOfType(er)}`);
  return handle.relation;
}

/** Whether the nearest referrers are asked for. Throws HeapyError on ways to ask the collector. */
function asksForImdom(imdom: Value | undefined, ref: Value | undefined): boolean {
  if (!isNone(imdom) && isTrue(imdom)) return true;
  if (isNone(ref)) return false;
  const name = stringIn(ref);
  if (name === 'imdom') return true;
  if (name === 'gc' || name === 'gcx')
    throw new HeapyError(
      'live-only',
      "ref='gc' asks the collector of the living process; leave ref out, or use 'imdom'",
    );
  throw new HeapyError('value', "ref should be 'imdom' or left out");
}

function* patternWith(set: SetValue, given: readonly (Value | undefined)[]): Steps<PatternHandle> {
  const [depth, er, imdom, , src, stopkind, nocyc, ref] = given;
  needEdges(set);
  if (set.nodes.count === 0) throw new HeapyError('value', 'the empty set has no reference pattern');
  if (!isNone(src))
    throw new HeapyError('missing', 'patterns from another root than the own are not built in this version');
  const relation = needRelation(er);
  const options: PatternOptions = {
    depth: depthOf(depth),
    relation,
    referrers: asksForImdom(imdom, ref) ? imdomOf : referrers,
    isStopped: yield* stopOf(set, stopkind),
    noCycles: !isNone(nocyc) && isTrue(nocyc),
  };
  return patternOf(set, options, `Reference Pattern by <${nameInLabel(relation)}>.`);
}

export const patternAttributesOfSets: readonly Attribute<SetValue>[] = [
  computed('rp', 'Who refers to the members, who refers to those, and so on.', (set) => patternWith(set, [])),
  method(
    'get_rp',
    ['depth=7', 'er=None', 'imdom=0', 'bf=0', 'src=None', 'stopkind=None', 'nocyc=False', 'ref=None'],
    'The same to another depth, by another relation, by the nearest referrers, or stopped elsewhere.',
    patternWith,
  ),
];

export const patternAttributes = attributeTable<PatternHandle>([
  computed('more', 'The next ten rows.', (pattern) => nextLines(pattern.lines, pattern, undefined)),
  computed('all', 'All rows.', (pattern) => allLines(pattern.lines, pattern)),
  method(
    'paths',
    ['key'],
    'In which ways the objects of a row, by number or name, come to those of the first.',
    pathsFrom,
  ),
  fact('depth', 'Levels that are looked under.', ({ options }) => int(options.depth)),
  fact('er', 'The relation that cuts referrers into rows.', ({ options }) => relationHandle(options.relation)),
]);

/** What `rp.paths(…)` answers to. */
export const listingAttributes = attributeTable<ListingHandle>([
  computed('more', 'The next lines.', (listing) => nextLines(listing.lines, listing, undefined)),
  computed('all', 'All lines.', (listing) => allLines(listing.lines, listing)),
]);

function* pathsFrom(pattern: PatternHandle, [key]: readonly (Value | undefined)[]): Steps<ListingHandle> {
  const name = key === undefined ? undefined : stringIn(key);
  const row = name === undefined ? yield* rowAt(pattern, key as Value) : yield* pattern.rowNamed(name);
  if (row === undefined) throw new HeapyError('value', `Reference pattern has no row named ${pythonRepr(name ?? '')}`);
  return { type: 'handle', is: 'listing', text: '', lines: patternPaths(pattern.of, row) };
}

/** `rp[3]`: the set of a row; negative numbers count from the last. Throws HeapyError. */
export function* patternItem(pattern: PatternHandle, index: Value): Steps<SetValue> {
  return (yield* rowAt(pattern, index)).set;
}

function* rowAt(pattern: PatternHandle, index: Value): Steps<PatternRow> {
  const at = indexIn(index, 'a row number');
  const row = yield* pattern.row(at < 0 ? at + (yield* pattern.length()) : at);
  if (at < 0 && -at > (yield* pattern.length())) throw outside(yield* pattern.length());
  if (row === undefined) throw outside(yield* pattern.length());
  return row;
}

const outside = (rows: number): HeapyError =>
  new HeapyError('index', `row number out of range: the pattern has ${rows} rows`);
