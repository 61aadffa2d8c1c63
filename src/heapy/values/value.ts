/** The values of the language: what an expression can be. `type` is also the `type` of the command line's JSON. */
import type { Steps } from '../../base/steps.ts';
import type { Heap } from '../../analysis/derived.ts';
import type { Partition } from '../../analysis/partition.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import type { Bytes, NodeIndex } from '../../heap/graph.ts';
import type { NodeSet } from '../../heap/node-set.ts';
import type { SnapshotFacts } from '../../heap/snapshot.ts';

/** An open snapshot as the language sees it: `name` is `s1`, `s2` …. */
export interface OpenHeap {
  readonly name: string;
  readonly heap: Heap;
  readonly facts: SnapshotFacts;
}

/** A set of objects of one snapshot with the relation that shows it (heapy's IdentitySet). */
export interface SetValue {
  readonly type: 'set';
  readonly of: OpenHeap;
  readonly nodes: NodeSet;
  readonly relation: Relation;
  /**
   * Set when the value is one row `x[i]` of a partition: it prints with the index and cumulative size it had there.
   * `count` and `size` of the partition are the parent's.
   */
  readonly row: { readonly index: number; readonly cumulative: Bytes } | undefined;
  size(): Steps<Bytes>;
  partition(): Steps<Partition>;
  /** Members in heapy's order of the identity table: size falling, then value. Only what is asked for is put into its final order. */
  identityOrder(): Steps<IdentityOrder>;
}

/** Objects by size falling; ties are put in order when a range is asked for. */
export interface IdentityOrder {
  readonly count: number;
  /** Nodes start … end - 1 in final order. */
  range(start: number, end: number): Steps<Uint32Array>;
}

/** A row of numbers and a name: a Stat has no objects. */
export interface StatRow {
  readonly count: number;
  readonly size: Bytes;
  readonly name: string;
}

/** Rows without objects (heapy's Stat). In an identity stat counts are 1. */
export interface StatValue {
  readonly type: 'stat';
  readonly format: 'SetFormat' | 'IdFormat';
  readonly header: string;
  /** IdFormat: `<__main__.A>`; else empty. */
  readonly kindName: string;
  readonly count: number;
  readonly size: Bytes;
  readonly rows: readonly StatRow[];
  /** Unix seconds. */
  readonly timeMade: number;
}

/** The difference A - B of two stats, by kind. Counts and sizes may be negative. */
export interface DiffValue {
  readonly type: 'diff';
  readonly header: string;
  readonly count: number;
  readonly size: Bytes;
  readonly b: { readonly count: number; readonly size: Bytes };
  readonly rows: readonly StatRow[];
  readonly timeMade: number;
}

/** One object of a snapshot, as named by `main.x` or `at(0x…)`. */
export interface ObjectValue {
  readonly type: 'object';
  readonly of: OpenHeap;
  readonly node: NodeIndex;
}

/** Text that stands for itself: `h.more`, `h.all`, docs. Printing writes it as it is. */
export interface TextValue {
  readonly type: 'text';
  readonly text: string;
}

/** Numbers, strings, booleans, None, and lists of values. A bigint is Python's int, a number its float. */
export interface PlainValue {
  readonly type: 'value';
  /** A list that Python calls a tuple. */
  readonly tuple?: true;
  readonly value: number | bigint | string | boolean | null | readonly Value[];
}

/** Things with attributes and calls but no table: `hp`, `s1`, `main`, relations, functions. */
export interface HandleValue {
  readonly type: 'handle';
  /** What printing shows. */
  readonly text: string;
}

export type Value = SetValue | StatValue | DiffValue | ObjectValue | TextValue | PlainValue | HandleValue;
