import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import css from './code-lines.module.css';

/** Lines to copy into a terminal or a program. */
export function CodeLines(props: { readonly text: string; readonly of: string }): ReactNode {
  return (
    <div className={css['box']}>
      <pre className={css['code']}>{props.text}</pre>
      <CopyButton text={props.text} of={props.of} />
    </div>
  );
}
