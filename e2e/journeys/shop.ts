/** What e2e/programs/shop.py prints of itself. */
export interface ShopCounts {
  /** Instances, and the sum of `sys.getsizeof` over them, bytes. */
  readonly Order: readonly [count: number, size: number];
  readonly Customer: readonly [count: number, size: number];
}

/** Text of a table without the white space at its ends, where page and terminal may differ. */
export const trimmed = (text: string): string => text.replaceAll('\u00a0', ' ').replace(/^\n+|\s+$/g, '');
