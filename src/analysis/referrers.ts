/** References by target: the edges of a graph, turned round. */

/**
 * Rows `start[n] .. start[n + 1] - 1` are the references to node n. N nodes, E edges; weak references are included, last in no order.
 * The source of an edge is `source[i]`, its row in the edge columns `edge[i]`; within a target, sources ascend.
 */
export interface ReferrerIndex {
  readonly start: Uint32Array; //  [N + 1]
  readonly source: Uint32Array; // [E] NodeIndex
  readonly edge: Uint32Array; //   [E] EdgeIndex
}
