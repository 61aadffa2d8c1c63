/** Values of expressions, remembered while there is room, and computed once for all who ask at the same time. */
import { once } from '../src/base/once.ts';
import type { Steps } from '../src/base/steps.ts';

export interface Remembered<T> {
  /** The value of `key`, from memory or computed. */
  get(key: string, compute: () => Steps<T>): Steps<T>;
  /** Forgets all; what is being computed now will not be remembered. */
  clear(): void;
  /** Bytes held, as far as they are known. */
  heldBytes(): number;
}

interface Door<T> {
  readonly steps: () => Steps<T>;
  users: number;
}

/** Remembers the values used last, up to `limit` bytes as `bytesOf` counts them now; the newest is kept whatever its size. */
export function remembered<T>(limit: number, bytesOf: (value: T) => number): Remembered<T> {
  const values = new Map<string, T>(); // oldest use first
  let doors = new Map<string, Door<T>>();

  const heldBytes = (): number => {
    let bytes = 0;
    for (const value of values.values()) bytes += bytesOf(value);
    return bytes;
  };

  const keep = (key: string, value: T): void => {
    values.delete(key);
    values.set(key, value);
    for (let bytes = heldBytes(); bytes > limit && values.size > 1; bytes = heldBytes()) {
      const [oldest] = values.keys();
      if (oldest !== undefined) values.delete(oldest);
    }
  };

  return {
    *get(key, compute) {
      const known = values.get(key);
      if (known !== undefined) {
        keep(key, known);
        return known;
      }
      const generation = doors;
      const door: Door<T> = generation.get(key) ?? {
        steps: once(compute, (value) => {
          if (doors === generation) keep(key, value);
        }),
        users: 0,
      };
      generation.set(key, door);
      door.users++;
      try {
        return yield* door.steps();
      } finally {
        door.users--;
        if (door.users === 0) generation.delete(key);
      }
    },
    clear() {
      values.clear();
      doors = new Map();
    },
    heldBytes,
  };
}
