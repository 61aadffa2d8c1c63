/** Two panes, one above the other, with a splitter for pointer and keyboard (ARIA window splitter). */
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import css from './split-pane.module.css';

export interface SplitPaneProps {
  readonly top: ReactNode;
  readonly bottom: ReactNode;
  /** Accessible name of the splitter. */
  readonly label: string;
  /** Share of the top pane to begin with, and after a double click: percent. */
  readonly standard: number;
  readonly remembered: number | undefined;
  readonly onChange: (percent: number) => void;
}

const LEAST = 15;
const MOST = 90;
const STEP = 4;

/** Share of the top pane after a key, or `undefined` when the key is none of the splitter's. */
export function splitAfterKey(key: string, percent: number): number | undefined {
  const to = { ArrowUp: percent - STEP, ArrowDown: percent + STEP, Home: LEAST, End: MOST }[key];
  return to === undefined ? undefined : within(to);
}

function within(percent: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, percent)));
}

export function SplitPane(props: SplitPaneProps): ReactNode {
  const [percent, setPercent] = useState(within(props.remembered ?? props.standard));
  const box = useRef<HTMLDivElement>(null);
  const set = (to: number): void => {
    setPercent(within(to));
    props.onChange(within(to));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const bounds = box.current?.getBoundingClientRect();
    if (bounds === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    set(((event.clientY - bounds.top) / bounds.height) * 100);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.altKey || event.ctrlKey ? undefined : splitAfterKey(event.key, percent);
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  };
  return (
    <div ref={box} className={css['split']}>
      <div className={css['pane']} style={{ flexBasis: `${percent}%` }}>
        {props.top}
      </div>
      {/* A splitter is a focusable separator: the one interactive use of the role. */}
      <div
        role="separator"
        aria-orientation="horizontal"
        aria-label={props.label}
        aria-valuenow={percent}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        className={css['splitter']}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => set(props.standard)}
        onKeyDown={onKeyDown}
      />
      <div className={css['pane']} style={{ flexBasis: `${100 - percent}%` }}>
        {props.bottom}
      </div>
    </div>
  );
}
