/** Objects of a graph as rows and cards. */
import { glyphOf } from '../src/analysis/glyph.ts';
import type { Renderer } from '../src/analysis/render.ts';
import { scaled, type Steps } from '../src/base/steps.ts';
import { idText } from '../src/heap/address.ts';
import { selfSizeOf, type HeapGraph, type NodeIndex } from '../src/heap/graph.ts';
import { rendererOf } from '../src/heapy/values/identity.ts';
import type { OpenHeap } from '../src/heapy/values/value.ts';
import type { ObjectCard, ObjectRow } from '../src/protocol/rows.ts';
import { FailureError } from './failure-of.ts';
import { factsOf } from './object-facts.ts';
import type { OpenSnapshot } from './open-snapshots.ts';

/** Makes rows of one snapshot's objects. */
export interface ObjectRows {
  readonly renderer: Renderer;
  row(n: NodeIndex): ObjectRow;
}

/** What making rows needs is derived once for a snapshot. */
export function* objectRows(of: OpenHeap): Steps<ObjectRows> {
  const { graph } = of.heap;
  const renderer = yield* rendererOf(of);
  return { renderer, row: (n) => rowOf(graph, renderer, n) };
}

function rowOf(g: HeapGraph, renderer: Renderer, n: NodeIndex): ObjectRow {
  const id = idText(g, n);
  if (n === g.root) return { id, kind: g.types[g.node.type[n]].display, text: 'root', size: 0, glyph: 'system' };
  return { id, kind: renderer.kind(n), text: renderer.text(n), size: selfSizeOf(g, n), glyph: glyphOf(g, n) };
}

/** The node of an id as it stands in rows. O(nodes). Throws a FailureError `unknown-object`. */
export function nodeOf({ name, heap }: OpenSnapshot, id: string): NodeIndex {
  const { graph } = heap;
  const wanted = /^@\d{1,16}$/.test(id)
    ? Number(id.slice(1))
    : /^0x[0-9a-f]{1,16}$/i.test(id)
      ? Number(id)
      : Number.NaN;
  const n = graph.node.id.indexOf(wanted);
  if (n < 0) throw new FailureError({ code: 'unknown-object', facts: { snapshot: name, id: id.slice(0, 40) } });
  return n as NodeIndex;
}

/** One object in full. Turning the references round is the long part. */
export function* objectCard(snapshot: OpenSnapshot, id: string): Steps<ObjectCard> {
  const { graph, derived } = snapshot.heap;
  const n = nodeOf(snapshot, id);
  const rows = yield* scaled(0, 0.2, objectRows(snapshot));
  const reachable = yield* scaled(0.2, 0.4, derived.reachable());
  const referrers = yield* scaled(0.4, 1, derived.referrers());
  const owner = (yield* derived.dictOwner())[n] as NodeIndex;
  const type = graph.types[graph.node.type[n]];
  return {
    ...rows.row(n),
    snapshot: snapshot.name,
    type: type.display,
    hiddenBytes: type.hiddenBytes,
    referents: graph.edgeStart[n + 1] - graph.edgeStart[n],
    referrers: referrers.start[n + 1] - referrers.start[n],
    reachable: reachable.has(n),
    owner: owner === graph.root ? undefined : rows.row(owner),
    facts: factsOf(graph, n),
    expression: `${snapshot.name}.iso(at(${idText(graph, n)}))`,
  };
}
