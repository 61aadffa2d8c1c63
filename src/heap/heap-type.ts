import type { Bytes } from './graph.ts';

/** One exact type (class) of the runtime. */
export interface HeapType {
  /** The name heapy prints; kinds are made from it. Two types may share it. */
  readonly display: string;
  /** `undefined` when the type has none. */
  readonly module: string | undefined;
  readonly name: string;
  readonly qualname: string;
  /** Identity of the type object; 0 when unknown. */
  readonly id: number;
  /** Ids of the types in its method resolution order, itself first; empty when unknown. */
  readonly mro: readonly number[];
  readonly traits: TypeTraits;
  /** Estimated bytes an instance occupies beyond its self size (inline attribute values of CPython 3.11+). */
  readonly hiddenBytes: Bytes;
}

/** What the analysis must know of a type without comparing names. */
export interface TypeTraits {
  readonly isHeapType: boolean;
  /** Exactly `dict`, not a subclass. */
  readonly isDict: boolean;
  readonly isTuple: boolean;
  readonly isList: boolean;
  /** `types.ModuleType` or a subclass. */
  readonly isModule: boolean;
  /** `type` or a subclass: instances are types. */
  readonly isType: boolean;
  /** Instances may have a `__dict__`. */
  readonly hasDict: boolean;
  readonly isException: boolean;
  readonly isCollected: boolean;
}

const noTraits: TypeTraits = {
  isHeapType: false,
  isDict: false,
  isTuple: false,
  isList: false,
  isModule: false,
  isType: false,
  hasDict: false,
  isException: false,
  isCollected: false,
};

/** A type of which nothing is known but its name. */
export const bareType = (display: string, module: string | undefined, name: string, id: number): HeapType => ({
  display,
  module,
  name,
  qualname: name,
  id,
  mro: [],
  traits: noTraits,
  hiddenBytes: 0,
});

/** The type of node 0, as heapy calls it. */
export const rootType: HeapType = bareType(
  'guppy.heapy.heapyc.RootStateType',
  'guppy.heapy.heapyc',
  'RootStateType',
  0,
);
