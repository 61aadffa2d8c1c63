/** Tells snapshots apart by what a user could see of them. */
import type { HeapGraph, NodeIndex } from '../../heap/graph.ts';
import type { Snapshot } from '../../heap/snapshot.ts';
import { fingerprint } from '../read/fingerprint.ts';
import { encodeUtf8 } from '../../heap/utf8.ts';

/** A fingerprint of all columns and texts of a graph. */
export function digestOf(g: HeapGraph): string {
  const hash = fingerprint();
  const words = (column: ArrayLike<number>): void => {
    hash.add(column.length);
    for (let i = 0; i < column.length; i++) hash.add(column[i]);
  };
  [g.node.type, g.node.selfSize, g.edgeStart, g.edgeTarget, g.edgeKind, g.edgeLabel, g.hidden].forEach(words);
  words(new Uint32Array(g.node.id.slice().buffer));
  const texts = Array.from({ length: g.nodeCount }, (_, n) => g.texts.get(n as NodeIndex));
  const parts = [
    g.types,
    texts,
    [...g.largeSizes],
    g.rootEdgesOutsideView,
    g.extraDictOwners,
    g.capabilities,
    g.texts.count,
  ];
  words(encodeUtf8(JSON.stringify(parts)));
  return hash.hex();
}

/** A snapshot without what depends on how the file was packed. */
export const contentOf = ({ graph, fileBytes: _, ...rest }: Snapshot): object => ({
  ...rest,
  columns: digestOf(graph),
});
