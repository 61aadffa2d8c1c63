/** The one plain sentence of the Overview, in parts: words, and numbers that lead to their evidence. Pure. */
import type { KindRow, Overview, SnapshotSummary } from '../../protocol/rows.ts';
import * as format from '../../wording/format.ts';

// In running text a number and its unit stay on one line.
const joined = (text: string): string => text.replaceAll(' ', '\u00a0');
const formatBytes = (bytes: number): string => joined(format.formatBytes(bytes));
const formatShare = (share: number | undefined): string => joined(format.formatShare(share));
const { formatCounted } = format;

/** A piece of text; with an expression it is a link to what it claims. */
export interface Part {
  readonly text: string;
  readonly expression?: string;
}

/** What is said of one snapshot. One file cannot show a leak, so no such word stands here. */
export function sentencesOf(snapshot: SnapshotSummary, overview: Overview): readonly (readonly Part[])[] {
  return [fills(overview), own(overview), apart(overview, snapshot.complete), unknown(snapshot, overview)].filter(
    (s) => s.length > 0,
  );
}

function fills({ id, reachable, largest }: Overview): readonly Part[] {
  const [first, second, third] = largest;
  if (first === undefined) return [{ text: 'No object can be reached from the roots of this snapshot.' }];
  const total = `${formatBytes(reachable.size)} in ${formatCounted(reachable.count, 'object', 'objects')}`;
  const share = (row: KindRow): string => formatShare(reachable.size === 0 ? undefined : row.size / reachable.size);
  const more = [second, third].filter((row) => row !== undefined);
  const names = more.flatMap((row, i): readonly Part[] => [
    { text: i === 0 ? ', then ' : ' and ' },
    { text: row.name, expression: `${id}.heap()[${row.index}]` },
    { text: ` (${share(row)})` },
  ]);
  return [
    { text: 'Of ' },
    { text: total, expression: `${id}.heap()` },
    { text: ' that the program can reach, the largest kind is ' },
    { text: first.name, expression: `${id}.heap()[${first.index}]` },
    { text: `: ${formatBytes(first.size)} (${share(first)})` },
    ...names,
    { text: '.' },
  ];
}

function own({ id, ownKind, ownTie }: Overview): readonly Part[] {
  if (ownKind === undefined) return [{ text: 'No class of the program’s own is among its kinds.' }];
  const amount = (row: KindRow): string => `${formatCounted(row.count, 'object', 'objects')}, ${formatBytes(row.size)}`;
  if (ownTie !== undefined) {
    return [
      { text: 'The largest kinds that the program itself defines are ' },
      { text: ownKind.name, expression: `${id}.heap()[${ownKind.index}]` },
      { text: ` (${amount(ownKind)}) and ` },
      { text: ownTie.name, expression: `${id}.heap()[${ownTie.index}]` },
      { text: ` (${amount(ownTie)}).` },
    ];
  }
  return [
    { text: 'The largest kind that the program itself defines is ' },
    { text: ownKind.name, expression: `${id}.heap()[${ownKind.index}]` },
    { text: `: ${amount(ownKind)}.` },
  ];
}

function apart({ id, unreachable }: Overview, isComplete: boolean): readonly Part[] {
  if (unreachable.count === 0) return [];
  // In a file that was cut off, what led to them may be in the lost part.
  const why = isComplete
    ? 'garbage waiting for collection, or held by C code'
    : 'the file is not whole, and what leads to them may be missing';
  return [
    { text: 'Besides, ' },
    { text: formatCounted(unreachable.count, 'object', 'objects'), expression: `${id}.heapu(stat=False)` },
    {
      text: ` (${formatBytes(unreachable.size)}) were captured that nothing reaches: ${why}.`,
    },
  ];
}

function unknown(
  snapshot: SnapshotSummary,
  { hiddenBytes, reachable, unreachable, hidden }: Overview,
): readonly Part[] {
  const parts: Part[] = [];
  if (hiddenBytes > 0) {
    parts.push({
      text: `About ${formatBytes(hiddenBytes)} of attribute values stored inside objects are not in these sizes (estimated). `,
    });
  }
  const { rss } = snapshot.facts;
  const seen = reachable.size + unreachable.size + hidden.size + hiddenBytes;
  if (rss !== undefined && rss > seen) {
    parts.push({
      text: `${formatBytes(rss - seen)} of the process’s ${formatBytes(rss)} are outside these objects: the interpreter, libraries, buffers, freed memory kept for reuse. `,
    });
  }
  if (!snapshot.complete) parts.push({ text: 'All numbers are of the part of the file that is whole. ' });
  parts.push({ text: 'One snapshot shows what is there, not what grows.' });
  return parts;
}
