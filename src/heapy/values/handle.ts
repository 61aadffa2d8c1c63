/** The things with attributes and calls but no table, told apart. Every HandleValue of the interpreter is one of these. */
import type { Steps } from '../../base/steps.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { TableRow } from '../text/table.ts';
import { relationText } from './relation-name.ts';
import type { MaproxHandle } from '../evaluate/maprox.ts';
import type { KindHandle } from './kinds.ts';
import type { LinesHandle, ListingHandle } from './lines.ts';
import type { EdgesHandle, PathHandle, PathsHandle } from './paths.ts';
import type { PatternHandle } from './pattern.ts';
import type { HandleValue, SetValue, Value } from './value.ts';

/** `hp`, `s1`: what `hpy()` is to a process. `name` is `undefined` for the selected snapshot, whichever that is. */
export interface SnapshotHandle extends HandleValue {
  readonly is: 'snapshot';
  readonly name: string | undefined;
}

/** Something to call. */
export interface FunctionHandle extends HandleValue {
  readonly is: 'function';
  readonly name: string;
  /** What it takes, as in a signature: `er`, `*objects`, `key=None`. */
  readonly parameters: readonly string[];
  /** Values it keeps: defaults, and variables of the functions around it. Left out: none. */
  held?(): Iterable<Value>;
  /** `scope` is that of the call: it pays, and takes what is printed. */
  call(given: Arguments, scope: Scope): Steps<Value>;
}

/** What a call was given. Names are unique. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/** `hp.Type`, `x.er`. */
export interface RelationHandle extends HandleValue {
  readonly is: 'relation';
  readonly relation: Relation;
}

/** `~x`: everything that is not in x. */
export interface ComplementHandle extends HandleValue {
  readonly is: 'complement';
  readonly set: SetValue;
}

/** One row of `get_rows()`. */
export interface RowHandle extends HandleValue {
  readonly is: 'row';
  readonly row: TableRow;
  /** The objects, of a row of a partition. */
  readonly set: SetValue | undefined;
}

/** `x.partition`: the rows of a set. */
export interface PartitionHandle extends HandleValue {
  readonly is: 'partition';
  readonly set: SetValue;
}

/** `guppy`, after `import guppy`. */
export interface PackageHandle extends HandleValue {
  readonly is: 'package';
}

/** `hp.doc`: help, whose attributes are the sentences. */
export interface DocHandle extends HandleValue {
  readonly is: 'doc';
  readonly attributes: readonly DocLine[];
}

/** What help says of an attribute. */
export interface DocLine {
  readonly name: string;
  /** One sentence. */
  readonly doc: string;
  /** What it takes when it is called. */
  readonly parameters: readonly string[] | undefined;
}

export type Handle =
  | SnapshotHandle
  | FunctionHandle
  | RelationHandle
  | ComplementHandle
  | RowHandle
  | PartitionHandle
  | PackageHandle
  | DocHandle
  | KindHandle
  | MaproxHandle
  | LinesHandle
  | ListingHandle
  | PathsHandle
  | PatternHandle
  | PathHandle
  | EdgesHandle;

/** Tells handles apart: the interpreter makes no others. */
export const handleOf = (value: HandleValue): Handle => value as Handle;

/** The handle a value is, if it is one of the asked kind. */
export function handleIn<K extends Handle['is']>(value: Value, is: K): Extract<Handle, { is: K }> | undefined {
  if (value.type !== 'handle') return undefined;
  const handle = handleOf(value);
  return handle.is === is ? (handle as Extract<Handle, { is: K }>) : undefined;
}

/** Something callable, with its own idea of arguments. */
export function callable(
  name: string,
  parameters: readonly string[],
  call: (given: Arguments, scope: Scope) => Steps<Value>,
): FunctionHandle {
  return { type: 'handle', is: 'function', text: `<function ${name}>`, name, parameters, call };
}

export const snapshotHandle = (name: string | undefined): SnapshotHandle => ({
  type: 'handle',
  is: 'snapshot',
  text: 'Top level interface to Heapy.\nUse eg: hp.doc for more info on hp.',
  name,
});

const relationHandles = new WeakMap<Relation, RelationHandle>();

/** The handle of a relation: one and the same each time, so that handles are equal when their relations are. */
export function relationHandle(relation: Relation): RelationHandle {
  const known = relationHandles.get(relation);
  if (known !== undefined) return known;
  const handle: RelationHandle = { type: 'handle', is: 'relation', text: relationText(relation), relation };
  relationHandles.set(relation, handle);
  return handle;
}

/** How a type of value is called in messages. */
export function nameOfType(value: Value): string {
  switch (value.type) {
    case 'set':
      return 'IdentitySet';
    case 'stat':
    case 'diff':
      return 'Stat';
    case 'object':
      return 'object of the snapshot';
    case 'text':
      return 'text';
    case 'value':
      return nameOfPlain(value.value, value.tuple === true);
    case 'handle':
      return NAMES[handleOf(value).is];
  }
}

const NAMES: Readonly<Record<Handle['is'], string>> = {
  snapshot: 'snapshot',
  function: 'function',
  relation: 'EquivalenceRelation',
  complement: 'complement of an IdentitySet',
  row: 'row',
  partition: 'Partition',
  package: 'package',
  doc: 'help',
  kind: 'Kind',
  maprox: 'maprox',
  lines: 'page',
  listing: 'listing',
  paths: 'ShortestPaths',
  pattern: 'ReferencePattern',
  path: 'Path',
  edges: 'set of references',
};

function nameOfPlain(value: number | bigint | string | boolean | null | readonly Value[], isTuple: boolean): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return isTuple ? 'tuple' : 'list';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float';
  return typeof value === 'boolean' ? 'bool' : 'str';
}

/** The article that goes before a type's name. */
export function withArticle(name: string): string {
  return `${/^[aeiouAEIO]/.test(name) ? 'an' : 'a'} ${name}`;
}
