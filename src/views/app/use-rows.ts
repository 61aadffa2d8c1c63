import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { createRows, type RowsView } from '../../client/query.ts';
import type { Page } from '../../protocol/rows.ts';
import type { HeapService, JobId, Outcome } from '../../protocol/service.ts';
import { useApp } from './app-context.ts';

/** Rows of a long table, by blocks. `question` says all that `fetch` depends on. */
export function useRows<Row>(
  question: string,
  fetch: (service: HeapService, job: JobId, start: number, end: number) => Promise<Outcome<Page<Row>>>,
): { readonly rows: RowsView<Row>; readonly onRange: (start: number, end: number) => void } {
  const service = useApp().service();
  const [source] = useState(() => createRows<Row>());
  useEffect(() => {
    source.ask(
      (job, start, end) => fetch(service, job, start, end),
      (job) => void service.cancel(job),
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `question` says all that `fetch` depends on
  }, [question, service, source]);
  const rows = useSyncExternalStore(source.subscribe, source.view);
  const onRange = useCallback((start: number, end: number) => source.show(start, end), [source]);
  return { rows, onRange };
}
