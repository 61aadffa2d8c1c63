import { consoleView } from './console/console-view.tsx';
import { overviewView } from './overview/overview-view.tsx';
import { tableView } from './table/table-view.tsx';
import type { View } from './view.ts';

/** The tabs in their order. A view is a folder and a line here. */
export const views: readonly View[] = [overviewView, tableView, consoleView];

/** The view of a place; the first one when the place names none that exists. */
export function viewOf(id: string): View {
  return views.find((view) => view.id === id) ?? overviewView;
}
