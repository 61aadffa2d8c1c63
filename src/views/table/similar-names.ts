/** Names that a filter may have meant: those with a word that is a slip of the keys away. Pure. */

/** At most `most` different names, the nearest first, equal ones in the order given. O(names × letters²). */
export function similarNames(filter: string, names: readonly string[], most: number): readonly string[] {
  const wanted = filter.trim().toLowerCase().slice(0, LONGEST);
  const allowed = Math.floor(wanted.length / 3);
  if (allowed === 0) return [];
  const near = [...new Set(names)].flatMap((name) => {
    const distance = Math.min(...wordsOf(name).map((word) => editsBetween(wanted, word)));
    return distance <= allowed ? [{ name, distance }] : [];
  });
  near.sort((a, b) => a.distance - b.distance);
  return near.slice(0, most).map(({ name }) => name);
}

/** Longer filters and words are compared by their beginnings. */
const LONGEST = 40;

/** The whole name, and its parts between dots, blanks and the like. */
function wordsOf(name: string): readonly string[] {
  const lower = name.toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{N}_]+/u)].map((word) => word.slice(0, LONGEST));
}

/** Letters to insert, leave out, replace or exchange with their neighbour to make `b` of `a`. */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
