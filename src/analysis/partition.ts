/** A set cut into kinds by a relation, in the order heapy prints them. */
import type { Bytes } from '../heap/graph.ts';
import type { NodeSet } from '../heap/node-set.ts';
import type { Classification, Relation } from './relations/relation.ts';

/** One kind of a partition. */
export interface PartitionRow {
  /** Class number in the classification. */
  readonly class: number;
  readonly count: number;
  readonly size: Bytes;
  readonly name: string;
}

/** The kinds of a set: they are disjoint and cover it; counts and sizes add up to the set's. */
export interface Partition {
  readonly relation: Relation;
  readonly classification: Classification;
  readonly set: NodeSet;
  readonly count: number;
  readonly size: Bytes;
  /** By size falling, then by name (code points), then by class. */
  readonly rows: readonly PartitionRow[];
  /** The members of one row. O(members of the set). */
  members(row: number): NodeSet;
}
