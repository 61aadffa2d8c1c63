/**
 * The line of a source in which a fault is, and carets under it, as Python shows them; empty when the place is unknown.
 * Offsets are those of the source; a fault over several lines is marked to the end of its first.
 */
export function caretLine(source: string, from: number | undefined, to: number | undefined): string {
  if (from === undefined || from < 0 || from > source.length) return '';
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const next = source.indexOf('\n', from);
  const end = next < 0 ? source.length : next;
  const width = Math.max(1, Math.min(to ?? from + 1, end) - from);
  // Tabs stay tabs, so that the carets stand below what they mean.
  const indent = source.slice(start, from).replace(/[^\t]/g, ' ');
  return `  ${source.slice(start, end)}\n  ${indent}${'^'.repeat(width)}\n`;
}
