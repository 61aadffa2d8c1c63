/** Shows where two texts part. */

const AROUND = 2;

/** The first line that differs, with the lines around it: `-` guppy3's, `+` ours. */
export function firstDifference(theirs, ours) {
  const a = theirs.split('\n');
  const b = ours.split('\n');
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  const common = a.slice(Math.max(0, at - AROUND), at).map((line) => `    ${line}`);
  const shown = (lines, mark) => lines.slice(at, at + AROUND + 1).map((line) => `  ${mark} ${JSON.stringify(line)}`);
  return [...common, ...shown(a, '-'), ...shown(b, '+')].join('\n');
}
