/**
 * Heaps drawn in ASCII, for tests.
 *
 *     const heap = heapOf(
 *       'root → .i0_modules=mods a',
 *       'mods:dict 232 → {k}=a',          a dict with the key object k: an edge `.keys()[0]` to k, and `[k]` to a
 *       'k:str 52 "json"',
 *       'a:__main__.A 56 → .name=k ~mods',  ~ is a weak reference
 *     );
 *     heap.at('a')
 *
 * A line is `name:type size facts… → edges…`; type (`object`), size (16), facts and edges may be left out. `->` is an arrow too.
 * Lines give nodes in order: the root is node 0 wherever it stands; without a line for it, it refers to every node, unlabelled.
 *
 * Type: its display name. `Node#2` is another type that is displayed as `Node`. `Sub+module` has a trait (`dict list tuple module
 * type exception hasdict collected`); `dict`, `list`, `tuple`, `module`, `type` have theirs by their names.
 *
 * Facts: `@4096` id (16 × row when left out) · `hidden` · `owner=b` the dict's owner that no edge shows · `class=A(B,C)` the node is
 * the type object of type A with bases in that resolution order · texts: `"a string"` `repr=3` `bytes=ab` `name=json`
 * `function=module|name|qualname` `code=file|line|name|qualname` `frame=…` `builtin=module|name|1` (JSON quotes for blanks:
 * `repr="1 2"`).
 *
 * Edges: `b` no label · `.name=b` · `[3]=b` · `[k]=b` key node k · `['x']=b` key known by its repr · `{k}=b` key and value ·
 * `.keys()[0]=b` · `own:0=b` own dict's key · `->name=b` internal · `local:x=b` · `cell:x=b` · `stack:0=b` · `in:b` set member ·
 * `custom:x=b` · `~b` weak · `!.i0_t1_f0=b` (root only) outside the view of `heap()`.
 */
import { runToEnd, type Steps } from '../../base/steps.ts';
import { graphBuilder } from '../builder.ts';
import { EdgeKind } from '../edge-kind.ts';
import { LARGE_SIZE, NO_LABEL, type Capabilities, type HeapGraph, type NodeIndex, type TypeIndex } from '../graph.ts';
import { stringTableBuilder } from '../string-table-builder.ts';
import { encodeNodeText, textColumnOf } from '../text-column-builder.ts';
import { parseLine, type Line } from './parse-line.ts';
import { typesOf } from './heap-types.ts';

/** A drawn heap; names of the drawing lead to its rows. */
export interface DrawnHeap extends HeapGraph {
  /** The node of a name; throws when there is none. */
  at(name: string): NodeIndex;
  /** Several nodes at once, in the order asked. */
  all(...names: readonly string[]): readonly NodeIndex[];
  /** The type of a display name (`Node#2` as drawn); throws when there is none. */
  typeAt(type: string): TypeIndex;
}

const capabilities: Capabilities = { edges: true, ids: 'reused', unreachable: true, producers: false, values: 'full' };

/** The heap that `lines` draw; see the head of this file. Throws on drawings that make no sense. */
export function heapOf(...lines: readonly string[]): DrawnHeap {
  const parsed = lines.map(parseLine);
  const drawn = parsed.filter((line) => line.name !== 'root');
  const root = parsed.find((line) => line.name === 'root') ?? rootTo(drawn);
  const nodes = [root, ...drawn];
  const rows = new Map(nodes.map((line, row) => [line.name, row]));
  if (rows.size !== nodes.length) throw new Error('a name is drawn twice');
  const at = (name: string): NodeIndex => {
    const row = rows.get(name);
    if (row === undefined) throw new Error(`no node ${name} in this drawing`);
    return row as NodeIndex;
  };
  const ids = nodes.map((line, row) => line.id ?? 16 * row);
  const { types, typeAt } = typesOf(nodes, ids);
  const graph = runToEnd(columnsOf(nodes, ids, at, typeAt).finish(types));
  return { ...graph, at, all: (...names) => names.map(at), typeAt };
}

const rootTo = (drawn: readonly Line[]): Line => ({
  ...parseLine('root'),
  edges: drawn.map(({ name }) => ({ kind: EdgeKind.unknown, label: undefined, target: name, outside: false })),
});

function columnsOf(
  nodes: readonly Line[],
  ids: readonly number[],
  at: (name: string) => NodeIndex,
  typeAt: (type: string) => TypeIndex,
): { finish(types: HeapGraph['types']): Steps<HeapGraph> } {
  const builder = graphBuilder(nodes.length);
  const strings = stringTableBuilder();
  const largeSizes = new Map<number, number>();
  nodes.forEach((line, row) => {
    builder.node.type[row] = row === 0 ? 0 : typeAt(line.type);
    builder.node.id[row] = ids[row];
    builder.node.selfSize[row] = row === 0 ? 0 : Math.min(line.size, LARGE_SIZE);
    if (row > 0 && line.size >= LARGE_SIZE) largeSizes.set(row, line.size);
    builder.outDegree[row] = line.edges.length;
  });
  const { start, target, kind, label } = builder.edges();
  const outside: number[] = [];
  nodes.forEach((line, row) =>
    line.edges.forEach((edge, i) => {
      const e = start[row] + i;
      target[e] = at(edge.target);
      kind[e] = edge.kind;
      const text = edge.label;
      if (text === undefined) label[e] = NO_LABEL;
      else if (typeof text === 'number') label[e] = text;
      else label[e] = edge.kind === EdgeKind.item ? at(text) : strings.addText(text);
      if (edge.outside) outside.push(e);
    }),
  );
  const rowsOf = (wanted: (line: Line) => boolean): number[] => [...nodes.keys()].filter((row) => wanted(nodes[row]));
  const texts = nodes.flatMap((line, row) => {
    if (line.text === undefined) return [];
    const [form, bytes] = encodeNodeText(line.text);
    return [{ first: row, form, ends: Uint32Array.of(bytes.length), bytes }];
  });
  return {
    finish: (types) =>
      builder.finish({
        types,
        strings: strings.finish(),
        texts: textColumnOf(texts),
        largeSizes,
        rootEdgesOutsideView: outside,
        extraDictOwners: nodes.flatMap((line, row) =>
          line.owner === undefined ? [] : [[row, at(line.owner)] as const],
        ),
        hidden: Uint32Array.from(rowsOf((line) => line.hidden)),
        capabilities,
      }),
  };
}
