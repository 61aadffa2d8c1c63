export interface CompletionOption {
  readonly text: string;
  readonly detail: string;
  /** Characters before the cursor that it replaces. */
  readonly replaces: number;
}

/** The text with a completion in place, and where the cursor is then: behind it. */
export function completed(
  source: string,
  position: number,
  option: CompletionOption,
): { readonly text: string; readonly position: number } {
  const from = Math.max(0, position - option.replaces);
  return { text: source.slice(0, from) + option.text + source.slice(position), position: from + option.text.length };
}

/** Whether something can be completed at a place: a name, or what follows a point or an opening bracket. */
export function isCompletable(before: string): boolean {
  return /[\w.([{'"]$/.test(before);
}
