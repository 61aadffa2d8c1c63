/** Symbolic kinds: sets of objects given by a property, as heapy's `hp.Type(…)`, `hp.Size(64)`, and their algebra. */
import type { NodeSet } from '../../heap/node-set.ts';
import type { SetValue } from '../values/value.ts';

export type Comparison = '<' | '<=' | '>' | '>=';

/** A type as a kind knows it: in a heap that has a type of that id and name it is that one, elsewhere all types of that name. */
export interface TypeName {
  readonly display: string;
  readonly module: string;
  readonly name: string;
  /** Address of the type object; 0 = unknown. */
  readonly id: number;
}

export type Atom =
  | { readonly is: 'type'; readonly type: TypeName }
  /** The `__dict__`s of objects of a kind; `undefined`: dicts without owner. */
  | { readonly is: 'dictof'; readonly of: Kind | undefined }
  | { readonly is: 'size'; readonly size: number }
  /** A module object; `isNamed`: its name alone says which. */
  | { readonly is: 'module'; readonly name: string; readonly id: number; readonly isNamed: boolean }
  | { readonly is: 'id'; readonly id: number }
  /** Objects whose referrers are exactly of these Clodo kinds. */
  | { readonly is: 'referred'; readonly by: readonly Kind[] }
  /** Objects that are referred to exactly so; texts such as `.name` and `[0]`. */
  | { readonly is: 'via'; readonly texts: readonly string[] }
  /** Objects of which `kinds[index]` is the first that has them; at `kinds.length`: of none. */
  | { readonly is: 'findex'; readonly kinds: readonly Kind[]; readonly index: number }
  /** What compares so with an atom: larger sizes, subtypes …. */
  | { readonly is: 'alt'; readonly of: Atom; readonly comparison: Comparison }
  /** The objects of a set, as a part of other kinds. */
  | { readonly is: 'set'; readonly set: SetValue };

export type Factor = Atom | { readonly is: 'not'; readonly of: Atom | Everything };

/** `anything` has every object, `nothing` has none. */
export type Everything = { readonly is: 'anything' };
export type Kind =
  | Everything
  | { readonly is: 'nothing' }
  | Factor
  | { readonly is: 'and'; readonly of: readonly Factor[] }
  | { readonly is: 'or'; readonly of: readonly Kind[] };

export const ANYTHING: Everything = { is: 'anything' };
export const NOTHING: Kind = { is: 'nothing' };

const setNumbers = new WeakMap<NodeSet, number>();
let sets = 0;

function numberOfSet(nodes: NodeSet): number {
  const known = setNumbers.get(nodes) ?? ++sets;
  setNumbers.set(nodes, known);
  return known;
}

const all = (kinds: readonly Kind[]): string => kinds.map(keyOf).sort().join(' ');

/** A text that two kinds share exactly when they are built alike. */
export function keyOf(kind: Kind): string {
  switch (kind.is) {
    case 'anything':
    case 'nothing':
      return kind.is;
    case 'type':
      return `(type ${kind.type.id || JSON.stringify(kind.type.display)})`;
    case 'dictof':
      return `(dictof ${kind.of === undefined ? '' : keyOf(kind.of)})`;
    case 'size':
      return `(size ${kind.size})`;
    case 'module':
      return `(module ${kind.id})`;
    case 'id':
      return `(id ${kind.id})`;
    case 'referred':
      return `(referred ${all(kind.by)})`;
    case 'via':
      return `(via ${JSON.stringify([...kind.texts].sort())})`;
    case 'findex':
      return `(findex ${kind.index} ${kind.kinds.map(keyOf).join(' ')})`;
    case 'alt':
      return `(${kind.comparison} ${keyOf(kind.of)})`;
    case 'set':
      return `(set ${numberOfSet(kind.set.nodes)})`;
    case 'not':
      return `(not ${keyOf(kind.of)})`;
    case 'and':
    case 'or':
      return `(${kind.is} ${all(kind.of)})`;
  }
}

/** The kinds directly inside one. */
function partsOf(kind: Kind): readonly Kind[] {
  switch (kind.is) {
    case 'and':
    case 'or':
      return kind.of;
    case 'findex':
      return kind.kinds;
    case 'referred':
      return kind.by;
    case 'not':
    case 'alt':
      return [kind.of];
    case 'dictof':
      return kind.of === undefined ? [] : [kind.of];
    default:
      return [];
  }
}

/** Parts of a kind, itself counted in: what its texts and its membership cost. */
export function sizeOfKind(kind: Kind): number {
  return partsOf(kind).reduce((total, part) => total + sizeOfKind(part), 1);
}

/** How deep kinds stand in one another, itself counted in. */
export function depthOfKind(kind: Kind): number {
  return 1 + partsOf(kind).reduce((most, part) => Math.max(most, depthOfKind(part)), 0);
}

/** The sets that a kind is made of. */
export function setsIn(kind: Kind): readonly SetValue[] {
  return kind.is === 'set' ? [kind.set] : partsOf(kind).flatMap(setsIn);
}
