/** `x.sp` and its like, and what paths answer to. */
import { EdgeKind } from '../../heap/edge-kind.ts';
import type { NodeIndex } from '../../heap/graph.ts';
import { emptySet, setOf } from '../../heap/node-set.ts';
import { MOST_PATHS } from '../../analysis/path-steps.ts';
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { handleIn, nameOfType, withArticle } from '../values/handle.ts';
import { allLines, nextLines, type LinesHandle } from '../values/lines.ts';
import {
  pathAt,
  pathsOf,
  pathText,
  somePaths,
  type EdgesHandle,
  type PathHandle,
  type PathsHandle,
} from '../values/paths.ts';
import { indexIn, int, itemsIn, list, str, tuple } from '../values/plain.ts';
import { setOfNodes, setValue } from '../values/set.ts';
import type { SetValue, Value } from '../values/value.ts';
import { attributeTable, computed, fact, immediately, method, variadic } from './attribute.ts';
import type { Attribute } from './attribute.ts';
import { needEdges, referents, referrers } from './neighbours.ts';
import { objectSet } from './object-sets.ts';

const NO_EDGES: ReadonlySet<number> = new Set();

/** Paths to `targets` from the root, or from `sources`. */
function pathsTo(
  targets: SetValue,
  sources: SetValue | undefined,
  avoidNodes: SetValue | undefined,
  avoidEdges: ReadonlySet<number>,
): Steps<PathsHandle> {
  needEdges(targets);
  const { graph: g } = targets.of.heap;
  const query = {
    sources: sources?.nodes ?? setOf(g.nodeCount, [g.root]),
    targets: targets.nodes,
    avoidNodes: avoidNodes?.nodes ?? emptySet(g.nodeCount),
    avoidEdges,
  };
  const prefix = sources === undefined ? 'hp.Root' : sources.nodes.count === 1 ? 'Src' : undefined;
  return pathsOf(targets.of, query, prefix);
}

const isNone = (value: Value | undefined): boolean =>
  value === undefined || (value.type === 'value' && value.value === null);

function* optionalSet(of: SetValue, value: Value | undefined, where: string): Steps<SetValue | undefined> {
  return value === undefined || isNone(value) ? undefined : yield* objectSet(of.of, value, where);
}

function edgesIn(value: Value | undefined): ReadonlySet<number> {
  if (value === undefined || isNone(value)) return NO_EDGES;
  const edges = handleIn(value, 'edges');
  if (edges !== undefined) return edges.edges;
  const items = itemsIn(value);
  if (items !== undefined) return new Set(items.flatMap((item) => [...edgesIn(item)]));
  throw new HeapyError(
    'type',
    `avoid_edges takes references such as sp.edges_at(0), not ${withArticle(nameOfType(value))}`,
  );
}

export const pathAttributesOfSets: readonly Attribute<SetValue>[] = [
  computed('sp', 'The shortest paths from the root to the nearest members.', (set) => fromRoot(set)),
  computed('shpaths', 'The same as sp.', (set) => fromRoot(set)),
  method(
    'get_shpaths',
    ['src=None', 'avoid_nodes=None', 'avoid_edges=None'],
    'The shortest paths from the root or from src, without entering some objects or taking some references.',
    function* (set, [src, avoidNodes, avoidEdges]) {
      const sources = yield* optionalSet(set, src, 'src');
      const avoided = yield* optionalSet(set, avoidNodes, 'avoid_nodes');
      return yield* pathsTo(set, sources, avoided, edgesIn(avoidEdges));
    },
  ),
  computed('pathsin', 'The paths from the direct referrers of the members.', function* (set) {
    return yield* pathsTo(set, yield* referrers(set), undefined, NO_EDGES);
  }),
  computed('pathsout', 'The paths to the objects that members refer to.', function* (set) {
    return yield* pathsTo(yield* referents(set), set, undefined, NO_EDGES);
  }),
];

const fromRoot = (set: SetValue): Steps<PathsHandle> => pathsTo(set, undefined, undefined, NO_EDGES);

/** Levels of which the references can be asked for at once, and paths in a list. */
const MOST_LEVELS = 1_000;
const MOST_PATHS_IN_LIST = 10_000;

/** All references between the objects of paths at some levels; negative ones count from the last. Throws HeapyError. */
function edgesAt({ of, graph }: PathsHandle, levels: readonly number[]): EdgesHandle {
  const g = of.heap.graph;
  const edges = new Set<number>();
  for (const level of levels) {
    const k = level < 0 ? level + graph.length : level;
    if (k < 0 || k >= graph.length)
      throw new HeapyError('index', `the paths have ${Math.max(0, graph.length)} steps: there is no step ${level}`);
    const next = graph.level(k + 1);
    graph.level(k).forEach((n) => {
      for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++) {
        if (g.edgeKind[e] !== EdgeKind.weak && next.has(g.edgeTarget[e] as NodeIndex)) edges.add(e);
      }
    });
  }
  return { type: 'handle', is: 'edges', text: `<${edges.size} references>`, of, edges };
}

const levelsIn = (values: readonly Value[]): readonly number[] => values.map((value) => indexIn(value, 'a level'));

export const pathsAttributes = attributeTable<PathsHandle>([
  computed('numpaths', 'Number of paths.', function* (paths) {
    const { total } = yield* paths.counts();
    if (total >= MOST_PATHS) throw new HeapyError('budget', 'there are more than 2**1024 paths');
    return int(total);
  }),
  fact('maxpaths', 'Number of paths printed at a time.', () => int(10)),
  computed('more', 'The next ten paths.', (paths) => nextLines(paths.lines, paths, undefined)),
  computed('all', 'All paths.', (paths) => allLines(paths.lines, paths)),
  method('aslist', [], 'List of the paths.', function* (paths, _, scope) {
    const found = yield* somePaths(paths, MOST_PATHS_IN_LIST + 1);
    if (found.length > MOST_PATHS_IN_LIST)
      throw new HeapyError('budget', `more than ${MOST_PATHS_IN_LIST} paths are too many for a list`);
    scope.budget.makeItems(found.length);
    return list(found);
  }),
  fact('sets', 'The objects on the paths, step by step.', ({ of, graph }, scope) => {
    if (graph.length > MOST_LEVELS) throw new HeapyError('budget', `${graph.length} steps are too many for a list`);
    scope.budget.makeItems(graph.length + 1);
    return tuple(Array.from({ length: graph.length + 1 }, (_, k) => setValue(of, graph.level(k))));
  }),
  fact('edges', 'The references on the paths, step by step.', (paths, scope) => {
    const { length } = paths.graph;
    if (length > MOST_LEVELS) throw new HeapyError('budget', `${length} steps are too many for a list`);
    scope.budget.makeItems(Math.max(0, length));
    return tuple(Array.from({ length: Math.max(0, length) }, (_, k) => edgesAt(paths, [k])));
  }),
  variadic('edges_at', 'levels', 'The references at some steps, to be avoided.', (paths, levels) =>
    immediately(edgesAt(paths, levelsIn(levels))),
  ),
  variadic('avoided', 'levels', 'The paths that do without the references at some steps.', (paths, levels) => {
    const { of, graph, query } = paths;
    const targets = setValue(of, graph.length < 0 ? query.targets : graph.level(graph.length));
    const sources = setValue(of, graph.length < 0 ? query.sources : graph.level(0));
    const avoided = new Set([...query.avoidEdges, ...edgesAt(paths, levelsIn(levels)).edges]);
    return pathsTo(targets, sources, undefined, avoided);
  }),
]);

export const onePathAttributes = attributeTable<PathHandle>([
  fact('src', 'Where it starts.', ({ of, path }) => setOfNodes(of, [path.source])),
  fact('tgt', 'Where it ends.', ({ of, path }) => setOfNodes(of, [targetOf(of, path)])),
  computed('path', 'The steps as text.', function* (path) {
    return str(yield* pathText(path, path.path, ''));
  }),
]);

function targetOf(of: PathHandle['of'], { source, edges }: PathHandle['path']): number {
  return edges.length === 0 ? source : of.heap.graph.edgeTarget[edges[edges.length - 1]];
}

/** What pages of lines answer to themselves; the rest is asked of what they are pages of. */
export const linesAttributes = attributeTable<LinesHandle>([
  computed('more', 'The next ten lines.', (page) => nextLines(page.lines, page.top, page)),
  computed('all', 'All lines.', ({ lines, top }) => allLines(lines, top)),
  fact('prev', 'The page before.', ({ previous }) => previous),
  fact('top', 'What this is a page of.', ({ top }) => top),
]);

/** `sp[i]`. */
export const pathItem = (paths: PathsHandle, index: Value): Steps<PathHandle> =>
  pathAt(paths, indexIn(index, 'a path number'));
