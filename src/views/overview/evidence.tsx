import type { ReactNode } from 'react';
import css from './overview.module.css';
import type { Part } from './sentence.ts';

/** A claim leads to what it rests on: the table of its expression. */
export function Evidence(props: { readonly part: Part; readonly onShow: (expression: string) => void }): ReactNode {
  const { text, expression } = props.part;
  if (expression === undefined) return text;
  return (
    <button type="button" className={css['evidence']} data-tip={expression} onClick={() => props.onShow(expression)}>
      {text}
    </button>
  );
}
