/** Tabs after the ARIA practice: one tab stop, arrows move, moving selects. The panel is the caller's. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from '../class-names.ts';
import css from './tabs.module.css';

export interface Tab {
  readonly id: string;
  readonly title: string;
  /** Said after the title, quieter: a count. */
  readonly note?: string;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** `id` of the element that shows the selected tab's content. */
  readonly panelId: string;
  readonly size?: 'page' | 'pane';
}

/** Id of a tab's button, for `aria-labelledby` of the panel. */
export function tabId(panelId: string, tab: string): string {
  return `${panelId}-tab-${tab}`;
}

/** The tab a key leads to, around the ends, or `undefined` when the key is none of the tabs'. */
export function tabAfterKey(key: string, at: number, count: number): number | undefined {
  return { ArrowRight: (at + 1) % count, ArrowLeft: (at + count - 1) % count, Home: 0, End: count - 1 }[key];
}

export function Tabs(props: TabsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = props.tabs.findIndex((t) => t.id === props.selected);
    const to = props.tabs[tabAfterKey(event.key, at, props.tabs.length) ?? -1];
    if (to === undefined) return;
    event.preventDefault();
    props.onSelect(to.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(props.panelId, to.id))}`)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={props.label}
      className={classes(css['tabs'], props.size === 'pane' && css['small'])}
      onKeyDown={onKeyDown}
    >
      {props.tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(props.panelId, tab.id)}
          aria-selected={tab.id === props.selected}
          aria-controls={tab.id === props.selected ? props.panelId : undefined}
          tabIndex={tab.id === props.selected ? 0 : -1}
          className={css['tab']}
          onClick={() => props.onSelect(tab.id)}
        >
          {tab.title}
          {tab.note === undefined ? null : <span className={css['note']}> {tab.note}</span>}
        </button>
      ))}
    </div>
  );
}
