import { useState, type RefObject } from 'react';
import { linksOf } from '../../client/expression.ts';
import { toTabbed, type Cell } from '../../client/csv.ts';
import { copyText } from '../../ui/copy/copy-text.ts';
import { useApp } from '../app/app-context.ts';

/** What the letters and chords of a table do. `cells` are those of a row as copied. */
export function useGridActions<Row extends object>(
  expression: string,
  filterRef: RefObject<HTMLInputElement | null>,
  cells: (row: Row) => readonly Cell[],
): { readonly onAction: (action: string, row: Row | undefined) => boolean; readonly groupRequest: number } {
  const app = useApp();
  const [groupRequest, setGroupRequest] = useState(0);
  const copy = (text: string, said: string): void => {
    void copyText(text).then((done) => app.announce(done ? said : 'The browser refused to copy.'));
  };
  const onAction = (action: string, row: Row | undefined): boolean => {
    if (action === 'filter') filterRef.current?.focus();
    else if (action === 'group-by') setGroupRequest(groupRequest + 1);
    else if (action === 'show-referrers')
      document.querySelector<HTMLElement>('[data-pane="selected"] [data-row][tabindex="0"]')?.focus();
    else if (action === 'copy-row' && row !== undefined && !hasSelectedText())
      copy(toTabbed([cells(row)]), 'Copied the row.');
    else if (action === 'copy-row-json' && row !== undefined) copy(JSON.stringify(row), 'Copied the row as JSON.');
    else if (action === 'back-out') backOut();
    else return false;
    return true;
  };
  /** To the set that this one was opened from: the expression without its last `[i]`. */
  const backOut = (): void => {
    const links = linksOf(expression);
    const parent = links.at(-2);
    const last = links.at(-1);
    if (last?.kind !== 'item' || parent === undefined) return;
    app.go({
      expression: parent.upTo,
      selection: { kind: 'row', index: Number(last.name) || 0 },
      filter: '',
      sort: undefined,
    });
  };
  return { onAction, groupRequest };
}

function hasSelectedText(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
