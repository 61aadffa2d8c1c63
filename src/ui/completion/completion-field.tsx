/** A text field for code with a list of completions (ARIA combobox): Tab or Enter takes one, Escape closes, arrows choose. */
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import css from './completion-field.module.css';

export interface CompletionOption {
  readonly text: string;
  readonly detail: string;
  /** Characters before the cursor that it replaces. */
  readonly replaces: number;
}

export interface CompletionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter without Shift. */
  readonly onSubmit: () => void;
  readonly complete: (source: string, position: number) => Promise<readonly CompletionOption[]>;
  /** Completions come while typing, else on Tab only. */
  readonly eager: boolean;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  /** Keys the field itself does not use. */
  readonly onOtherKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly placeholder?: string;
}

/** Where a completion ends, and the text with it in place. */
export function completed(
  source: string,
  position: number,
  option: CompletionOption,
): { text: string; position: number } {
  const from = Math.max(0, position - option.replaces);
  return { text: source.slice(0, from) + option.text + source.slice(position), position: from + option.text.length };
}

const MOST_LINES = 12;

export function CompletionField(props: CompletionFieldProps): ReactNode {
  const { fieldRef: field } = props;
  const [options, setOptions] = useState<readonly CompletionOption[]>([]);
  const [active, setActive] = useState(0);
  const asked = useRef(0);
  const cursor = useRef<number>(undefined);
  const listId = useId();

  useLayoutEffect(() => {
    if (cursor.current === undefined) return;
    field.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = undefined;
  });

  const ask = (source: string, position: number, takeSingle: boolean): void => {
    const mine = ++asked.current;
    void props.complete(source, position).then((found) => {
      if (mine !== asked.current) return;
      const [only] = found;
      if (takeSingle && found.length === 1 && only !== undefined) take(only, source, position);
      else setOptions(found);
      setActive(0);
    });
  };
  const close = (): void => {
    asked.current++;
    setOptions([]);
  };
  const take = (option: CompletionOption, source: string, position: number): void => {
    const result = completed(source, position, option);
    close();
    cursor.current = result.position;
    props.onChange(result.text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { value, selectionStart } = event.currentTarget;
    const chosen = options[active];
    const isOpen = chosen !== undefined;
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setActive((active + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length);
    } else if (isOpen && event.key === 'Escape') close();
    else if (isOpen && event.key === 'Tab' && !event.shiftKey) take(chosen, value, selectionStart);
    else if (event.key === 'Tab' && !event.shiftKey && /[\w.(\['"]$/.test(value.slice(0, selectionStart))) {
      ask(value, selectionStart, true);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      close();
      props.onSubmit();
    } else {
      props.onOtherKey?.(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={css['box']}>
      <textarea
        ref={field}
        className={css['field']}
        role="combobox"
        aria-label={props.label}
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? `${listId}-${active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid ?? false}
        rows={Math.min(MOST_LINES, props.value.split('\n').length)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value);
          const { value, selectionStart } = event.target;
          if (props.eager && /[\w.]$/.test(value.slice(0, selectionStart))) ask(value, selectionStart, false);
          else close();
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={`Completions of ${props.label}`}
        className={css['list']}
        hidden={options.length === 0}
      >
        {options.map((option, i) => (
          // The pointer must not take the focus from the field.
          <li
            key={option.text}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === active}
            className={css['option']}
            onPointerDown={(event) => {
              event.preventDefault();
              const at = field.current;
              if (at !== null) take(option, at.value, at.selectionStart);
            }}
          >
            <code>{option.text}</code>
            <span className={css['detail']}>{option.detail}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
