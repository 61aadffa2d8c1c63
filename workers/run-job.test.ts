import { describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import type { Progress, Steps } from '../src/base/steps.ts';
import { SnapshotFormatError } from '../src/formats/snapshot-format-error.ts';
import { HeapyError } from '../src/heapy/heapy-error.ts';
import { failureOf, FailureError } from './failure-of.ts';
import { channelPace } from './pace.ts';
import { jobControl, runJob, type AnySteps, type JobControl, type Pace } from './run-job.ts';

const REAL: Pace = { now: () => performance.now(), breathe: () => new Promise((r) => setImmediate(r)) };

/** A clock that every step of the work moves by `stepMs`. */
function workClock(): { pace: Pace; work(ms: number): void; breaths: number[] } {
  let time = 0;
  const breaths: number[] = [];
  const breathe = (): Promise<void> => (breaths.push(time), Promise.resolve());
  return { pace: { now: () => time, breathe }, work: (ms) => void (time += ms), breaths };
}

function run<T>(steps: AnySteps<T>, pace: Pace, more: { control?: JobControl; seen?: Progress[] } = {}) {
  const { control = jobControl(), seen } = more;
  return runJob(() => steps, { pace, control, phase: 'counting', onProgress: (p) => seen?.push(p) });
}

function* busy(onStep: () => void, onFree: () => void, steps = 1e9): Steps<string> {
  try {
    for (let i = 0; i < steps; i++) {
      onStep();
      yield i / steps;
    }
    return 'done';
  } finally {
    onFree();
  }
}

describe('runJob', () => {
  it('breathes at least every 20 ms and one step', async () => {
    const { pace, work, breaths } = workClock();
    expect(
      await run(
        busy(() => work(3), vi.fn(), 100),
        pace,
      ),
    ).toEqual({ ok: true, value: 'done' });
    const gaps = breaths.map((at, i) => at - (breaths[i - 1] ?? 0));
    expect(breaths.length).toBeGreaterThan(10);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(23);
  });

  it('reports what never falls, at most ten times a second in one phase, whatever the steps say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { maxLength: 300 }), async (said) => {
        const { pace, work } = workClock();
        const seen: Progress[] = [];
        const steps = (function* (): Steps<number> {
          for (const fraction of said) {
            work(10);
            yield fraction;
          }
          return said.length;
        })();
        await run(steps, pace, { seen });
        expect(seen.length).toBeLessThanOrEqual(1 + (said.length * 10) / 100);
        const fractions = seen.map((p) => p.fraction);
        expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
        expect(fractions.every((f) => f >= 0 && f <= 1)).toBe(true);
      }),
    );
  });

  it('reports a new phase at once', async () => {
    const { pace, work } = workClock();
    const seen: Progress[] = [];
    const steps = (function* () {
      for (const phase of ['reading', 'linking', 'checking']) {
        work(25);
        yield { phase, fraction: 0.1 };
      }
    })();
    await run(steps, pace, { seen });
    expect(seen.map((p) => p.phase)).toEqual(['reading', 'linking', 'checking']);
  });

  it('is cancelled within 300 ms while it works, and frees what it holds', async () => {
    const control = jobControl();
    const free = vi.fn();
    const spin = (): void => {
      const end = performance.now() + 2;
      while (performance.now() < end);
    };
    const job = run(busy(spin, free), REAL, { control });
    await new Promise((r) => setTimeout(r, 60));
    expect(free).not.toHaveBeenCalled();
    const asked = performance.now();
    control.cancel();
    expect(await job).toEqual({ ok: false, failure: { code: 'cancelled', facts: {} } });
    expect(performance.now() - asked).toBeLessThan(300);
    expect(free).toHaveBeenCalledOnce();
  });

  it('is cancelled at once while it waits for bytes that never come, and lets go when they do', async () => {
    const control = jobControl();
    const free = vi.fn();
    let deliver = (): void => undefined;
    const steps = (async function* (): AsyncGenerator<Progress, string, void> {
      try {
        yield { phase: 'reading', fraction: 0 };
        await new Promise<void>((r) => (deliver = r));
        yield { phase: 'reading', fraction: 0.5 };
        return 'read';
      } finally {
        free();
      }
    })();
    const job = run(steps, REAL, { control });
    await new Promise((r) => setTimeout(r, 30));
    control.cancel();
    expect((await job).ok).toBe(false);
    deliver();
    await vi.waitFor(() => expect(free).toHaveBeenCalledOnce());
  });

  it('does not begin when it was cancelled before', async () => {
    const control = jobControl();
    control.cancel();
    const step = vi.fn();
    expect((await run(busy(step, vi.fn()), REAL, { control })).ok).toBe(false);
    expect(step).not.toHaveBeenCalled();
  });

  it('lets two jobs take turns', async () => {
    const order: string[] = [];
    const log = (name: string, ms: number) => (): void => {
      order.push(name);
      const end = performance.now() + ms;
      while (performance.now() < end);
    };
    await Promise.all([run(busy(log('a', 10), vi.fn(), 12), REAL), run(busy(log('b', 10), vi.fn(), 12), REAL)]);
    const firstHalf = order.slice(0, 12);
    expect(firstHalf.filter((name) => name === 'a').length).toBeGreaterThanOrEqual(4);
    expect(firstHalf.filter((name) => name === 'b').length).toBeGreaterThanOrEqual(4);
  });

  it('goes on when the listener to its progress is gone', async () => {
    const { pace, work } = workClock();
    const outcome = await runJob(() => busy(() => work(50), vi.fn(), 5), {
      pace,
      control: jobControl(),
      phase: 'x',
      onProgress: () => Promise.reject(new Error('port closed')),
    });
    expect(outcome.ok).toBe(true);
  });

  it('breathes through a channel in later macrotasks', async () => {
    const order: string[] = [];
    const pace = channelPace();
    const first = pace.breathe().then(() => order.push('first'));
    const second = pace.breathe().then(() => order.push('second'));
    await Promise.resolve().then(() => order.push('microtask'));
    await Promise.all([first, second]);
    expect(order).toEqual(['microtask', 'first', 'second']);
  });
});

describe('failures', () => {
  const ofThrown = async (error: unknown) => {
    const steps = (function* (): Generator<Progress, never, void> {
      yield { phase: 'linking', fraction: 0 };
      throw error;
    })();
    const { pace } = workClock();
    const outcome = await run(steps, {
      ...pace,
      now: (() =>
        (
          (t) => () =>
            (t += 30)
        )(0))(),
    });
    return outcome.ok ? undefined : outcome.failure;
  };

  it('keep the facts of a bad file, the place in an expression, the phase of a refused allocation', async () => {
    expect(await ofThrown(new SnapshotFormatError('truncated', { byteOffset: 7 }))).toEqual({
      code: 'truncated',
      facts: { byteOffset: 7 },
    });
    expect(await ofThrown(new HeapyError('attribute', 'no such', { from: 2, to: 5 }))).toEqual({
      code: 'expression',
      facts: { code: 'attribute', message: 'no such', from: 2, to: 5 },
    });
    const refused = ((): unknown => {
      try {
        return new Float64Array(2 ** 53 - 1);
      } catch (error) {
        return error;
      }
    })();
    expect(await ofThrown(refused)).toEqual({ code: 'out-of-memory', facts: { phase: 'linking' } });
    expect(await ofThrown(new DOMException('gone', 'NotReadableError'))).toEqual({
      code: 'unreadable-file',
      facts: { detail: 'gone' },
    });
    expect(await ofThrown(new FailureError({ code: 'wrong-type', facts: { type: 'text' } }))).toEqual({
      code: 'wrong-type',
      facts: { type: 'text' },
    });
  });

  it('are our mistake when nothing else is known: also a stack that ran over', async () => {
    expect(await ofThrown(new TypeError('x is undefined'))).toMatchObject({
      code: 'internal',
      facts: { message: 'x is undefined' },
    });
    expect(failureOf(new RangeError('Maximum call stack size exceeded'), '')).toMatchObject({ code: 'internal' });
    expect(failureOf('a string', '')).toMatchObject({ code: 'internal', facts: { message: 'a string' } });
  });
});
