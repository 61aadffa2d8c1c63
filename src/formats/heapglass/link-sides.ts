/** Links the side tables: edges of the root, weak references, owners, hidden objects. */
import type { EdgeColumns, GraphBuilder } from '../../heap/builder.ts';
import { EdgeKind } from '../../heap/edge-kind.ts';
import { NO_LABEL, type StringIndex } from '../../heap/graph.ts';
import type { StringTableBuilder } from '../../heap/string-table-builder.ts';
import type { AddressTable } from './address-table.ts';
import type { RootEdge, SideTables } from './side-tables.ts';

/** Side tables by node; what the file does not hold is dropped and counted. */
export interface LinkedSides {
  readonly roots: readonly { readonly target: number; readonly label: StringIndex; readonly view: boolean }[];
  readonly weak: readonly Uint32Array[]; // pairs source, target
  readonly owners: readonly (readonly [dict: number, owner: number])[];
  readonly hidden: Uint32Array; // ascending
  readonly dangling: number;
}

/** Finds the nodes, and counts the edges they add. */
export function linkSides(
  tables: SideTables,
  table: AddressTable,
  builder: GraphBuilder,
  strings: StringTableBuilder,
): LinkedSides {
  let dangling = 0;
  const roots = tables.roots.flatMap(({ name, at, view }: RootEdge) => {
    const target = table.find(...at);
    if (target === 0) dangling++;
    return target === 0 ? [] : [{ target, label: strings.addText(name), view }];
  });
  builder.outDegree[0] = roots.length;
  const weak = tables.weak.map((words) => {
    const found = pairsOf(words, table);
    dangling += words.length / 4 - found.length / 2;
    for (let at = 0; at < found.length; at += 2) builder.outDegree[found[at]]++;
    return found;
  });
  const owners = tables.owners.flatMap((words) => {
    const found = pairsOf(words, table);
    return Array.from({ length: found.length / 2 }, (_, i) => [found[2 * i], found[2 * i + 1]] as const);
  });
  const hidden = new Set<number>();
  for (const words of tables.hidden) {
    for (let at = 0; at < words.length; at += 2) {
      const node = table.find(words[at], words[at + 1]);
      if (node > 0) hidden.add(node);
    }
  }
  return { roots, weak, owners, hidden: Uint32Array.from(hidden).sort(), dangling };
}

/** Pairs of nodes for rows of two addresses, without rows of which the file lacks one. */
function pairsOf(words: Uint32Array, table: AddressTable): Uint32Array {
  const pairs = new Uint32Array(words.length / 2);
  let length = 0;
  for (let at = 0; at < words.length; at += 4) {
    const source = table.find(words[at], words[at + 1]);
    const target = table.find(words[at + 2], words[at + 3]);
    if (source === 0 || target === 0) continue;
    pairs[length++] = source;
    pairs[length++] = target;
  }
  return pairs.slice(0, length);
}

/** Fills the edges of the root and the weak ones, which stand behind the others of their source. Returns rows outside the view. */
export function fillSides(
  { roots, weak }: LinkedSides,
  { start, target, kind, label }: EdgeColumns,
): readonly number[] {
  const outside: number[] = [];
  roots.forEach((root, e) => {
    target[e] = root.target;
    kind[e] = EdgeKind.attribute;
    label[e] = root.label;
    if (!root.view) outside.push(e);
  });
  const free = new Map<number, number>(); // source → how many of its last rows are filled
  for (const pairs of weak) {
    for (let at = 0; at < pairs.length; at += 2) {
      const filled = (free.get(pairs[at]) ?? 0) + 1;
      free.set(pairs[at], filled);
      const e = start[pairs[at] + 1] - filled;
      target[e] = pairs[at + 1];
      kind[e] = EdgeKind.weak;
      label[e] = NO_LABEL;
    }
  }
  return outside;
}
