/** What a history walk needs of a key press. */
interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * The earlier input that a key leads to; `undefined` = the key is not one of the history's. `at: undefined` is the empty line
 * after the newest. Arrows walk only from the first and the last line of what is typed: inside they move the cursor.
 */
export function historyAfterKey(
  press: Press,
  at: number | undefined,
  count: number,
  isInFirstLine: boolean,
  isInLastLine: boolean,
): { readonly at: number | undefined } | undefined {
  if (press.shiftKey || press.altKey || count === 0) return undefined;
  if (press.key === 'ArrowUp' && isInFirstLine) return { at: Math.max(0, (at ?? count) - 1) };
  if (press.key === 'ArrowDown' && isInLastLine && at !== undefined) return { at: at + 1 < count ? at + 1 : undefined };
  return undefined;
}
