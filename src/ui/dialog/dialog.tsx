/** A modal dialog on the browser's own element: focus is kept inside, Escape closes, the page behind is inert. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import css from './dialog.module.css';

export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    // No closing on the way out: the element goes, and its late close event would close the next one.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-labelledby={titleId}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      <div className={css['frame']}>
        <header className={css['header']}>
          <h2 id={titleId} className={css['title']}>
            {props.title}
          </h2>
          <button type="button" className={css['close']} aria-label="Close" onClick={props.onClose}>
            ×
          </button>
        </header>
        {/* Scrolls, so it must be reachable by keyboard. */}
        <div className={css['body']} role="region" aria-labelledby={titleId} tabIndex={0}>
          {props.children}
        </div>
      </div>
    </dialog>
  );
}
