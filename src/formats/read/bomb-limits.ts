/** What decompression may make of a file. */
export interface BombLimits {
  /** Bytes that come out for each that went in. */
  readonly ratio: number;
  /** Bytes that come out in all. */
  readonly bytes: number;
}

/** A file beyond both is refused: captures compress 5 to 10 times, and deflate itself at most 1032 times. */
export const bombLimits: BombLimits = { ratio: 200, bytes: 2 ** 30 };
