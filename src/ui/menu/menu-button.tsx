/** A button that opens a list to choose from (ARIA menu button, radio items). */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
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

export interface MenuButtonProps {
  /** Accessible name. */
  readonly label: string;
  /** What the button shows; the chosen item when absent. */
  readonly face?: ReactNode;
  readonly items: readonly MenuItem[];
  /** The chosen item; absent: the items are commands. */
  readonly chosen?: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly align?: 'start' | 'end';
  /** Changes to open the menu from outside (a shortcut). */
  readonly openRequest?: number | undefined;
}

export function MenuButton(props: MenuButtonProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const chosen = props.items.find((i) => i.id === props.chosen);

  useEffect(() => {
    if (props.openRequest !== undefined && props.openRequest > 0) setOpen(true);
  }, [props.openRequest]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const items = box.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]');
    const first = [...(items ?? [])].find((i) => i.getAttribute('aria-checked') === 'true') ?? items?.[0];
    first?.focus();
    const onOutside = (event: Event): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', onOutside);
    return () => document.removeEventListener('pointerdown', onOutside);
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      setOpen(true);
      return;
    }
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const move = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    const byLetter =
      event.key.length === 1
        ? items.find((i) => i.textContent.toLowerCase().startsWith(event.key.toLowerCase()))
        : undefined;
    if (event.key === 'Tab') setOpen(false);
    else if (event.key === 'Escape') close();
    else if (move !== undefined) items[move % items.length]?.focus();
    else if (byLetter !== undefined && event.key !== ' ') byLetter.focus();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={box} className={css['box']} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={css['button']}
        aria-label={chosen === undefined || props.face !== undefined ? props.label : `${props.label}: ${chosen.title}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={css['face']}>{props.face ?? chosen?.title ?? '—'}</span>
        <span className={css['caret']} aria-hidden="true">
          ▾
        </span>
      </button>
      {isOpen ? (
        <div
          id={menuId}
          role="menu"
          aria-label={props.label}
          className={classes(css['menu'], props.align === 'end' && css['end'])}
        >
          {props.items.map((item) => (
            <button
              key={item.id}
              type="button"
              role={props.chosen === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={props.chosen === undefined ? undefined : item.id === props.chosen}
              aria-disabled={item.missing !== undefined}
              tabIndex={-1}
              className={css['item']}
              onClick={() => {
                if (item.missing !== undefined) return;
                close();
                props.onChoose(item.id);
              }}
            >
              <span className={css['title']}>{item.title}</span>
              {item.missing === undefined && item.note === undefined ? null : (
                <span className={css['note']}>{item.missing ?? item.note}</span>
              )}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
