/** Graphs for tests of the analysis, given as lists. */
import { EdgeKind } from '../../heap/edge-kind.ts';
import { LARGE_SIZE, NO_LABEL, type HeapGraph, type NodeIndex } from '../../heap/graph.ts';
import type { HeapType, TypeTraits } from '../../heap/heap-type.ts';
import type { NodeText } from '../../heap/text-column.ts';
import { createDerived, type Heap } from '../derived.ts';

/** A type by its display name; traits follow from well-known names. */
export interface TypeSketch {
  readonly display: string;
  readonly id?: number;
  readonly traits?: Partial<TypeTraits>;
}

export interface NodeSketch {
  /** Display name of a type, or its place in `types`. */
  readonly type: string | number;
  readonly size?: number;
  readonly id?: number;
  readonly text?: NodeText;
}

export interface EdgeSketch {
  readonly from: number;
  readonly to: number;
  readonly kind?: EdgeKind;
  /** A name becomes a string index. */
  readonly label?: string | number;
}

export interface GraphSketch {
  /** Further types, or types whose traits matter; names used by nodes are added. */
  readonly types?: readonly TypeSketch[];
  /** Nodes 1, 2 …; node 0 is the root. */
  readonly nodes: readonly NodeSketch[];
  readonly edges?: readonly EdgeSketch[];
  readonly hidden?: readonly number[];
  readonly rootEdgesOutsideView?: readonly number[];
  readonly extraDictOwners?: readonly (readonly [number, number])[];
  readonly ids?: 'stable' | 'reused' | 'none';
}

const noTraits: TypeTraits = {
  isHeapType: false,
  isDict: false,
  isTuple: false,
  isList: false,
  isModule: false,
  isType: false,
  hasDict: false,
  isException: false,
  isCollected: true,
};

const wellKnown: Readonly<Record<string, Partial<TypeTraits>>> = {
  dict: { isDict: true },
  tuple: { isTuple: true },
  list: { isList: true },
  module: { isModule: true },
  type: { isType: true },
};

function typeOf(sketch: TypeSketch): HeapType {
  const { display } = sketch;
  const dot = display.lastIndexOf('.');
  return {
    display,
    module: dot < 0 ? 'builtins' : display.slice(0, dot),
    name: display.slice(dot + 1),
    qualname: display.slice(dot + 1),
    id: sketch.id ?? 0,
    mro: [],
    traits: { ...noTraits, ...wellKnown[display], ...sketch.traits },
    hiddenBytes: 0,
  };
}

/** The graph of a sketch. Edges keep their order within a source; ids default to 16 times the node index. */
export function graphOf(sketch: GraphSketch): HeapGraph {
  const types: HeapType[] = [typeOf({ display: 'root' }), ...(sketch.types ?? []).map(typeOf)];
  const typeIndex = ({ type }: NodeSketch): number => {
    if (typeof type === 'number') return type;
    const known = types.findIndex((t, i) => i > 0 && t.display === type);
    return known < 0 ? types.push(typeOf({ display: type })) - 1 : known;
  };
  const nodes: readonly NodeSketch[] = [{ type: 0, size: 0, id: 0 }, ...sketch.nodes];
  const strings: string[] = [];
  const stringIndex = (text: string): number => {
    const known = strings.indexOf(text);
    return known < 0 ? strings.push(text) - 1 : known;
  };
  const edges = (sketch.edges ?? []).toSorted((a, b) => a.from - b.from);
  const edgeStart = new Uint32Array(nodes.length + 1);
  for (const { from } of edges) edgeStart[from + 1]++;
  for (let n = 0; n < nodes.length; n++) edgeStart[n + 1] += edgeStart[n];
  const sizes = nodes.map((node) => node.size ?? 16);
  const labels = edges.map(({ label }) => (typeof label === 'string' ? stringIndex(label) : (label ?? NO_LABEL)));
  return {
    nodeCount: nodes.length,
    edgeCount: edges.length,
    root: 0 as NodeIndex,
    node: {
      type: Uint32Array.from(nodes, typeIndex),
      selfSize: Uint32Array.from(sizes, (size) => Math.min(size, LARGE_SIZE)),
      id: Float64Array.from(nodes, (node, n) => node.id ?? 16 * n),
    },
    edgeStart,
    edgeTarget: Uint32Array.from(edges, (edge) => edge.to),
    edgeKind: Uint8Array.from(edges, (edge) => edge.kind ?? EdgeKind.unknown),
    edgeLabel: Uint32Array.from(labels),
    types,
    strings: {
      count: strings.length,
      byteLength: strings.join('').length,
      get: (i) => strings[i],
      find: (text) => {
        const i = strings.indexOf(text);
        return i < 0 ? undefined : (i as ReturnType<HeapGraph['strings']['find']>);
      },
    },
    texts: { count: nodes.filter((node) => node.text !== undefined).length, get: (n) => nodes[n].text },
    largeSizes: new Map(sizes.flatMap((size, n) => (size >= LARGE_SIZE ? [[n, size] as const] : []))),
    rootEdgesOutsideView: sketch.rootEdgesOutsideView ?? [],
    extraDictOwners: sketch.extraDictOwners ?? [],
    hidden: Uint32Array.from(sketch.hidden ?? []),
    capabilities: { edges: true, ids: sketch.ids ?? 'reused', unreachable: true, producers: false, values: 'full' },
  };
}

/** As an open snapshot. */
export function heapFrom(sketch: GraphSketch): Heap {
  const graph = graphOf(sketch);
  return { graph, derived: createDerived(graph) };
}
