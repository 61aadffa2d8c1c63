/** How identities are written. */
import type { HeapGraph, NodeIndex } from './graph.ts';

/** An address as Python's `hex` writes it: lower case, `0x`, no padding. */
export const hexAddress = (id: number): string => `0x${id.toString(16)}`;

/** The identity of a node as it is printed: an address, or `@` and the number where ids are no addresses (V8). Unique in a graph. */
export function idText(g: HeapGraph, n: NodeIndex): string {
  const id = g.node.id[n];
  return g.capabilities.ids === 'stable' ? `@${id}` : hexAddress(id);
}
