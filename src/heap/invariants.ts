/** The laws of a HeapGraph. Everything above indexes its columns without looking, because they hold. */
import { runToEnd, type Steps } from '../base/steps.ts';
import { EDGE_KINDS, EdgeKind } from './edge-kind.ts';
import { LARGE_SIZE, NO_LABEL, type HeapGraph } from './graph.ts';

/** The laws that `g` breaks, in words for programmers, at most one line a law; empty when it is sound. */
export const checkGraph = (g: HeapGraph): readonly string[] => runToEnd(graphChecks(g));

/** `checkGraph` in steps, for graphs that are not small. */
export function* graphChecks(g: HeapGraph): Steps<readonly string[]> {
  const lengths = checkLengths(g);
  if (lengths.length > 0) return lengths;
  const nodes = yield* checkNodes(g);
  const edges = yield* checkEdges(g);
  return [...nodes, ...edges, ...checkParts(g)];
}

/** Rows looked at between two yields. */
const SLICE = 1 << 17;

function checkLengths(g: HeapGraph): string[] {
  const broken: string[] = [];
  const length = (name: string, column: ArrayLike<number>, expected: number): void => {
    if (column.length !== expected) broken.push(`${name} has ${column.length} rows instead of ${expected}`);
  };
  if (g.nodeCount < 1) broken.push('there is no root');
  if (g.root !== 0) broken.push(`the root is node ${g.root}`);
  length('node.type', g.node.type, g.nodeCount);
  length('node.selfSize', g.node.selfSize, g.nodeCount);
  length('node.id', g.node.id, g.nodeCount);
  length('edgeStart', g.edgeStart, g.nodeCount + 1);
  length('edgeTarget', g.edgeTarget, g.edgeCount);
  length('edgeKind', g.edgeKind, g.edgeCount);
  length('edgeLabel', g.edgeLabel, g.edgeCount);
  return broken;
}

function* checkNodes(g: HeapGraph): Steps<string[]> {
  const { type, selfSize, id } = g.node;
  const { edgeStart } = g;
  const types = g.types.length;
  let badType = -1;
  let badStart = edgeStart[0] === 0 && edgeStart[g.nodeCount] === g.edgeCount ? -1 : 0;
  let noSize = -1;
  for (let from = 0; from < g.nodeCount; from += SLICE) {
    const to = Math.min(from + SLICE, g.nodeCount);
    for (let n = from; n < to; n++) {
      if (type[n] >= types) badType = n;
      if (edgeStart[n] > edgeStart[n + 1]) badStart = n;
      if (selfSize[n] === LARGE_SIZE && !g.largeSizes.has(n)) noSize = n;
    }
    yield (0.5 * to) / g.nodeCount;
  }
  const broken: string[] = [];
  if (badType >= 0) broken.push(`node ${badType} has type ${type[badType]} of ${types}`);
  if (badStart >= 0) broken.push(`edgeStart is not ascending from 0 to ${g.edgeCount} at node ${badStart}`);
  if (noSize >= 0) broken.push(`node ${noSize} has no large size`);
  if (type[0] !== 0 || selfSize[0] !== 0 || id[0] !== 0) broken.push('the root has not type 0, size 0 and id 0');
  return broken;
}

function* checkEdges(g: HeapGraph): Steps<string[]> {
  const { edgeTarget, edgeKind, edgeLabel, nodeCount, edgeCount } = g;
  const limits = labelLimits(g);
  let badTarget = -1;
  let badKind = -1;
  let badLabel = -1;
  for (let from = 0; from < edgeCount; from += SLICE) {
    const to = Math.min(from + SLICE, edgeCount);
    for (let e = from; e < to; e++) {
      if (edgeTarget[e] >= nodeCount || edgeTarget[e] === 0) badTarget = e;
      if (edgeKind[e] >= EDGE_KINDS) badKind = e;
      else if (edgeLabel[e] !== NO_LABEL && edgeLabel[e] >= limits[edgeKind[e]]) badLabel = e;
    }
    yield 0.5 + (0.5 * to) / edgeCount;
  }
  const broken: string[] = [];
  if (badTarget >= 0) broken.push(`edge ${badTarget} leads to ${edgeTarget[badTarget]}: the root, or no node`);
  if (badKind >= 0) broken.push(`edge ${badKind} has kind ${edgeKind[badKind]}`);
  if (badLabel >= 0) broken.push(`edge ${badLabel} of kind ${edgeKind[badLabel]} has label ${edgeLabel[badLabel]}`);
  return broken;
}

/** [kind] labels of this kind lie below; NO_LABEL is always allowed. */
function labelLimits(g: HeapGraph): Float64Array {
  const limits = new Float64Array(EDGE_KINDS).fill(NO_LABEL);
  const { attribute, internal, local, cell, custom, namedItem } = EdgeKind;
  for (const kind of [attribute, internal, local, cell, custom, namedItem]) limits[kind] = g.strings.count;
  limits[EdgeKind.item] = g.nodeCount;
  limits[EdgeKind.member] = 1;
  limits[EdgeKind.unknown] = limits[EdgeKind.weak] = 0;
  return limits;
}

function checkParts(g: HeapGraph): string[] {
  const broken: string[] = [];
  const isNode = (n: number): boolean => Number.isInteger(n) && n > 0 && n < g.nodeCount;
  const ascends = (rows: ArrayLike<number>): boolean => {
    for (let i = 1; i < rows.length; i++) if (rows[i - 1] >= rows[i]) return false;
    return true;
  };
  if (g.types.length === 0) broken.push('the root has no type');
  if (!ascends(g.hidden) || !g.hidden.every(isNode)) broken.push('hidden are not ascending nodes');
  if (!g.extraDictOwners.every(([dict, owner]) => isNode(dict) && isNode(owner)))
    broken.push('dict owners are no nodes');
  const rows = g.rootEdgesOutsideView;
  if (!ascends(rows) || !rows.every((e) => e >= 0 && e < g.edgeStart[1])) {
    broken.push('rootEdgesOutsideView are not ascending edges of the root');
  }
  for (const [n, size] of g.largeSizes) {
    if (!isNode(n) || g.node.selfSize[n] !== LARGE_SIZE || !Number.isSafeInteger(size) || size < 0) {
      broken.push(`large size ${size} of node ${n}`);
      break;
    }
  }
  return broken;
}
