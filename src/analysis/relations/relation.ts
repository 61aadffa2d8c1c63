import type { Steps } from '../../base/steps.ts';
import type { Capabilities, HeapGraph, NodeIndex } from '../../heap/graph.ts';
import type { Derived } from '../derived.ts';

/** An equivalence relation on nodes, given by a key: two nodes are equivalent iff their keys are equal. */
export interface Relation {
  /** Stable; appears in URLs and in the language as `by<id>`: `clodo`, `type`, `size` …. Made ones: their name in small letters. */
  readonly id: string;
  /** heapy's name: `Clodo`, `Type` …. */
  readonly name: string;
  /** Menu text, completes "Group by …". */
  readonly title: string;
  /** Column header that guppy3 prints. */
  readonly header: string;
  /** The header as a factor of a product; left out: the header. */
  readonly factorHeader?: string;
  /** One sentence for the tooltip, with the field's words. */
  readonly help: string;
  /** How it was made of others; left out: it is one of the registry. */
  readonly origin?: Origin;
  /** Relations that are coarser for certain: beside this one they add nothing to a product. Unity is coarser than all. */
  readonly coarser?: readonly Relation[];
  /** Largest set that it can show: it makes a text for every object. Left out: any. */
  readonly mostObjects?: number;
  /** The reason why this snapshot cannot be grouped so, or `undefined`. */
  missing(capabilities: Capabilities): string | undefined;
  /** Called once per snapshot. */
  prepare(g: HeapGraph, derived: Derived): Steps<Keying>;
}

/** heapy's ways to make relations of relations: `er.refdby`, `er.dictof`, `a & b`. */
export type Origin =
  | { readonly by: 'refdby' | 'dictof'; readonly of: Relation }
  | { readonly by: 'product'; readonly of: readonly Relation[] };

export interface Keying {
  /** A non-negative integer below 2^32; must not allocate. */
  keyOf(n: NodeIndex): number;
  /** The printed name of a kind. Different keys may share a name. Empty only where heapy prints nothing. */
  nameOf(key: number): string;
  /** The name as a factor of a product; left out: the name. */
  factorNameOf?(key: number): string;
  /** Orders kinds of one name and size; guppy3's order is that of the addresses of their types. Left out: as they first occur. */
  rankOf?(key: number): number;
  /** The classes of all nodes where the keys were numbered so already: they are taken over as they are. */
  readonly classes?: Pick<Classification, 'classOf' | 'classCount'> & { keyOf(k: number): number };
  /** Bytes it holds beside the classes; left out: none. */
  readonly byteLength?: number;
}

/** A relation evaluated for every node of one graph. */
export interface Classification {
  readonly relation: Relation;
  /** [N] class of each node, 0 … classCount - 1. Not to be changed. */
  readonly classOf: Uint32Array;
  readonly classCount: number;
  /** Printed name of a class; names are made when asked for, and remembered. */
  nameOf(k: number): string;
  /** The name as a factor of a product. */
  factorNameOf(k: number): string;
  /** Orders kinds of one name and size. */
  rankOf(k: number): number;
  /** Bytes held for names, beside the classes. */
  readonly byteLength: number;
}
