/** "did you mean …": names near a misspelt one. */

/** Longest names compared, or listed: the cost is quadratic. */
const MAX_LENGTH = 40;

/** Number of letters to insert, delete, replace or swap with their neighbour. O(a · b). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(last[j] + 1, row[j - 1] + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2] + 1);
      row.push(best);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** The names nearest to `wanted`, best first, at most `limit`; none when all are far. */
export function nearest(wanted: string, names: Iterable<string>, limit = 3): readonly string[] {
  if (wanted.length > MAX_LENGTH) return [];
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near: { readonly name: string; readonly distance: number }[] = [];
  const lower = wanted.toLowerCase();
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > most || name.length > MAX_LENGTH) continue;
    const distance = editDistance(lower, name.toLowerCase());
    if (distance <= most) near.push({ name, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  const best = near.at(0)?.distance;
  return near
    .filter((one) => one.distance === best)
    .slice(0, limit)
    .map((one) => one.name);
}

/** Names listed when none is near. */
const MOST_LISTED = 8;

/** `; did you mean a or b?`; when none is near `; it has a, b, c, and 12 more`; nothing when there are no names. */
export function didYouMeanOrList(wanted: string, names: Iterable<string>): string {
  const all = [...names];
  const near = didYouMean(wanted, all);
  if (near !== '' || all.length === 0) return near;
  const listed = all.filter(({ length }) => length <= MAX_LENGTH).slice(0, MOST_LISTED);
  const rest = all.length - listed.length;
  if (listed.length === 0) return `; it has ${rest} with long names`;
  return `; it has ${listed.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`;
}

/** `; did you mean a or b?`, or nothing. */
export function didYouMean(wanted: string, names: Iterable<string>): string {
  const near = nearest(wanted, names);
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}
