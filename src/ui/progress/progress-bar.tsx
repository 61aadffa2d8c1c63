import type { ReactNode } from 'react';
import css from './progress-bar.module.css';

/** A true fraction, 0 … 1. The browser's own element: it speaks for itself. */
export function ProgressBar(props: { readonly label: string; readonly fraction: number | undefined }): ReactNode {
  return (
    <progress
      className={css['progress']}
      aria-label={props.label}
      max={1}
      {...(props.fraction === undefined ? {} : { value: props.fraction })}
    />
  );
}
