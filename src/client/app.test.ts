import { describe, expect, it, vi } from 'vitest';
import type { Failure } from '../protocol/failures.ts';
import type { SnapshotId } from '../protocol/service.ts';
import type { AddressBar } from './address-bar.ts';
import { currentSnapshot } from './app-state.ts';
import type { Connection } from './connect.ts';
import { createApp, type App } from './app.ts';
import { decodeLocation, HOME } from './location.ts';
import { fakeService } from './testing/fake-service.ts';

interface Setup {
  readonly app: App;
  readonly entries: string[];
  back(): void;
  kill(): void;
}

function setup(fragment = '', openMs = 20): Setup {
  const entries = [fragment];
  let listener = (): void => undefined;
  let kill = (_: Failure): void => undefined;
  const bar: AddressBar = {
    read: () => entries.at(-1) ?? '',
    push: (f) => void entries.push(f),
    replace: (f) => void entries.splice(-1, 1, f),
    onChange: (l) => (listener = l),
  };
  const connect = (): Connection => ({
    service: fakeService({ kinds: 20, objects: 100, openMs, answerMs: 0 }),
    died: new Promise((resolve) => (kill = resolve)),
    isAlive: true,
    close: () => undefined,
    restart: connect,
  });
  const app = createApp(connect(), bar);
  return {
    app,
    entries,
    back: () => {
      entries.pop();
      listener();
    },
    kill: () => kill({ code: 'worker-died', facts: {} }),
  };
}

/** A shared machine may be slow; the tests wait for what happens, not for a time. */
const PATIENT = { timeout: 10_000 };

const file = (name: string): File => new File(['x'], name);

describe('app', { timeout: 20_000 }, () => {
  it('opens files by name, a bad one keeps its place in the list of failures, the others live', async () => {
    const { app } = setup();
    await app.openFiles([file('b-10'), file('bad.png'), file('b-9')]);
    expect(app.store.get().snapshots.map((s) => s.summary.fileName)).toEqual(['b-9', 'b-10']);
    expect(app.store.get().failed.map((f) => [f.fileName, f.failure.code])).toEqual([['bad.png', 'unknown-format']]);
    expect(app.store.get().openings).toEqual([]);
    app.dismissFailure(app.store.get().failed[0]?.key ?? -1);
    expect(app.store.get().failed).toEqual([]);
  });

  it('opens files in the order of the time stored in them, whatever their names', async () => {
    const { app } = setup();
    const taken = (time: number, name: string): File => new File([`time ${time}`], name);
    await app.openFiles([taken(30, 'a'), file('0 without a time'), taken(10, 'c'), taken(20, 'b')]);
    expect(app.store.get().snapshots.map((s) => s.summary.fileName)).toEqual(['c', 'b', 'a', '0 without a time']);
  });

  it('cancels the file that is read and the one that waits, without calling it a failure', async () => {
    const { app } = setup('', 400);
    const done = app.openFiles([file('a'), file('b'), file('c')]);
    await vi.waitFor(() => expect(app.store.get().openings[0]?.progress).toBeDefined(), PATIENT);
    const [a, b] = app.store.get().openings;
    app.cancelOpening(b?.key ?? -1);
    app.cancelOpening(a?.key ?? -1);
    await done;
    expect(app.store.get().snapshots.map((s) => s.summary.fileName)).toEqual(['c']);
    expect(app.store.get().failed).toEqual([]);
  });

  it('writes places into the address bar, and Back walks them', async () => {
    const { app, entries, back } = setup();
    await app.openFiles([file('a')]);
    app.go({ view: 'table', expression: 's1.heap()' });
    app.go({ expression: 's1.heap()[2]' });
    expect(decodeLocation(entries.at(-1) ?? '').expression).toBe('s1.heap()[2]');
    expect(decodeLocation(entries.at(-1) ?? '').files).toEqual([{ name: 's1', hash: '3fa9c2d1e0b7' }]);
    back();
    expect(app.store.get().location.expression).toBe('s1.heap()');
  });

  it('writes a walk over rows once, not for every row', async () => {
    const { app, entries } = setup();
    app.go({ view: 'table' });
    for (let index = 0; index < 50; index++) app.go({ selection: { kind: 'row', index } }, 'replace');
    expect(entries).toHaveLength(2);
    await vi.waitFor(() => expect(entries.at(-1)).toContain('sel=49'), PATIENT);
  });

  it('says when a file is not the one the link was made with', async () => {
    const { app } = setup('#v=table&e=s1.heap()&of=s1@ffffffffffff');
    await app.openFiles([file('a')]);
    expect(app.store.get().mismatched).toEqual(['s1']);
    expect(app.store.get().location.expression).toBe('s1.heap()');
  });

  it('binds a link to the file that it was made with, whatever it is called now', async () => {
    const link = "#v=table&e=s1.heap()%20%26%20s1.x('s1')%20%7C%20s2.heap()&of=s1@ffffffffffff,s2@3fa9c2d1e0b7";
    const { app } = setup(link);
    await app.openFiles([file('a')]);
    const { location, mismatched } = app.store.get();
    expect(location.expression).toBe("s2.heap() & s2.x('s1') | s1.heap()");
    expect(location.files.map((f) => f.name)).toEqual(['s2', 's1']);
    expect([location.snapshot, mismatched]).toEqual(['s1', []]);
  });

  it('says in a link what the selected snapshot is when its expression depends on it', async () => {
    const { app, entries } = setup();
    await app.openFiles([file('a')]);
    app.go({ view: 'table', expression: 'hp.heap()' });
    expect(decodeLocation(entries.at(-1) ?? '')).toMatchObject({ snapshot: 's1', files: [{ name: 's1' }] });
  });

  it('shows the snapshot that the expression begins with, and a cut file does not take its place', async () => {
    const { app } = setup();
    await app.openFiles([file('a'), file('b'), file('cut')]);
    expect(currentSnapshot(app.store.get())?.summary.id).toBe('s2');
    app.go({ view: 'table', expression: 's1.heap()' });
    expect(currentSnapshot(app.store.get())?.summary.id).toBe('s1');
  });

  it('is as at the start when the last snapshot is closed', async () => {
    const { app, entries } = setup();
    await app.openFiles([file('a')]);
    app.go({ view: 'table', expression: 's1.heap()[2]' });
    app.closeSnapshot('s1' as SnapshotId);
    expect(app.store.get().location).toEqual(HOME);
    expect([entries.at(-1), app.store.get().announcement]).toEqual(['', 'No snapshot is open.']);
  });

  it('keeps the files of a dead worker and opens them again in a new one', async () => {
    const { app, kill } = setup();
    await app.openFiles([file('a'), file('b')]);
    kill();
    await vi.waitFor(() => expect(app.store.get().worker.kind).toBe('dead'), PATIENT);
    await app.restart();
    expect(app.store.get().worker.kind).toBe('running');
    expect(app.store.get().snapshots.map((s) => [s.summary.id, s.summary.fileName])).toEqual([
      ['s1', 'a'],
      ['s2', 'b'],
    ]);
  });

  it('keeps what the console gave', async () => {
    const { app } = setup();
    await app.runConsole('s1.heap()');
    await app.runConsole('what?');
    expect(app.store.get().console.map((i) => [i.kind, i.source])).toEqual([
      ['done', 's1.heap()'],
      ['done', 'what?'],
    ]);
  });
});
