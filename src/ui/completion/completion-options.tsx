import type { ReactNode, RefObject } from 'react';
import css from './completion-field.module.css';
import type { CompletionsList } from './use-completions-list.ts';

/** The list below the field; a press takes an entry without taking the focus from the field. */
export function CompletionOptions(props: {
  readonly id: string;
  readonly label: string;
  readonly list: CompletionsList;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}): ReactNode {
  const { list, field } = props;
  return (
    <ul
      id={props.id}
      role="listbox"
      aria-label={`Completions of ${props.label}`}
      className={css['list']}
      hidden={list.options.length === 0}
    >
      {list.options.map((option, i) => (
        <li
          key={option.text}
          id={`${props.id}-${i}`}
          role="option"
          aria-selected={i === list.active}
          className={css['option']}
          onPointerDown={(event) => {
            event.preventDefault();
            const at = field.current;
            if (at !== null) list.take(option, at.value, at.selectionStart);
          }}
        >
          <code>{option.text}</code>
          <span className={css['detail']}>{option.detail}</span>
        </li>
      ))}
    </ul>
  );
}
