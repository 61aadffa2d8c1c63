import { useEffect, useState, type ReactNode } from 'react';
import { useApp, useAppState } from './app-context.ts';
import css from './drop-zone.module.css';

/** Files may be dropped on the whole window, or pasted, at any time. */
export function DropZone(): ReactNode {
  const app = useApp();
  const hasOpen = useAppState((s) => s.snapshots.length > 0);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let inside = 0; // enter and leave come for every element below: counted, the frame does not flicker
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      inside++;
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      inside = Math.max(0, inside - 1);
      if (inside === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      inside = 0;
      setOver(false);
      void app.openFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void app.openFiles(files);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, [app]);
  if (!isOver) return null;
  return (
    <div className={css['drop']}>
      <p className={css['words']}>{hasOpen ? 'Open beside the snapshots that are open' : 'Open'}</p>
      <p>Several files at once are fine. Nothing leaves this computer.</p>
    </div>
  );
}
