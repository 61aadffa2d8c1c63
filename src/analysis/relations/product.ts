/** `a & b`: two objects are alike when both relations say so (guppy3: `AndClassifier`). */
import { scaled, type Steps } from '../../base/steps.ts';
import type { Derived } from '../derived.ts';
import { pairTable } from '../pair-table.ts';
import type { Classification, Keying, Relation } from './relation.ts';
import { byUnity } from './unity.ts';

/** Products by the names of their factors, which are unique. */
const made = new Map<string, Relation>();

/**
 * The product of relations: those of products are taken apart, and factors that add nothing vanish (`Type & Clodo` is Clodo);
 * the others keep their order. One and the same for each list of factors. Of none it is Unity.
 */
export function product(...of: readonly Relation[]): Relation {
  const factors = finest(of.flatMap((one) => (one.origin?.by === 'product' ? one.origin.of : [one])));
  if (factors.length < 2) return factors.at(0) ?? byUnity;
  const name = `(${factors.map((factor) => factor.name).join(' & ')})`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const header = factors.map((factor) => factor.factorHeader ?? factor.header).join(' & ');
  const relation: Relation = {
    id: name.toLowerCase(),
    name,
    title: factors.map((factor) => factor.title).join(' and '),
    header,
    factorHeader: `(${header})`,
    help: `Objects that are of the same kind by ${factors.map((factor) => factor.name).join(' and by ')} stand together.`,
    origin: { by: 'product', of: factors },
    missing: (capabilities) =>
      factors.map((factor) => factor.missing(capabilities)).find((reason) => reason !== undefined),
    prepare: (_, derived) => prepared(derived, factors),
  };
  made.set(name, relation);
  return relation;
}

/** Whether `a` cuts at least as finely as `b`, as far as it is known without a heap. */
function isFiner(a: Relation, b: Relation): boolean {
  return a === b || b === byUnity || (a.coarser ?? []).some((one) => isFiner(one, b));
}

/** The factors without those that a finer one makes needless; of equal ones the first. */
function finest(factors: readonly Relation[]): readonly Relation[] {
  return factors.filter(
    (factor, i) => !factors.some((other, j) => isFiner(other, factor) && (!isFiner(factor, other) || j < i)),
  );
}

function* prepared(derived: Derived, factors: readonly Relation[]): Steps<Keying> {
  const classifications: Classification[] = [];
  const share = 1 / (2 * factors.length);
  for (const [i, factor] of factors.entries()) {
    classifications.push(yield* scaled(i * share, (i + 1) * share, derived.classification(factor)));
  }
  let { classOf } = classifications[0];
  let firstOf = new Uint32Array(0);
  for (const [i, other] of classifications.slice(1).entries()) {
    const at = 0.5 + i * share;
    ({ classOf, firstOf } = yield* scaled(at, at + share, pairs(classOf, other.classOf)));
  }
  const named = (key: number): string =>
    classifications.map((one) => one.factorNameOf(one.classOf[firstOf[key]])).join(' & ');
  return {
    keyOf: (n) => classOf[n],
    nameOf: named,
    factorNameOf: (key) => `(${named(key)})`,
    // Kinds of one name differ in one factor, as a rule: its order decides.
    rankOf: (key) => classifications.reduce((sum, one) => sum + one.rankOf(one.classOf[firstOf[key]]), 0),
    classes: { classOf, classCount: firstOf.length, keyOf: (k) => k },
    byteLength: firstOf.byteLength,
  };
}

/** Nodes gone over between two yields. */
const NODES_PER_STEP = 1 << 15;

/** The pairs of classes that occur, numbered by their first node. */
function* pairs(
  a: Uint32Array,
  b: Uint32Array,
): Steps<{ readonly classOf: Uint32Array; readonly firstOf: Uint32Array<ArrayBuffer> }> {
  const table = pairTable();
  const classOf = new Uint32Array(a.length);
  for (let from = 0; from < a.length; from += NODES_PER_STEP) {
    const to = Math.min(a.length, from + NODES_PER_STEP);
    for (let n = from; n < to; n++) classOf[n] = table.numberOf(a[n], b[n], n);
    yield to / a.length;
  }
  return { classOf, firstOf: table.notes() };
}
