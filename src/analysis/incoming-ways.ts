/** The ways in which references lead to their targets, each numbered once: heapy's relations, as Via tells them apart. */
import { EdgeKind } from '../heap/edge-kind.ts';
import { NO_LABEL, type HeapGraph } from '../heap/graph.ts';
import { createKeyIdentity } from './key-identity.ts';
import { pairTable } from './pair-table.ts';
import { NO_MEMBER } from './referrer-sets.ts';

/** Ways are numbered 0, 1, 2 … in the order they are asked for. */
export interface IncomingWays {
  /** Number of the way of a reference; NO_MEMBER: it has none, or it is the reference to the own class, which Via leaves out. */
  wayOf(edge: number): number;
  /** A reference of each way. To be asked for when all ways are known. */
  examples(): Uint32Array; // [ways] EdgeIndex
}

/**
 * Two references are of one way when their kinds and labels are equal. Keys of dicts are equal when they are in Python, as far as
 * the file shows their values; an item at a position is the same as one under that number.
 */
export function incomingWays(g: HeapGraph): IncomingWays {
  const { edgeKind, edgeLabel } = g;
  const table = pairTable();
  const keys = createKeyIdentity(g);
  const classEdge = g.strings.find('ob_type');
  return {
    wayOf(edge) {
      const kind = edgeKind[edge];
      const label = edgeLabel[edge];
      if (label === NO_LABEL) return NO_MEMBER;
      switch (kind) {
        case EdgeKind.item:
        case EdgeKind.namedItem: {
          const key = kind === EdgeKind.item ? keys.ofNode(label) : keys.ofRepr(label);
          const position = keys.positionOf(key);
          return position < 0
            ? table.numberOf(EdgeKind.item, key, edge)
            : table.numberOf(EdgeKind.index, position, edge);
        }
        case EdgeKind.internal:
          return label === classEdge ? NO_MEMBER : table.numberOf(kind, label, edge);
        case EdgeKind.unknown:
        case EdgeKind.weak:
          return NO_MEMBER;
        default:
          return table.numberOf(kind, label, edge);
      }
    },
    examples: () => table.notes(),
  };
}
