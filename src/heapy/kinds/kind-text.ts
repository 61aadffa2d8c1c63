/** How heapy writes kinds: the brief, which printing shows too, and the repr, which makes the kind again. */
import type { Steps } from '../../base/steps.ts';
import { compareCodePoints } from '../../base/code-points.ts';
import { hexAddress } from '../../heap/address.ts';
import { reprOfScalar } from '../text/plain-text.ts';
import type { SetValue } from '../values/value.ts';
import type { Atom, Comparison, Kind, TypeName } from './kind.ts';

/** How sets inside kinds are written: briefly, or as they print. */
export type WriteSet = (set: SetValue) => Steps<string>;

const SUBTYPES: Readonly<Record<Comparison, string>> = {
  '<': 'strict subtype',
  '<=': 'subtype',
  '>=': 'supertype',
  '>': 'strict supertype',
};
const REFERRED: Readonly<Record<Comparison, string>> = {
  '<': 'by less than',
  '<=': 'by at most',
  '>=': 'by at least',
  '>': 'by more than',
};

/** The texts of a Via kind as its row shows them. */
export const viaText = (texts: readonly string[]): string =>
  [...texts].sort(compareCodePoints).map(reprOfScalar).join(', ');

function* each(kinds: readonly Kind[], write: (kind: Kind) => Steps<string>): Steps<string[]> {
  const texts: string[] = [];
  for (const kind of kinds) texts.push(yield* write(kind));
  return texts;
}

/** The kinds of a Rcs kind as its row shows them. */
export function* referredText(by: readonly Kind[], briefOfSet: WriteSet): Steps<string> {
  const names = yield* each(by, (kind) => briefOf(kind, briefOfSet));
  return names.sort(compareCodePoints).join(', ') || '<Nothing>';
}

function* briefOfAlternative(atom: Extract<Atom, { is: 'alt' }>, briefOfSet: WriteSet): Steps<string> {
  const { of, comparison } = atom;
  if (of.is === 'size') return `<size ${comparison} ${of.size}>`;
  if (of.is === 'referred') return `<referred ${REFERRED[comparison]}: ${yield* referredText(of.by, briefOfSet)}>`;
  const brief = yield* briefOf(of, briefOfSet);
  return of.is === 'type' ? `<${SUBTYPES[comparison]} of ${brief}>` : `[${comparison} ${brief}]`;
}

/** heapy's `kind.brief` and `str(kind)`. */
export function* briefOf(kind: Kind, briefOfSet: WriteSet): Steps<string> {
  switch (kind.is) {
    case 'anything':
      return '<Anything>';
    case 'nothing':
      return '<Nothing>';
    case 'type':
      return kind.type.display;
    case 'dictof':
      return kind.of === undefined ? 'dict (no owner)' : `dict of ${yield* briefOf(kind.of, briefOfSet)}`;
    case 'size':
      return `<size = ${kind.size}>`;
    case 'module':
      return kind.name;
    case 'id':
      return `<id ${hexAddress(kind.id)}>`;
    case 'referred':
      return `<referred by: ${yield* referredText(kind.by, briefOfSet)}>`;
    case 'via':
      return `<via ${viaText(kind.texts)}>`;
    case 'findex': {
      const found = kind.index < 0 ? undefined : kind.kinds.at(kind.index);
      return found === undefined ? '<None>' : `${yield* briefOf(found, briefOfSet)} / ${kind.index}`;
    }
    case 'alt':
      return yield* briefOfAlternative(kind, briefOfSet);
    case 'set':
      return yield* briefOfSet(kind.set);
    case 'not': {
      const inner = yield* briefOf(kind.of, briefOfSet);
      return inner.includes(' ') && !/^[(<]/.test(inner) ? `~(${inner})` : `~${inner}`;
    }
    case 'and': // heapy closes the bracket twice
      return `(${(yield* each(kind.of, (one) => briefOf(one, briefOfSet))).join(' & ')}))`;
    case 'or':
      return `(${(yield* each(kind.of, (one) => briefOf(one, briefOfSet))).sort(compareCodePoints).join(' | ')})`;
  }
}

/** What `hp.Type('…')` takes for a type: `<type __main__.A at 0x…>`. */
const typeText = ({ module, name, id }: TypeName): string => `<type ${module}.${name} at ${hexAddress(id)}>`;

function reprOfType(type: TypeName): string {
  if (type.display === 'module') return 'hp.Type.Module';
  if (type.display === 'function') return 'hp.Type.Lambda';
  const name = /^types\.(\w+)Type$/.exec(type.display)?.[1];
  if (name !== undefined) return `hp.Type.${name}`;
  return type.id === 0 ? `hp.Type(${type.display})` : `hp.Type(${reprOfScalar(typeText(type))})`;
}

function* reprOfReferred(by: readonly Kind[], textOfSet: WriteSet): Steps<string> {
  return `hp.Rcs(${(yield* each(by, (kind) => kindRepr(kind, textOfSet))).join(', ')})`;
}

/** Python's `repr(kind)`. Rcs kinds are written as `hp.Rcs(…)`, where heapy has a name of its own inside. */
export function* kindRepr(kind: Kind, textOfSet: WriteSet): Steps<string> {
  switch (kind.is) {
    case 'anything':
      return 'hp.Anything';
    case 'nothing':
      return 'hp.Nothing';
    case 'type':
      return reprOfType(kind.type);
    case 'dictof': {
      const owner = kind.of === undefined ? 'hp.Nothing' : yield* kindRepr(kind.of, textOfSet);
      return `${owner.startsWith('~') ? `(${owner})` : owner}.dictof`;
    }
    case 'size':
      return `hp.Size(${kind.size})`;
    case 'module':
      return `hp.Module(${reprOfScalar(kind.name)}${kind.isNamed ? '' : `, at=${hexAddress(kind.id)}`})`;
    case 'id':
      return `hp.Id(${hexAddress(kind.id)})`;
    case 'referred':
      return yield* reprOfReferred(kind.by, textOfSet);
    case 'via':
      return `hp.Via(${viaText(kind.texts)})`;
    case 'findex':
      return `hp.findex(${(yield* each(kind.kinds, (one) => kindRepr(one, textOfSet))).join(', ')})(${kind.index})`;
    case 'alt':
      return `${yield* kindRepr(kind.of, textOfSet)}.alt('${kind.comparison}')`;
    case 'set':
      return yield* textOfSet(kind.set);
    case 'not':
      return `~${yield* kindRepr(kind.of, textOfSet)}`;
    case 'and':
      return `(${(yield* each(kind.of, (one) => kindRepr(one, textOfSet))).join(' & ')})`;
    case 'or':
      return `(${(yield* each(kind.of, (one) => kindRepr(one, textOfSet))).sort(compareCodePoints).join(' | ')})`;
  }
}
