/** Names of the program inside a snapshot: modules, globals, attributes, items; found by following references. */
import type { Steps } from '../../base/steps.ts';
import { attributeOf } from '../../analysis/attribute.ts';
import { nodeRepr } from '../../analysis/node-repr.ts';
import { EdgeKind } from '../../heap/edge-kind.ts';
import { NO_LABEL, type HeapGraph, type NodeIndex, type StringIndex } from '../../heap/graph.ts';
import { HeapyError } from '../heapy-error.ts';
import { reprOfScalar } from '../text/plain-text.ts';
import { describeObject } from '../values/identity.ts';
import type { ObjectValue, OpenHeap, PlainValue } from '../values/value.ts';
import { didYouMean, didYouMeanOrList } from './suggest.ts';

/** References looked at for one name list. */
const MAX_NAMES = 20_000;
/** Nodes gone over between two yields. */
const NODES_PER_STEP = 1 << 18;

const modules = new WeakMap<HeapGraph, ReadonlyMap<string, NodeIndex>>();

/** All modules by name; of several with one name the first. O(nodes) the first time. */
function* modulesOf(g: HeapGraph): Steps<ReadonlyMap<string, NodeIndex>> {
  const known = modules.get(g);
  if (known !== undefined) return known;
  const isModule = Uint8Array.from(g.types, (type) => (type.traits.isModule ? 1 : 0));
  const found = new Map<string, NodeIndex>();
  for (let from = 1; from < g.nodeCount; from += NODES_PER_STEP) {
    const to = Math.min(g.nodeCount, from + NODES_PER_STEP);
    for (let n = from; n < to; n++) {
      if (isModule[g.node.type[n]] === 0) continue;
      const text = g.texts.get(n as NodeIndex);
      if (text?.form === 'name' && !found.has(text.name)) found.set(text.name, n as NodeIndex);
    }
    yield to / g.nodeCount;
  }
  modules.set(g, found);
  return found;
}

/** The module of that name. Throws HeapyError with near names. */
export function* moduleNamed(of: OpenHeap, name: string): Steps<ObjectValue> {
  const found = yield* modulesOf(of.heap.graph);
  const node = found.get(name);
  if (node !== undefined) return { type: 'object', of, node };
  const many = found.size > MAX_NAMES ? [] : found.keys();
  throw new HeapyError('name', `${of.name} has no module '${name}'${didYouMean(name, many)}`);
}

/** The text of a `str` key, or the repr that a named item carries, brought to one form: the key's repr, if the file has it. */
function keyRepr(g: HeapGraph, edge: number): string | undefined {
  const label = g.edgeLabel[edge];
  if (label === NO_LABEL) return undefined; // the key stood in a part that was cut off
  switch (g.edgeKind[edge]) {
    case EdgeKind.item:
      return nodeRepr(g, label as NodeIndex, 'full');
    case EdgeKind.namedItem:
      return g.strings.get(label as StringIndex);
    case EdgeKind.index:
      return String(label);
    default:
      return undefined;
  }
}

function itemOf(g: HeapGraph, container: NodeIndex, repr: string): NodeIndex {
  for (let e = g.edgeStart[container]; e < g.edgeStart[container + 1]; e++)
    if (keyRepr(g, e) === repr) return g.edgeTarget[e] as NodeIndex;
  return g.root;
}

/** References that would have a name or a key, were the file whole. */
function namesLost(g: HeapGraph, n: NodeIndex): number {
  let lost = 0;
  for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++)
    if (g.edgeLabel[e] === NO_LABEL && NAMED.has(g.edgeKind[e])) lost++;
  return lost;
}

const NAMED: ReadonlySet<number> = new Set([EdgeKind.attribute, EdgeKind.item, EdgeKind.namedItem]);

/** Names after a dot: attributes, and the text keys of the `__dict__`. At most `MAX_NAMES` references are looked at. */
export function attributeNames({ of, node }: ObjectValue): ReadonlySet<string> {
  const g = of.heap.graph;
  const names = new Set<string>();
  const dict = attributeOf(g, node, '__dict__');
  const end = Math.min(g.edgeStart[node + 1], g.edgeStart[node] + MAX_NAMES);
  for (let e = g.edgeStart[node]; e < end; e++)
    if (g.edgeKind[e] === EdgeKind.attribute && g.edgeLabel[e] !== NO_LABEL)
      names.add(g.strings.get(g.edgeLabel[e] as StringIndex));
  if (dict === g.root) return names;
  const last = Math.min(g.edgeStart[dict + 1], g.edgeStart[dict] + MAX_NAMES);
  for (let e = g.edgeStart[dict]; e < last; e++) {
    const name = /^'(.*)'$/.exec(keyRepr(g, e) ?? '')?.[1];
    if (name !== undefined && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) names.add(name);
  }
  return names;
}

/** The attribute of an object, directly or in its `__dict__`; the root when the snapshot shows none. */
export function findAttribute(g: HeapGraph, node: NodeIndex, name: string): NodeIndex {
  const dict = attributeOf(g, node, '__dict__');
  const found = dict === g.root ? g.root : itemOf(g, dict, reprOfScalar(name));
  return found === g.root ? attributeOf(g, node, name) : found;
}

/** What can name an item. */
export type Key = Exclude<PlainValue['value'], readonly unknown[]>;

/** The key that a value is. Throws HeapyError on lists. */
export function keyIn({ value }: PlainValue): Key {
  if (typeof value === 'object' && value !== null)
    throw new HeapyError('type', 'an item is named by a number or a text');
  return value;
}

/** The item of an object by position, or by the value of its key; the root when the snapshot shows none. */
export function findItem(g: HeapGraph, node: NodeIndex, value: Key): NodeIndex {
  let repr = reprOfScalar(value);
  if (typeof value === 'bigint' && value < 0n) {
    let length = 0n;
    for (let e = g.edgeStart[node]; e < g.edgeStart[node + 1]; e++) if (g.edgeKind[e] === EdgeKind.index) length++;
    if (length > 0n) repr = String(length + value);
  }
  return itemOf(g, node, repr);
}

/** `object.name`: an attribute the snapshot shows, directly or in the `__dict__`. Throws HeapyError with near names. */
export function* attributeOfObject(object: ObjectValue, name: string): Steps<ObjectValue> {
  const { of, node } = object;
  const g = of.heap.graph;
  const found = findAttribute(g, node, name);
  if (found !== g.root) return { type: 'object', of, node: found };
  const dict = attributeOf(g, node, '__dict__');
  const lost = namesLost(g, node) + (dict === g.root ? 0 : namesLost(g, dict));
  const hint = lost === 0 ? didYouMeanOrList(name, attributeNames(object)) : `; the file has lost ${lost} of its names`;
  throw new HeapyError('attribute', `${yield* describeObject(object)} has no attribute '${name}' in ${of.name}${hint}`);
}

/** `object[key]`: an item by position, or by the value of its key. Throws HeapyError. */
export function* itemOfObject(object: ObjectValue, key: PlainValue): Steps<ObjectValue> {
  const { of, node } = object;
  const g = of.heap.graph;
  const found = findItem(g, node, keyIn(key));
  if (found !== g.root) return { type: 'object', of, node: found };
  throw new HeapyError(
    'index',
    `${yield* describeObject(object)} has no item ${reprOfScalar(keyIn(key))} in ${of.name}`,
  );
}
