import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { createRows, type RowsView } from '../../client/query.ts';
import type { Page } from '../../protocol/rows.ts';
import type { HeapService, JobId, OnProgress, Outcome } from '../../protocol/service.ts';
import { useApp } from './app-context.ts';

/** Rows of a long table, by blocks. `question` says all that `fetch` depends on. */
export function useRows<Row>(
  question: string,
  fetch: (
    service: HeapService,
    job: JobId,
    start: number,
    end: number,
    onProgress?: OnProgress,
  ) => Promise<Outcome<Page<Row>>>,
): {
  readonly rows: RowsView<Row>;
  readonly onRange: (start: number, end: number) => void;
  /** Whether rows of the present question are there; for effects, which run after the question was asked. */
  readonly isSettled: () => boolean;
} {
  const service = useApp().service();
  const [source] = useState(() => createRows<Row>());
  useEffect(() => {
    source.ask(
      (job, start, end, onProgress) => fetch(service, job, start, end, onProgress),
      (job) => void service.cancel(job),
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `question` says all that `fetch` depends on
  }, [question, service, source]);
  const rows = useSyncExternalStore(source.subscribe, source.view);
  const onRange = useCallback((start: number, end: number) => source.show(start, end), [source]);
  const isSettled = useCallback(() => !source.view().stale && source.view().total !== undefined, [source]);
  return { rows, onRange, isSettled };
}
