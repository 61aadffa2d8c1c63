/** A message in the place of the thing it speaks of: what, where, what can be done, and the facts to copy. */
import type { ReactNode } from 'react';
import { classes } from '../class-names.ts';
import { CopyButton } from '../copy/copy-button.tsx';
import css from './banner.module.css';

export interface BannerProps {
  readonly tone: 'failure' | 'warning' | 'note';
  readonly title: string;
  readonly detail?: string;
  readonly remedy?: string;
  /** Copied by a button of its own. */
  readonly facts?: string;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

export function Banner(props: BannerProps): ReactNode {
  return (
    <div role={props.tone === 'failure' ? 'alert' : 'status'} className={classes(css['banner'], css[props.tone])}>
      <span className={css['mark']} aria-hidden="true">
        {props.tone === 'note' ? 'i' : '!'}
      </span>
      <div className={css['text']}>
        <p className={css['title']}>{props.title}</p>
        {props.detail === undefined || props.detail === '' ? null : <p>{props.detail}</p>}
        {props.remedy === undefined || props.remedy === '' ? null : <p className={css['remedy']}>{props.remedy}</p>}
      </div>
      <div className={css['actions']}>
        {props.actions}
        {props.facts === undefined || props.facts === '' ? null : <CopyButton text={props.facts} label="Copy facts" />}
        {props.onDismiss === undefined ? null : (
          <button
            type="button"
            className={css['dismiss']}
            aria-label={`Dismiss: ${props.title}`}
            onClick={props.onDismiss}
          >
            ×
          </button>
        )}
      </div>
    </div>
  );
}
