import { useLayoutEffect, useRef, type ReactNode } from 'react';
import css from './menu-button.module.css';

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** One sentence under the title. */
  readonly note?: string | undefined;
  /** The reason why it cannot be chosen now. */
  readonly missing?: string | undefined;
}

/** The open menu. With `chosen` its items are choices, else commands. */
export function MenuList(props: {
  readonly id: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly chosen: string | undefined;
  readonly isAtEnd: boolean;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const isChoice = props.chosen !== undefined;
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => fitBelow(menu.current, props.isAtEnd), [props.isAtEnd]);
  return (
    <div ref={menu} id={props.id} role="menu" aria-label={props.label} className={css['menu']}>
      {props.items.map((item) => (
        <button
          key={item.id}
          type="button"
          role={isChoice ? 'menuitemradio' : 'menuitem'}
          aria-checked={isChoice ? item.id === props.chosen : undefined}
          aria-disabled={item.missing !== undefined}
          tabIndex={-1}
          className={css['item']}
          onClick={() => item.missing === undefined && props.onChoose(item.id)}
        >
          <span className={css['title']}>{item.title}</span>
          {item.missing === undefined && item.note === undefined ? null : (
            <span className={css['note']}>{item.missing ?? item.note}</span>
          )}
        </button>
      ))}
    </div>
  );
}

const EDGE = 8;
const LEAST_HEIGHT = 120;

/** Puts a menu below its button, inside the window whatever box the button stands in; a long one scrolls. */
function fitBelow(menu: HTMLElement | null, isAtEnd: boolean): void {
  const button = menu?.parentElement?.getBoundingClientRect();
  if (menu === null || button === undefined) return;
  const { innerWidth, innerHeight } = window;
  const left = isAtEnd ? button.right - menu.offsetWidth : button.left;
  const top = Math.min(button.bottom, innerHeight - LEAST_HEIGHT - EDGE);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - menu.offsetWidth - EDGE))}px`;
  menu.style.maxHeight = `${innerHeight - top - EDGE}px`;
}
