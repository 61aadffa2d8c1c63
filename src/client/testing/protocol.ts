/** What the protocol tests share: a page's side and a session in one process, and small questions. */
import { readFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import type { Failure } from '../../protocol/failures.ts';
import type { SnapshotSummary } from '../../protocol/rows.ts';
import type { HeapService, Outcome, Query, Range, SnapshotId } from '../../protocol/service.ts';
import { connect, type Connection } from '../connect.ts';
import { nextJob } from '../jobs.ts';
import { inProcess, type InProcess } from './in-process.ts';

export const quiet = (): void => undefined;
export const ALL: Range = { start: 0, end: 1_000_000, sort: undefined, filter: '' };
export const TEN: Range = { ...ALL, end: 10 };
export const of = (expression: string, selected?: string): Query => ({ expression, selected: selected as SnapshotId });

export interface Started {
  readonly host: InProcess;
  readonly connection: Connection;
  readonly service: HeapService;
}

/** A service that lives as long as one test. */
const open: Connection[] = [];
export const untilTestEnds = (connection: Connection): void => void open.push(connection);
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

export function started(): Started {
  const host = inProcess();
  const connection = connect(() => host);
  untilTestEnds(connection);
  return { host, connection, service: connection.service };
}

/** The value of an outcome that must be good. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.failure.code} ${JSON.stringify(outcome.failure.facts)}`);
  return outcome.value;
}

export const failureIn = (outcome: Outcome<unknown>): Failure | undefined => (outcome.ok ? undefined : outcome.failure);
export const fixture = (name: string): Blob => new Blob([readFileSync(`fixtures/${name}`)]);

/** A service with one open snapshot. */
export async function withFile(file: Blob, name = 'file'): Promise<Started & { readonly summary: SnapshotSummary }> {
  const all = started();
  return { ...all, summary: valueOf(await all.service.open(nextJob(), file, name, quiet)) };
}

export const withFixture = (name = 'capture/cache.heapglass') => withFile(fixture(name), name);
