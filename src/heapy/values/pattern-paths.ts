/** `rp.paths('ba')`: in which ways the objects of a row come to those of the first row (guppy3: RefPat.Paths). */
import { relationCode } from '../../analysis/reference-order.ts';
import { extendPath } from '../../analysis/reference-label.ts';
import { pythonRepr } from '../../base/python-repr.ts';
import type { Steps } from '../../base/steps.ts';
import { EdgeKind } from '../../heap/edge-kind.ts';
import type { EdgeIndex, HeapGraph } from '../../heap/graph.ts';
import type { NodeSet } from '../../heap/node-set.ts';
import { setOf } from '../../heap/node-set.ts';
import { intersection } from '../../heap/set-algebra.ts';
import { setBrief } from '../kinds/set-brief.ts';
import { HeapyError } from '../heapy-error.ts';
import type { Lines } from './lines.ts';
import { nameOfRow, type PatternRow } from './pattern.ts';
import { setOfNodes, setValue } from './set.ts';
import type { OpenHeap } from './value.ts';

/** Lines made at most. */
const MOST_LINES = 100_000;

/** One object of a row on the way, and the objects of the row above that it refers to. */
interface Stop {
  readonly row: PatternRow;
  readonly node: number;
  readonly head: string;
  readonly targets: Uint32Array;
  next: number;
}

interface Line {
  readonly text: string;
  /** Whether a way ends here. */
  readonly isEnd: boolean;
}

/** The rows from one to the first, that one at its depth. */
function wayUp(row: PatternRow): readonly PatternRow[] {
  const rows: PatternRow[] = [];
  for (let at: PatternRow | undefined = row; at !== undefined; at = at.parent) rows.push(at);
  return rows;
}

function* inTableOrder(of: OpenHeap, nodes: NodeSet): Steps<Uint32Array> {
  return yield* (yield* setValue(of, nodes).identityOrder()).range(0, nodes.count);
}

/** What an object refers to, the capture's own left out. */
function* targetsOf(g: HeapGraph, isHidden: ReadonlySet<number>, node: number): Iterable<number> {
  for (let e = g.edgeStart[node]; e < g.edgeStart[node + 1]; e++)
    if (g.edgeKind[e] !== EdgeKind.weak && !isHidden.has(g.edgeTarget[e])) yield g.edgeTarget[e];
}

/** The ways in which one object refers to another, joined; those of one kind in the order of the object. */
function relationsText(of: OpenHeap, source: number, target: number): string {
  const g = of.heap.graph;
  const edges: number[] = [];
  for (let e = g.edgeStart[source]; e < g.edgeStart[source + 1]; e++)
    if (g.edgeTarget[e] === target && g.edgeKind[e] !== EdgeKind.weak) edges.push(e);
  const known = edges
    .filter((e) => relationCode(g, e) >= 0)
    .sort((a, b) => relationCode(g, a) - relationCode(g, b) || a - b);
  if (known.length > 0) return [...new Set(known.map((e) => extendPath(g, '', e as EdgeIndex)))].join(' / ');
  return source === target ? '' : '??';
}

/** Makes the lines one after another, depth first; `undefined` after the last. */
function lineMaker(of: OpenHeap, source: PatternRow): () => Steps<Line | undefined> {
  const g = of.heap.graph;
  const isHidden = new Set(g.hidden);
  const rows = wayUp(source);
  const nameWidth = Math.max(...rows.map((row) => nameOfRow(row).length));
  const countWidth = Math.max(...rows.map((row) => String(row.set.nodes.count).length));
  const seen = new Map<string, number>(); // node and depth → line
  const stack: Stop[] = [];
  let count = 0;
  let starts: Uint32Array | undefined;
  let start = 0;
  function* enter(row: PatternRow, node: number, index: number): Steps<Line | undefined> {
    seen.set(`${node} ${row.way.length}`, count);
    const name = nameOfRow(row);
    const place = `[${index}]`;
    const room = 3 + countWidth + nameWidth - name.length - place.length;
    const head = `${name}${' '.repeat(Math.max(0, room))}${place}${' '.repeat(source.way.length + 1 - row.way.length)}`;
    if (row.parent === undefined) {
      const text = `${String(count).padStart(2)}: ${head}= ${yield* setBrief(setOfNodes(of, [node]))}`;
      count++;
      return { text, isEnd: true };
    }
    const held = setOf(g.nodeCount, targetsOf(g, isHidden, node));
    const targets = yield* inTableOrder(of, intersection(held, row.parent.set.nodes));
    stack.push({ row, node, head: `${head}@`, targets, next: 0 });
    return undefined;
  }
  /** The object to be entered before the next line. */
  let pending: { readonly row: PatternRow; readonly node: number; readonly index: number } | undefined;
  return function* () {
    starts ??= yield* inTableOrder(of, source.set.nodes);
    for (;;) {
      if (count > MOST_LINES) throw new HeapyError('budget', `more than ${MOST_LINES} lines of paths`);
      if (pending !== undefined) {
        const { row, node, index } = pending;
        pending = undefined;
        const line = yield* enter(row, node, index);
        if (line !== undefined) return line;
      }
      const stop = stack.at(-1);
      if (stop === undefined) {
        if (start >= starts.length) return undefined;
        pending = { row: source, node: starts[start], index: start };
        start++;
      } else if (stop.next >= stop.targets.length || stop.row.parent === undefined) stack.pop();
      else {
        const index = stop.next++;
        const target = stop.targets[index];
        const row = stop.row.parent;
        const earlier = seen.get(`${target} ${row.way.length}`);
        const text = `${String(count++).padStart(2)}: ${stop.head} ${relationsText(of, stop.node, target)}`;
        if (earlier !== undefined) return { text: `${text} -> #${earlier}`, isEnd: true };
        pending = { row, node: target, index };
        return { text, isEnd: false };
      }
    }
  };
}

/** The lines of the paths from a row to the first one. A page ends only where a path ends. */
export function patternPaths(of: OpenHeap, source: PatternRow): Lines {
  const next = lineMaker(of, source);
  const made: Line[] = [];
  let isAll = false;
  return {
    label: `Paths from source ${pythonRepr(nameOfRow(source))} to target '_'.`,
    *line(index) {
      while (index >= made.length && !isAll) {
        const line = yield* next();
        if (line === undefined) isAll = true;
        else made.push(line);
      }
      return made.at(index)?.text;
    },
    mayStopAfter: (index) => made.at(index)?.isEnd ?? true,
    // oxlint-disable-next-line require-yield -- there is nothing to wait for
    *more() {
      return "<Type e.g. '_.more' for more.>";
    },
    // oxlint-disable-next-line require-yield -- there is nothing to wait for
    *empty() {
      return '';
    },
  };
}
