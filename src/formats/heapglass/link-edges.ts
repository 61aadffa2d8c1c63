/** Turns references to addresses into edges: find and count, sum, fill. */
import type { Steps } from '../../base/steps.ts';
import type { EdgeColumns, GraphBuilder } from '../../heap/builder.ts';
import { EdgeKind } from '../../heap/edge-kind.ts';
import { NO_LABEL } from '../../heap/graph.ts';
import type { AddressTable } from './address-table.ts';
import type { PlacedChunk } from './link-nodes.ts';
import { KEYS_UNSEEN, LabelMode } from './objects.ts';

const SLICE = 1 << 15;

/**
 * Finds the nodes of all targets and counts the edges of each node. The node replaces the low word of the address in the payload, so
 * that nothing is looked up twice and no memory is needed; 0 is a target that the file does not hold. Returns how many those are.
 */
export function* resolveTargets(
  chunks: readonly PlacedChunk[],
  table: AddressTable,
  { outDegree }: GraphBuilder,
): Steps<number> {
  const total = chunks.reduce((sum, { m }) => sum + m, 1);
  let done = 0;
  let dangling = 0;
  for (const chunk of chunks) {
    const { m, target } = chunk;
    for (let from = 0; from < m; from += SLICE) {
      const to = Math.min(m, from + SLICE);
      dangling += table.resolve(target, from, to);
      yield (done + to) / total;
    }
    countEdges(chunk, outDegree);
    done += m;
  }
  return dangling;
}

function countEdges({ n, m, mode, lens, target, first, twice }: PlacedChunk, outDegree: Uint32Array): void {
  const isDict = mode === LabelMode.dict;
  const alike = n > 0 ? m / n : 0;
  let node = first;
  for (let k = 0, p = 0; k < n; k++) {
    const end = p + lengthOf(lens, k, alike, isDict);
    const isUnseen = isDict && lens.length > 0 && lens[k] >= KEYS_UNSEEN;
    let edges = 0;
    for (let q = p; q < end; q++) if (target[2 * q] !== 0 && !(isUnseen && ((q - p) & 1) === 0)) edges++;
    p = end;
    if (twice.length === 0 || twice[k] === 0) outDegree[node++] = edges;
  }
}

/** References of object k in the target column. */
function lengthOf(lens: Uint32Array, k: number, alike: number, isDict: boolean): number {
  if (lens.length === 0) return alike;
  return isDict ? 2 * (lens[k] & ~KEYS_UNSEEN) : lens[k];
}

/** Fills the edges of all objects and lets go of each chunk that is done. */
export function* fillEdges(chunks: (PlacedChunk | undefined)[], edges: EdgeColumns): Steps<void> {
  const count = chunks.length;
  for (let c = 0; c < count; c++) {
    const chunk = chunks[c];
    if (chunk === undefined) continue;
    yield* fillChunk(chunk, edges, c, count);
    chunks[c] = undefined;
  }
}

function* fillChunk(chunk: PlacedChunk, edges: EdgeColumns, c: number, count: number): Steps<void> {
  const { n, m, mode, lens, first, twice } = chunk;
  const isDict = mode === LabelMode.dict;
  const alike = n > 0 ? m / n : 0;
  let node = first;
  let nextYield = SLICE;
  for (let k = 0, p = 0; k < n; k++) {
    const end = p + lengthOf(lens, k, alike, isDict);
    if (twice.length === 0 || twice[k] === 0) {
      if (isDict) fillDict(chunk, edges, p, k, node);
      else fillObject(chunk, edges, p, end, edges.start[node]);
      node++;
    }
    p = end;
    if (p > nextYield) {
      yield (c + p / m) / count;
      nextYield = p + SLICE;
    }
  }
  yield (c + 1) / count;
}

/**
 * Object k, whose references start at row `start`: pairs of key and value. The value is labelled with its key; keys are edges too,
 * unless heapy does not see them.
 */
function fillDict(
  { target: from, n, m, lens }: PlacedChunk,
  edges: EdgeColumns,
  start: number,
  k: number,
  node: number,
): void {
  const { target, kind, label } = edges;
  const end = start + lengthOf(lens, k, m / n, true);
  const unseen = lens.length > 0 && lens[k] >= KEYS_UNSEEN;
  let e = edges.start[node];
  for (let p = start; p < end; p += 2) {
    const key = from[2 * p];
    const value = from[2 * p + 2];
    if (key !== 0 && !unseen) {
      target[e] = key;
      kind[e] = EdgeKind.key;
      label[e++] = (p - start) >>> 1;
    }
    if (value !== 0) {
      target[e] = value;
      kind[e] = EdgeKind.item;
      label[e++] = key !== 0 ? key : NO_LABEL;
    }
  }
}

function fillObject(
  { mode, target: from, labels, template }: PlacedChunk,
  edges: EdgeColumns,
  start: number,
  end: number,
  first: number,
): void {
  const { target, kind, label } = edges;
  let e = first;
  for (let p = start; p < end; p++) {
    const node = from[2 * p];
    if (node === 0) continue;
    target[e] = node;
    if (mode === LabelMode.sequence) {
      kind[e] = EdgeKind.index;
      label[e] = p - start;
    } else if (mode === LabelMode.set) {
      kind[e] = EdgeKind.member;
    } else if (mode === LabelMode.explicit) {
      kind[e] = labels[2 * p];
      label[e] = labels[2 * p + 1];
    } else if (template !== undefined) {
      kind[e] = template.kinds[p - start];
      label[e] = template.labels[p - start];
    } else {
      label[e] = NO_LABEL; // kind 0 stands there already
    }
    e++;
  }
}
