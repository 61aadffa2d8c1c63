/** The contract between page and worker, kept by the real session behind Comlink. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Progress } from '../base/steps.ts';
import type { KindRow } from '../protocol/rows.ts';
import type { HeapService, JobId, Outcome, Query, Range, SnapshotId } from '../protocol/service.ts';
import { addressOf, largeCapture } from '../../workers/testing/large-capture.ts';
import { connect, type Connection } from './connect.ts';
import { nextJob } from './jobs.ts';
import { inProcess, type InProcess } from './testing/in-process.ts';

const quiet = (): void => undefined;
const ALL: Range = { start: 0, end: 1_000_000, sort: undefined, filter: '' };
const TEN: Range = { ...ALL, end: 10 };
const of = (expression: string, selected?: string): Query => ({ expression, selected: selected as SnapshotId });

const open: Connection[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

function started(): { host: InProcess; connection: Connection; service: HeapService } {
  const host = inProcess();
  const connection = connect(() => host);
  open.push(connection);
  return { host, connection, service: connection.service };
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.failure.code} ${JSON.stringify(outcome.failure.facts)}`);
  return outcome.value;
}

const failureIn = <T>(outcome: Outcome<T>) => (outcome.ok ? undefined : outcome.failure);
const fixture = (name: string): Blob => new Blob([readFileSync(`fixtures/${name}`)]);

async function withFixture(name = 'capture/cache.heapglass') {
  const all = started();
  const summary = valueOf(await all.service.open(nextJob(), fixture(name), name, quiet));
  return { ...all, summary };
}

const large = largeCapture({ objects: 1_000_000, types: ['__main__.Order', 'list', '__main__.Customer', 'set'] });

async function withLarge() {
  const all = started();
  const summary = valueOf(await all.service.open(nextJob(), new Blob([large]), 'large', quiet));
  return { ...all, summary };
}

describe('a snapshot', () => {
  it('opens, and its numbers agree with each other', async () => {
    const { service, summary } = await withFixture();
    expect(summary).toMatchObject({ id: 's1', complete: true, facts: { runtime: 'CPython' } });
    const overview = valueOf(await service.overview(nextJob(), summary.id, quiet));
    const { reachable, unreachable, hidden } = overview;
    expect(reachable.count + unreachable.count + hidden.count).toBe(summary.objects);
    expect(reachable.size + unreachable.size + hidden.size).toBe(summary.bytes);
    expect(overview.ownKind?.name).toMatch(/__main__/);
    const heap = valueOf(await service.describe(nextJob(), of('s1.heap()'), quiet));
    expect(heap).toMatchObject({ type: 'set', snapshot: 's1', ...reachable, relation: 'clodo', rows: overview.kinds });
    const kinds = valueOf(await service.kinds(nextJob(), of('s1.heap()'), ALL));
    expect(kinds.rows.length).toBe(overview.kinds);
    expect(kinds.rows.reduce((sum, row) => sum + row.count, 0)).toBe(reachable.count);
    expect(kinds.rows.at(-1)?.cumulative).toBe(reachable.size);
    expect(overview.largest).toEqual(kinds.rows.slice(0, 10));
  });

  it('gives the same rows in ranges as in one', async () => {
    const { service } = await withFixture();
    const whole = valueOf(await service.objects(nextJob(), of('hp.heap()'), { ...ALL, end: 500 })).rows;
    const pages = await Promise.all(
      [0, 100, 200, 300, 400].map((start) =>
        service.objects(nextJob(), of('hp.heap()'), { ...ALL, start, end: start + 100 }),
      ),
    );
    expect(pages.flatMap((page) => valueOf(page).rows)).toEqual(whole);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(500);
  });

  it('sorts and filters kinds, each keeping its place in heapy’s order', async () => {
    const { service } = await withFixture();
    const ask = async (by: string | undefined, descending: boolean, filter = '') =>
      valueOf(
        await service.kinds(nextJob(), of('s1.heap()'), { ...ALL, sort: by ? { by, descending } : undefined, filter }),
      );
    const plain = (await ask(undefined, false)).rows;
    for (const by of ['index', 'count', 'size', 'name'] as const) {
      const keyOf = (row: KindRow) => row[by];
      for (const descending of [false, true]) {
        const sorted = (await ask(by, descending)).rows;
        const keys = sorted.map(keyOf);
        const expected = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(keys).toEqual(descending ? expected.reverse() : expected);
        expect([...sorted].sort((a, b) => a.index - b.index)).toEqual(plain);
      }
    }
    const found = await ask('size', false, 'DICT OF');
    expect(found).toMatchObject({ all: plain.length });
    expect(found.total).toBe(plain.filter((row) => row.name.includes('dict of')).length);
    expect(found.total).toBeGreaterThan(0);
  });

  it('shows the kinds of the identity relation as the objects', async () => {
    const { service } = await withFixture();
    const kinds = valueOf(await service.kinds(nextJob(), of('s1.heap().byid'), TEN));
    const objects = valueOf(await service.objects(nextJob(), of('s1.heap()'), TEN));
    expect(kinds.rows.map(({ size }) => size)).toEqual(objects.rows.map(({ size }) => size));
    expect(kinds.total).toBe(objects.total);
    const rising = { ...TEN, sort: { by: 'size', descending: false } };
    const smallest = valueOf(await service.objects(nextJob(), of('s1.heap()'), rising)).rows;
    expect(smallest.map(({ size }) => size)).toEqual([...smallest.map(({ size }) => size)].sort((a, b) => a - b));
  });

  it('finds objects by text and kind, and sorts what it found', async () => {
    const { service } = await withFixture();
    const ask = async (filter: string, by: string) =>
      valueOf(
        await service.objects(nextJob(), of('s1.heap()'), { ...ALL, end: 50, filter, sort: { by, descending: false } }),
      );
    const found = await ask('__main__', 'name');
    expect(found.total).toBeGreaterThan(0);
    expect(found.total).toBeLessThan(found.all);
    for (const row of found.rows) expect(`${row.text} ${row.kind}`).toContain('__main__');
    const texts = found.rows.map(({ text }) => text);
    expect(texts).toEqual([...texts].sort());
    const narrower = await ask('__main__.', 'id');
    expect(narrower.total).toBeLessThanOrEqual(found.total);
    const ids = narrower.rows.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  it('walks from an object along its references and back', async () => {
    const { service, summary } = await withFixture();
    const [first] = valueOf(await service.objects(nextJob(), of('s1.heap()'), TEN)).rows;
    const id = first?.id ?? '';
    const card = valueOf(await service.object(nextJob(), summary.id, id));
    const into = valueOf(await service.references(nextJob(), summary.id, id, 'referrers', ALL));
    expect(into.total).toBe(card.referrers);
    const out = valueOf(
      await service.references(nextJob(), summary.id, into.rows[0]?.object.id ?? '', 'referents', ALL),
    );
    expect(out.rows.some(({ object }) => object.id === id)).toBe(true);
    expect(valueOf(await service.describe(nextJob(), of(card.expression), quiet))).toMatchObject({ count: 1 });
  });

  it('answers what cannot be answered with facts', async () => {
    const { service, summary } = await withFixture();
    expect(failureIn(await service.describe(nextJob(), of('s1.heap().byrc'), quiet))).toMatchObject({
      code: 'expression',
      facts: { code: 'attribute', from: expect.any(Number) as number },
    });
    expect(failureIn(await service.kinds(nextJob(), of('1 + 1'), TEN))).toEqual({
      code: 'wrong-type',
      facts: { type: 'value' },
    });
    expect(failureIn(await service.object(nextJob(), summary.id, '0xdead'))).toMatchObject({ code: 'unknown-object' });
    expect(failureIn(await service.overview(nextJob(), 's9' as SnapshotId, quiet))).toEqual({
      code: 'unknown-snapshot',
      facts: { name: 's9' },
    });
    expect(failureIn(await service.describe(nextJob(), of('h', 's9'), quiet))?.code).toBe('unknown-snapshot');
  });

  it('is gone when it is closed, with all that it held, and its name is not used again', async () => {
    const { service, host, summary } = await withFixture();
    await service.overview(nextJob(), summary.id, quiet);
    await service.objects(nextJob(), of('s1.heap()'), TEN);
    expect(host.session.heldBytes()).toBeGreaterThan(summary.objects * 20);
    await service.close(summary.id);
    expect(host.session.heldBytes()).toBe(0);
    expect(failureIn(await service.relations(summary.id))?.code).toBe('unknown-snapshot');
    const again = valueOf(await service.open(nextJob(), fixture('capture/bare.heapglass'), 'bare', quiet));
    expect(again.id).toBe('s2');
    expect(valueOf(await service.describe(nextJob(), of('h'), quiet))).toMatchObject({ snapshot: 's2' });
  });
});

describe('several snapshots', () => {
  it('are s1, s2 …, and hp is the one that is selected', async () => {
    const { service } = started();
    for (const name of ['cache-1', 'cache-2']) {
      await service.open(nextJob(), fixture(`capture/${name}.heapglass`), name, quiet);
    }
    const counts = await Promise.all(
      [of('h', 's1'), of('h', 's2'), of('h'), of('s1.heap()')].map(async (query) => {
        const said = valueOf(await service.describe(nextJob(), query, quiet));
        return said.type === 'set' ? [said.snapshot, said.count] : [];
      }),
    );
    expect(counts[0]?.[0]).toBe('s1');
    expect(counts[1]?.[0]).toBe('s2');
    expect(counts[2]).toEqual(counts[1]);
    expect(counts[3]).toEqual(counts[0]);
    const diff = valueOf(await service.describe(nextJob(), of('s2.heap().diff(s1.heap())'), quiet));
    expect(diff).toMatchObject({ type: 'diff' });
    expect(valueOf(await service.kinds(nextJob(), of('s2.heap().diff(s1.heap())'), TEN)).total).toBe(
      diff.type === 'diff' ? diff.rows : -1,
    );
  });
});

describe('the console', () => {
  it('keeps variables, prints, and opens results as views without them', async () => {
    const { service } = await withFixture();
    const run = async (source: string) => valueOf(await service.run(nextJob(), source, undefined, quiet));
    expect(await run('x = s1.heap()')).toMatchObject([{ text: '', view: undefined, error: undefined }]);
    const [entry] = await run('x.bytype[0]');
    expect(entry?.text).toMatch(/^Partition of a set of \d+ objects?\./);
    expect(entry?.view).toBe('s1.heap().bytype[0]');
    expect(await run("print('a')")).toMatchObject([{ text: 'a\n', view: undefined }]);
    const [wrong] = await run('x.byrc');
    expect(wrong?.error?.message).toContain('byrc');
    expect(await run('x = 5\nx')).toMatchObject([{ text: '' }, { text: '5', view: undefined }]);
  });

  it('changes what expressions mean, and no old answer is given', async () => {
    const { service } = await withFixture();
    const ask = async () => valueOf(await service.describe(nextJob(), of('x'), quiet));
    await service.run(nextJob(), 'x = 1', undefined, quiet);
    expect(await ask()).toEqual({ type: 'value', text: '1' });
    await service.run(nextJob(), 'x = 2', undefined, quiet);
    expect(await ask()).toEqual({ type: 'value', text: '2' });
  });

  it('completes', async () => {
    const { service } = await withFixture();
    const rows = valueOf(await service.complete('s1.heap().byt', 13, undefined));
    expect(rows.map(({ text }) => text)).toContain('bytype');
  });
});

describe('a broken file', () => {
  it.each([
    ['', 'empty'],
    ['{"a": 1}', 'unknown-format'],
    ['\x1f\x8b\x08 not really', 'bad-compression'],
  ])('%j is the failure %s', async (content, code) => {
    const { service, host } = started();
    const bytes = Uint8Array.from(content, (c) => c.charCodeAt(0));
    expect(failureIn(await service.open(nextJob(), new Blob([bytes]), 'x', quiet))?.code).toBe(code);
    expect(host.session.heldBytes()).toBe(0);
  });

  it('that is cut off opens with a warning that names the byte', async () => {
    const { service } = started();
    const whole = readFileSync('fixtures/capture/cache.heapglass');
    const cut = valueOf(await service.open(nextJob(), new Blob([whole.subarray(0, 300_000)]), 'cut', quiet));
    expect(cut.complete).toBe(false);
    expect(cut.warnings).toContainEqual(expect.objectContaining({ code: 'truncated' }));
    expect(cut.objects).toBeGreaterThan(0);
  });

  it('that cannot be read any more is unreadable', async () => {
    const { service } = started();
    const gone = new Blob(['x']);
    const stream = (): ReadableStream => {
      throw new DOMException('the file has changed', 'NotReadableError');
    };
    // The session is called directly: a blob with a broken stream cannot be cloned.
    const { session } = inProcess();
    const broken = Object.assign(Object.create(gone) as Blob, { stream });
    Object.defineProperty(broken, 'size', { value: 1 });
    expect(failureIn(await session.open(nextJob(), broken, 'x', quiet))?.code).toBe('unreadable-file');
    expect(failureIn(await service.overview(nextJob(), 's1' as SnapshotId, quiet))?.code).toBe('unknown-snapshot');
  });

  it('passes hostile names unchanged', async () => {
    const { service } = started();
    const names = [
      '__main__.<img src=x onerror=alert(1)>',
      '__proto__',
      'constructor',
      '=cmd|calc',
      '\u001b[31m\u202eevil',
    ];
    const bytes = largeCapture({ objects: 16_384 * names.length, types: names });
    const { id } = valueOf(await service.open(nextJob(), new Blob([bytes]), 'x', quiet));
    const kinds = valueOf(await service.kinds(nextJob(), of(`${id}.heap()`), ALL));
    expect(kinds.rows.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('progress', () => {
  it('is of work really done, never falls, and names its phases', async () => {
    const { service } = started();
    const seen: Progress[] = [];
    await service.open(nextJob(), new Blob([large]), 'large', (progress) => seen.push(progress));
    const fractions = seen.map(({ fraction }) => fraction);
    expect(fractions.length).toBeGreaterThan(3);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(new Set(seen.map(({ phase }) => phase)).size).toBeGreaterThan(1);
    expect(fractions.some((f) => f > 0 && f < 1)).toBe(true);
  });
});

/** Starts a call, cancels it `afterMs` later, and measures how long it takes to settle. */
async function cancelAfter(
  service: HeapService,
  afterMs: number,
  call: (job: JobId) => Promise<Outcome<unknown>>,
): Promise<{ code: string | undefined; ms: number }> {
  const job = nextJob();
  const answer = call(job);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const asked = performance.now();
  void service.cancel(job);
  const outcome = await answer;
  return { code: outcome.ok ? undefined : outcome.failure.code, ms: performance.now() - asked };
}

describe('cancelling', () => {
  it('an opening settles in every phase within 300 ms and frees what was read', async () => {
    const { service, host } = started();
    const phases: string[] = [];
    await service
      .open(nextJob(), new Blob([large]), 'x', ({ phase }) => phases.push(phase))
      .then(async (outcome) => {
        await service.close(valueOf(outcome).id);
      });
    for (const phase of new Set(phases)) {
      const job = nextJob();
      let asked = Number.NaN;
      const outcome = await service.open(job, new Blob([large]), 'x', (progress) => {
        if (progress.phase !== phase || !Number.isNaN(asked)) return;
        asked = performance.now();
        void service.cancel(job);
      });
      // The last phases may be over before the message arrives.
      if (outcome.ok) await service.close(outcome.value.id);
      else expect(outcome.failure.code).toBe('cancelled');
      expect(performance.now() - asked, phase).toBeLessThan(300);
      expect(host.session.heldBytes()).toBe(0);
    }
  });

  it('an analysis settles in every phase within 300 ms, and keeps no half result', async () => {
    const { service, host, summary } = await withLarge();
    const held = host.session.heldBytes();
    const byName: Range = { ...TEN, sort: { by: 'name', descending: true } };
    const slow: readonly (readonly [string, number, (job: JobId) => Promise<Outcome<unknown>>])[] = [
      ['deriving', 0, (job) => service.overview(job, summary.id, quiet)],
      ['deriving', 30, (job) => service.overview(job, summary.id, quiet)],
      ['partitioning', 30, (job) => service.kinds(job, of('h.bysize'), TEN)],
      ['ordering', 30, (job) => service.objects(job, of('h'), TEN)],
      ['filtering', 60, (job) => service.objects(job, of('h'), { ...TEN, filter: '0x7f' })],
      ['sorting', 400, (job) => service.objects(job, of('h'), byName)],
      ['sorting rows', 60, (job) => service.kinds(job, of('h.byid'), byName)],
      ['turning round', 20, (job) => service.object(job, summary.id, `0x${addressOf(5).toString(16)}`)],
      ['a console loop', 30, (job) => service.run(job, 'sum([x for x in range(10**6)])', undefined, quiet)],
    ];
    for (const [phase, afterMs, call] of slow) {
      const { code, ms } = await cancelAfter(service, afterMs, call);
      expect(ms, phase).toBeLessThan(300);
      if (phase !== 'a console loop') expect(code ?? 'was done', phase).toBe('cancelled');
    }
    await service.close(summary.id);
    expect(host.session.heldBytes()).toBe(0);
    expect(held).toBeGreaterThan(0);
  });

  it('an unknown or finished job is no mistake', async () => {
    const { service } = await withFixture();
    await expect(service.cancel(999_999 as JobId)).resolves.toBeUndefined();
  });
});

describe('two jobs', () => {
  it('take turns, and a short one does not wait for a long one', async () => {
    const { service, summary } = await withLarge();
    const long = service.objects(nextJob(), of('h'), { ...TEN, sort: { by: 'name', descending: false } });
    let isLongDone = false;
    void long.then(() => (isLongDone = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = performance.now();
    valueOf(await service.describe(nextJob(), of('1 + 1'), quiet));
    expect(performance.now() - asked).toBeLessThan(150);
    expect(isLongDone).toBe(false);
    valueOf(await service.relations(summary.id));
    valueOf(await long);
  });

  it('that ask for the same thing get the same answer, made once', async () => {
    const { service } = await withLarge();
    const answers = await Promise.all([1, 2, 3].map(() => service.kinds(nextJob(), of('h.bysize'), TEN)));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});

describe('a dead worker', () => {
  it('fails pending and later calls, and says so once', async () => {
    const { host, connection, service, summary } = await withLarge();
    const pending = service.overview(nextJob(), summary.id, quiet);
    host.crash();
    expect(failureIn(await pending)?.code).toBe('worker-died');
    expect(await connection.died).toMatchObject({ code: 'worker-died' });
    expect(connection.isAlive).toBe(false);
    expect(failureIn(await service.relations(summary.id))?.code).toBe('worker-died');
    await expect(service.close(summary.id)).resolves.toBeUndefined();
    await expect(service.cancel(1 as JobId)).resolves.toBeUndefined();
  });

  it('can be started again, without the snapshots', async () => {
    const hosts: InProcess[] = [];
    const first = connect(() => {
      const host = inProcess();
      hosts.push(host);
      return host;
    });
    hosts[0]?.crash();
    await first.died;
    const second = first.restart();
    open.push(second);
    expect(hosts.length).toBe(2);
    expect(failureIn(await second.service.relations('s1' as SnapshotId))?.code).toBe('unknown-snapshot');
    const { id } = valueOf(await second.service.open(nextJob(), fixture('capture/bare.heapglass'), 'bare', quiet));
    expect(id).toBe('s1');
  });
});
