import type { ReactNode } from 'react';
import { classes } from './class-names.ts';
import css from './button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** `main`: the one action of a place; `quiet`: without a frame until the pointer comes. */
  readonly weight?: 'main' | 'plain' | 'quiet';
  readonly label?: string;
  readonly tip?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

/** A button with a verb on it. */
export function Button(props: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={classes(css['button'], css[props.weight ?? 'plain'])}
      aria-label={props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      data-tip={props.tip}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
