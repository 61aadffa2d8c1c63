/** A text field for code with a list of completions (a textbox that controls a listbox): Tab takes one, Escape closes, arrows choose. */
import { useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { isCompletable, type CompletionOption } from './completed.ts';
import css from './completion-field.module.css';
import { CompletionOptions } from './completion-options.tsx';
import { useCompletionsList, type CompletionsList } from './use-completions-list.ts';

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

const MOST_LINES = 12;

export function CompletionField(props: CompletionFieldProps): ReactNode {
  const { fieldRef: field, value } = props;
  const cursor = useRef<number>(undefined);
  const listId = useId();
  const list = useCompletionsList(props.complete, (text, position) => {
    cursor.current = position;
    props.onChange(text);
  });
  useLayoutEffect(() => {
    if (cursor.current !== undefined) field.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = undefined;
  });
  const onChange = (next: string, position: number): void => {
    props.onChange(next);
    if (props.eager && /[\w.]$/.test(next.slice(0, position))) list.ask(next, position, false);
    else list.close();
  };
  const isOpen = list.options.length > 0;
  return (
    <div className={css['box']}>
      <textarea
        ref={field}
        className={css['field']}
        aria-label={props.label}
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${list.active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid ?? false}
        rows={Math.min(MOST_LINES, value.split('\n').length)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={props.placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value, event.target.selectionStart)}
        onKeyDown={(event) => onFieldKey(event, list, props)}
        onBlur={() => list.close()}
      />
      <CompletionOptions id={listId} label={props.label} list={list} field={field} />
    </div>
  );
}

/** What the list and the field make of a key; the rest is the caller's. */
function onFieldKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  list: CompletionsList,
  props: Pick<CompletionFieldProps, 'onSubmit' | 'onOtherKey'>,
): void {
  const { value, selectionStart } = event.currentTarget;
  const chosen = list.options[list.active];
  const isTab = event.key === 'Tab' && !event.shiftKey;
  if (chosen !== undefined && event.key === 'ArrowDown') list.move(1);
  else if (chosen !== undefined && event.key === 'ArrowUp') list.move(-1);
  else if (chosen !== undefined && event.key === 'Escape') list.close();
  else if (chosen !== undefined && isTab) list.take(chosen, value, selectionStart);
  else if (isTab && isCompletable(value.slice(0, selectionStart))) list.ask(value, selectionStart, true);
  else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
    list.close();
    props.onSubmit();
  } else {
    props.onOtherKey?.(event);
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}
