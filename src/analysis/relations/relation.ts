import type { Steps } from '../../base/steps.ts';
import type { Capabilities, HeapGraph, NodeIndex } from '../../heap/graph.ts';
import type { Derived } from '../derived.ts';

/** An equivalence relation on nodes, given by a key: two nodes are equivalent iff their keys are equal. */
export interface Relation {
  /** Stable; appears in URLs and in the language as `by<id>`: `clodo`, `type`, `size`, `module`, `unity`, `id`. */
  readonly id: string;
  /** heapy's name: `Clodo`, `Type` …. */
  readonly name: string;
  /** Menu text, completes "Group by …". */
  readonly title: string;
  /** Column header that guppy3 prints. */
  readonly header: string;
  /** One sentence for the tooltip, with the field's words. */
  readonly help: string;
  /** The reason why this snapshot cannot be grouped so, or `undefined`. */
  missing(capabilities: Capabilities): string | undefined;
  /** Called once per snapshot. */
  prepare(g: HeapGraph, derived: Derived): Steps<Keying>;
}

export interface Keying {
  /** A non-negative integer below 2^32; must not allocate. */
  keyOf(n: NodeIndex): number;
  /** The printed name of a kind. Different keys may share a name. */
  nameOf(key: number): string;
  /** Orders kinds of one name and size; guppy3's order is that of the addresses of their types. Left out: as they first occur. */
  rankOf?(key: number): number;
}

/** A relation evaluated for every node of one graph. */
export interface Classification {
  readonly relation: Relation;
  /** [N] class of each node, 0 … classCount - 1. Not to be changed. */
  readonly classOf: Uint32Array;
  readonly classCount: number;
  /** Printed name of a class; names are made when asked for, and remembered. */
  nameOf(k: number): string;
  /** Orders kinds of one name and size. */
  rankOf(k: number): number;
}
