import type { ReactNode } from 'react';
import { classes } from '../class-names.ts';
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
  return (
    <div
      id={props.id}
      role="menu"
      aria-label={props.label}
      className={classes(css['menu'], props.isAtEnd && css['end'])}
    >
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
