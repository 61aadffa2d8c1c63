/** heapy's algebra of kinds: decided from how they are built, without looking at a heap. The order of factors is heapy's. */
import { HeapyError } from '../heapy-error.ts';
import { ANYTHING, NOTHING, keyOf, type Atom, type Everything, type Factor, type Kind } from './kind.ts';

const isAtom = (kind: Kind): kind is Atom =>
  kind.is !== 'anything' && kind.is !== 'nothing' && kind.is !== 'not' && kind.is !== 'and' && kind.is !== 'or';

const isFactor = (kind: Kind): kind is Factor => kind.is === 'not' || isAtom(kind);

/** Kinds of one family that are not equal have no object in common. Of the others nothing is known. */
function familyOf(atom: Atom): string | undefined {
  switch (atom.is) {
    case 'type':
    case 'dictof':
      return 'type';
    case 'findex':
      return `findex ${atom.kinds.map(keyOf).join(' ')}`;
    case 'alt':
    case 'set':
      return undefined;
    default:
      return atom.is;
  }
}

function atomInAtom(a: Atom, b: Atom): boolean {
  if (a.is === 'dictof' && b.is === 'type') return b.type.display === 'dict';
  return keyOf(a) === keyOf(b);
}

/** Pairs of parts of two unions that are compared at most. */
const MAX_PAIRS = 40_000;

/** Parts of an intersection of unions at most: each is compared with all before it. */
const MAX_PRODUCTS = 1000;

const partsOf = (kind: Kind): readonly Kind[] => (kind.is === 'or' ? kind.of : [kind]);

/** Throws HeapyError when comparing every part with every other would take too long. */
function checkPairs(a: readonly Kind[], b: readonly Kind[]): void {
  if (a.length * b.length > MAX_PAIRS)
    throw new HeapyError('budget', `kinds of ${a.length} and ${b.length} parts are too large to be compared`);
}

/** Whether every object of `a` is one of `b`, as far as it can be told. */
export function isWithin(a: Kind, b: Kind): boolean {
  if (a.is === 'nothing' || b.is === 'anything') return true;
  if (b.is === 'nothing' || a.is === 'anything') return false;
  checkPairs(partsOf(a), partsOf(b));
  if (a.is === 'or') return a.of.every((one) => isWithin(one, b));
  if (b.is === 'and') return b.of.every((one) => isWithin(a, one));
  if (b.is === 'or') return b.of.some((one) => isWithin(a, one));
  if (a.is === 'and') return a.of.some((one) => isWithin(one, b));
  if (a.is === 'not') return b.is === 'not' && isWithin(b.of, a.of);
  if (b.is === 'not') return isDisjoint(a, b.of);
  return atomInAtom(a, b);
}

/** Whether two kinds certainly have no object in common. */
export function isDisjoint(a: Kind, b: Kind): boolean {
  return intersection(a, b).is === 'nothing';
}

function factorsDisjoint(a: Factor, b: Factor): boolean {
  if (a.is === 'not') return b.is !== 'not' && isWithin(b, a.of);
  if (b.is === 'not') return isWithin(a, b.of);
  const family = familyOf(a);
  return family !== undefined && family === familyOf(b);
}

/** Two factors side by side, unless one says it all or they exclude each other. */
function conjoined(a: Factor, b: Factor): Kind {
  if (isWithin(a, b)) return a;
  if (isWithin(b, a)) return b;
  return factorsDisjoint(a, b) ? NOTHING : { is: 'and', of: [a, b] };
}

/** Only what an inverted kind takes away from `b` is kept of it. */
function withoutPart(a: Extract<Factor, { is: 'not' }>, b: Factor): Kind {
  const taken = intersection(a.of, b);
  return conjoined(isAtom(taken) ? { is: 'not', of: taken } : a, b);
}

function factorAndFactor(a: Factor, b: Factor): Kind {
  if (b.is === 'not') return withoutPart(b, a);
  return a.is === 'not' ? withoutPart(a, b) : conjoined(b, a);
}

function productAndFactor(a: Extract<Kind, { is: 'and' }>, b: Factor): Kind {
  const kept: Factor[] = [];
  for (const one of a.of) {
    if (isWithin(one, b)) return a;
    if (isWithin(b, one)) continue;
    if (factorsDisjoint(one, b)) return NOTHING;
    kept.push(one);
  }
  return kept.length === 0 ? b : { is: 'and', of: [...kept, b] };
}

/** `a & b`. */
export function intersection(a: Kind, b: Kind): Kind {
  if (a.is === 'nothing' || b.is === 'anything') return a;
  if (b.is === 'nothing' || a.is === 'anything') return b;
  if (partsOf(a).length * partsOf(b).length > MAX_PRODUCTS)
    throw new HeapyError('budget', 'the intersection of these kinds has too many parts');
  if (a.is === 'or') return a.of.reduce<Kind>((sum, one) => union(sum, intersection(one, b)), NOTHING);
  if (b.is === 'or') return b.of.reduce<Kind>((sum, one) => union(sum, intersection(one, a)), NOTHING);
  if (a.is === 'and') {
    const factors = b.is === 'and' ? b.of : [b];
    return factors.reduce<Kind>(
      (sum, one) => (sum.is === 'and' ? productAndFactor(sum, one) : intersection(sum, one)),
      a,
    );
  }
  if (b.is === 'and') return productAndFactor(b, a);
  return isFactor(a) && isFactor(b) ? factorAndFactor(a, b) : NOTHING;
}

/** `a | b`. */
export function union(a: Kind, b: Kind): Kind {
  if (isWithin(a, b)) return b;
  if (isWithin(b, a)) return a;
  if (a.is === 'not' && isWithin(a.of, b)) return ANYTHING;
  if (b.is === 'not' && isWithin(b.of, a)) return ANYTHING;
  if (a.is !== 'or' && b.is !== 'or') return { is: 'or', of: [b, a] };
  const [left, right] = [partsOf(a), partsOf(b)];
  checkPairs(left, right);
  // Parts of one union are not within one another.
  const kept = left.filter((one) => !right.some((other) => isWithin(one, other)));
  const added = right.filter((one) => !kept.some((other) => isWithin(one, other)));
  const all = [...kept, ...added];
  return all.length === 1 ? all[0] : { is: 'or', of: all };
}

/** `~a`. */
export function complement(a: Kind): Kind {
  switch (a.is) {
    case 'nothing':
      return ANYTHING;
    case 'anything':
      return { is: 'not', of: a satisfies Everything };
    case 'not':
      return a.of;
    case 'and':
      return a.of.map(complement).reduce(union, NOTHING);
    case 'or':
      return a.of.map(complement).reduce(intersection, ANYTHING);
    default:
      return { is: 'not', of: a };
  }
}

/** `a - b`. */
export const difference = (a: Kind, b: Kind): Kind => (isWithin(a, b) ? NOTHING : intersection(a, complement(b)));

/** `a ^ b`. */
export const symmetricDifference = (a: Kind, b: Kind): Kind => union(difference(a, b), difference(b, a));
