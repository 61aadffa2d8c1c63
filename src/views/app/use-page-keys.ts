import { useEffect } from 'react';
import { actionOf } from '../../client/keymap.ts';
import { views } from '../registry.ts';
import { useApp } from './app-context.ts';
import { EDIT_EXPRESSION } from './page-actions.ts';

/** The shortcuts of the whole page. Letters typed into a field are text. */
export function usePageKeys(does: { readonly open: () => void; readonly help: () => void }): void {
  const app = useApp();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const action = event.defaultPrevented ? undefined : actionOf(event, 'page');
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (action === undefined || (isTyping && action === 'help') || document.querySelector('dialog[open]') !== null)
        return;
      if (action === 'open-files') does.open();
      else if (action === 'help') does.help();
      else if (action === 'next-pane') focusNextPane();
      else if (action === 'expression') window.dispatchEvent(new Event(EDIT_EXPRESSION));
      else if (action === 'view') {
        const view = views[Number(event.key) - 1];
        if (view === undefined || app.store.get().snapshots.length === 0) return;
        app.go({ view: view.id });
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}

/** The place inside each pane that takes the focus: the row at hand, else the pane's first control. */
function focusNextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + 1) % Math.max(1, panes.length)];
  const target =
    next?.querySelector<HTMLElement>('[data-row][tabindex="0"]') ??
    next?.querySelector<HTMLElement>('button, [tabindex="0"]');
  target?.focus();
}
