/** A button that opens a list to choose from (ARIA menu button, radio items). */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import css from './menu-button.module.css';
import { menuMove } from './menu-keys.ts';
import { MenuList, type MenuItem } from './menu-list.tsx';

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
  /** Grows to open the menu from outside (a shortcut). */
  readonly openRequest?: number | undefined;
}

export function MenuButton(props: MenuButtonProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const menuId = useId();
  const chosen = props.items.find((i) => i.id === props.chosen);
  useOpenMenu(box, isOpen, setOpen);
  useEffect(() => {
    if (props.openRequest !== undefined && props.openRequest > 0) setOpen(true);
  }, [props.openRequest]);
  const close = (): void => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = itemsOf(box.current);
    const at = items.findIndex((item) => item === document.activeElement);
    const titles = items.map((item) => item.textContent);
    const move = isOpen ? menuMove(event.key, at, titles) : undefined;
    if (!isOpen && event.key === 'ArrowDown') setOpen(true);
    else if (move === undefined) return;
    else if (move.kind === 'to') items[move.index]?.focus();
    else if (move.kind === 'close') close();
    else setOpen(false);
    if (move?.kind !== 'leave') event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className={css['box']} onKeyDown={onKeyDown}>
      <button
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
        <MenuList
          id={menuId}
          label={props.label}
          items={props.items}
          chosen={props.chosen}
          isAtEnd={props.align === 'end'}
          onChoose={(id) => {
            close();
            props.onChoose(id);
          }}
        />
      ) : null}
    </div>
  );
}

function itemsOf(box: HTMLElement | null): readonly HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

/** Opening moves the focus to the chosen item, or the first; a press outside closes. */
function useOpenMenu(box: RefObject<HTMLDivElement | null>, isOpen: boolean, setOpen: (open: boolean) => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const items = itemsOf(box.current);
    (items.find((i) => i.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
    const onOutside = (event: Event): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', onOutside);
    return () => document.removeEventListener('pointerdown', onOutside);
  }, [box, isOpen, setOpen]);
}
