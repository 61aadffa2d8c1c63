/** What a reader has to say, collected while it reads: one warning a code, with a number and the first case. */
import type { Warning, WarningCode } from '../../heap/snapshot.ts';

export interface Tally {
  /** Counts one more case under `counter`; the other facts are those of the first case. */
  add(code: WarningCode, counter: string, facts: Readonly<Record<string, string | number>>, times?: number): void;
  /** Says something that can be said only once. */
  say(code: WarningCode, facts: Readonly<Record<string, string | number>>): void;
  has(code: WarningCode): boolean;
  /** Warnings in order of their first case. */
  warnings(): readonly Warning[];
}

export function tally(): Tally {
  const cases = new Map<
    WarningCode,
    { counter: string | undefined; times: number; facts: Readonly<Record<string, string | number>> }
  >();
  return {
    add(code, counter, facts, times = 1) {
      if (times <= 0) return;
      const known = cases.get(code);
      if (known === undefined) cases.set(code, { counter, times, facts });
      else known.times += times;
    },
    say: (code, facts) => void cases.set(code, { counter: undefined, times: 1, facts }),
    has: (code) => cases.has(code),
    warnings: () =>
      [...cases].map(([code, { counter, times, facts }]) => ({
        code,
        facts: counter === undefined ? facts : { [counter]: times, ...facts },
      })),
  };
}
