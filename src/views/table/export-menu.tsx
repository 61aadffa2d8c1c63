import type { ReactNode } from 'react';
import { toCsv, type Cell } from '../../client/csv.ts';
import { nextJob } from '../../client/jobs.ts';
import type { Page } from '../../protocol/rows.ts';
import type { HeapService, JobId, Outcome, Query } from '../../protocol/service.ts';
import { copyText } from '../../ui/copy/copy-text.ts';
import { MenuButton } from '../../ui/menu/menu-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { failureText } from '../../wording/failure-text.ts';
import { formatCount } from '../../wording/format.ts';
import { useApp } from '../app/app-context.ts';

/** What a table gives away: its rows in order and filter of the screen, as cells and as they are. */
export interface Exported {
  readonly header: readonly string[];
  readonly fetch: (service: HeapService, job: JobId, start: number, end: number) => Promise<Outcome<Page<object>>>;
  readonly cells: (row: never) => readonly Cell[];
}

/** Rows written at most: what a spreadsheet still opens. */
export const MOST_EXPORTED = 500_000;
const PAGE = 5000;

/** All rows of a table, page by page, up to MOST_EXPORTED; `undefined` when a page failed. */
export async function allRows(service: HeapService, exported: Exported): Promise<Outcome<readonly object[]>> {
  const rows: object[] = [];
  for (let total = Infinity; rows.length < Math.min(total, MOST_EXPORTED);) {
    const outcome = await exported.fetch(service, nextJob(), rows.length, rows.length + PAGE);
    if (!outcome.ok) return outcome;
    if (outcome.value.rows.length === 0) break;
    rows.push(...outcome.value.rows);
    total = outcome.value.total;
  }
  return { ok: true, value: rows.slice(0, MOST_EXPORTED) };
}

export function ExportMenu(props: { readonly exported: Exported; readonly query: Query }): ReactNode {
  const app = useApp();
  const { exported, query } = props;
  const copyHeapyText = async (): Promise<void> => {
    const outcome = await app
      .service()
      .run(nextJob(), `print((${query.expression}).all)`, query.selected, () => undefined);
    const entry = outcome.ok ? outcome.value[0] : undefined;
    const done = entry !== undefined && entry.error === undefined && (await copyText(entry.text));
    app.announce(done ? 'Copied the table as text.' : 'The table could not be copied.');
  };
  const save = async (kind: 'csv' | 'json'): Promise<void> => {
    app.announce('Writing the table.');
    const outcome = await allRows(app.service(), exported);
    if (!outcome.ok) {
      app.announce(failureText(outcome.failure, query.expression).title);
      return;
    }
    const rows = outcome.value;
    if (kind === 'csv')
      saveFile('table.csv', toCsv(exported.header, (rows as readonly never[]).map(exported.cells)), 'text/csv');
    else saveFile('table.json', JSON.stringify({ expression: query.expression, rows }, null, 1), 'application/json');
    app.announce(`Wrote ${formatCount(rows.length)} rows.`);
  };
  return (
    <MenuButton
      label="Take away"
      face="Export"
      align="end"
      items={[
        { id: 'text', title: 'Copy as text', note: 'The whole table as heapy prints it.' },
        { id: 'csv', title: 'Save as CSV', note: 'Rows as filtered and sorted here; texts cannot become formulas.' },
        { id: 'json', title: 'Save as JSON', note: 'The same rows with exact numbers.' },
      ]}
      onChoose={(id) => void (id === 'text' ? copyHeapyText() : save(id === 'csv' ? 'csv' : 'json'))}
    />
  );
}
