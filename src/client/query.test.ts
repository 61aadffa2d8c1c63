import { describe, expect, it, vi } from 'vitest';
import type { Page } from '../protocol/rows.ts';
import type { JobId, Outcome } from '../protocol/service.ts';
import { createRows, type FetchRows } from './query.ts';

interface Call {
  readonly job: JobId;
  readonly start: number;
  answer(outcome: Outcome<Page<string>>): Promise<void>;
}

/** A server whose answers come when the test says so. */
function server(
  name: string,
  total: number,
): { fetch: FetchRows<string>; calls: Call[]; page(call: Call): Promise<void> } {
  const calls: Call[] = [];
  const fetch: FetchRows<string> = (job, start) =>
    new Promise((resolve) => {
      calls.push({
        job,
        start,
        answer: async (outcome) => {
          resolve(outcome);
          await Promise.resolve();
          await Promise.resolve();
        },
      });
    });
  const page = (call: Call): Promise<void> => {
    const rows = Array.from(
      { length: Math.max(0, Math.min(10, total - call.start)) },
      (_, i) => `${name}${call.start + i}`,
    );
    return call.answer({ ok: true, value: { start: call.start, rows, total, all: total } });
  };
  return { fetch, calls, page };
}

const nothing = (): void => undefined;

describe('rows', () => {
  it('shows what came and skeletons elsewhere', async () => {
    const s = server('a', 100);
    const rows = createRows<string>(10);
    rows.show(0, 10);
    rows.ask(s.fetch, nothing);
    await s.page(s.calls[0] as Call);
    expect(rows.view().total).toBe(100);
    expect(rows.view().rowAt(3)).toBe('a3');
    expect(rows.view().rowAt(55)).toBeUndefined();
  });

  it('keeps old rows, stale, until the new ones come; late answers are dropped and their calls cancelled', async () => {
    const [a, b] = [server('a', 100), server('b', 5)];
    const cancel = vi.fn();
    const rows = createRows<string>(10);
    rows.ask(a.fetch, cancel);
    await a.page(a.calls[0] as Call);
    const late = a.calls.at(-1) as Call;
    expect(late.start).toBe(10);
    rows.ask(b.fetch, cancel);
    expect(rows.view()).toMatchObject({ stale: true, total: 100 });
    expect(rows.view().rowAt(0)).toBe('a0');
    expect(cancel).toHaveBeenCalledWith(late.job);
    await b.page(b.calls[0] as Call);
    await a.page(late);
    expect(rows.view()).toMatchObject({ stale: false, total: 5 });
    expect(rows.view().rowAt(0)).toBe('b0');
    expect(rows.view().rowAt(10)).toBeUndefined();
  });

  it('skips blocks that were scrolled past before their turn', async () => {
    const s = server('a', 10_000);
    const rows = createRows<string>(10);
    rows.ask(s.fetch, nothing);
    await s.page(s.calls[0] as Call);
    for (let top = 100; top <= 9000; top += 100) rows.show(top, top + 10);
    while (s.calls.length < 20) {
      const open = s.calls.filter((c) => rows.view().rowAt(c.start) === undefined);
      if (open.length === 0) break;
      for (const call of open) await s.page(call);
    }
    expect(rows.view().rowAt(9005)).toBe('a9005');
    expect(s.calls.length).toBeLessThan(8);
  });

  it('does not ask beyond the end', async () => {
    const s = server('a', 7);
    const rows = createRows<string>(10);
    rows.ask(s.fetch, nothing);
    for (const call of [...s.calls]) await s.page(call);
    rows.show(0, 40);
    expect(new Set(s.calls.map((c) => c.start)).size).toBeLessThanOrEqual(2);
  });

  it('shows a failure in place of the rows, and nothing of a cancelled call', async () => {
    const s = server('a', 7);
    const rows = createRows<string>(10);
    rows.ask(s.fetch, nothing);
    await s.calls[0]?.answer({ ok: false, failure: { code: 'expression', facts: { message: 'unknown name' } } });
    expect(rows.view().failure?.code).toBe('expression');
    const other = server('b', 7);
    rows.ask(other.fetch, nothing);
    await other.calls[0]?.answer({ ok: false, failure: { code: 'cancelled', facts: {} } });
    expect(rows.view().failure?.code).not.toBe('cancelled');
  });
});
