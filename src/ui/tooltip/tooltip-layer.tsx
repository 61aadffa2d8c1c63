/** One tooltip for the whole page: shows the `data-tip` of what the pointer rests on or the focus reaches. Escape closes. */
import { useEffect, useState, type ReactNode } from 'react';
import { visibleText } from '../../base/visible-text.ts';
import css from './tooltip-layer.module.css';

interface Shown {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
}

const DELAY_MS = 400;
const WIDTH = 340;

export function TooltipLayer(): ReactNode {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let owner: Element | null = null;
    const hide = (): void => {
      clearTimeout(timer);
      owner = null;
      setShown(undefined);
    };
    const over = (event: Event): void => {
      const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      if (target === owner) return;
      hide();
      owner = target;
      if (target !== null) timer = setTimeout(() => setShown(placed(target)), DELAY_MS);
    };
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', over);
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('scroll', hide, true);
    return () => {
      hide();
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', over);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);
  if (shown === undefined) return null;
  return (
    <div
      role="tooltip"
      className={css['tooltip']}
      style={{ left: shown.left, top: shown.top, transform: shown.above ? 'translateY(-100%)' : 'none' }}
    >
      {visibleText(shown.text)}
    </div>
  );
}

function placed(target: Element): Shown | undefined {
  const text = target.getAttribute('data-tip') ?? '';
  // What is read in full already needs no second showing.
  if (text === '' || !target.isConnected || (text === target.textContent && !isCut(target))) return undefined;
  const box = target.getBoundingClientRect();
  const above = box.bottom + 80 > window.innerHeight;
  const left = Math.max(4, Math.min(box.left, window.innerWidth - WIDTH - 4));
  return { text, left, top: above ? box.top - 4 : box.bottom + 4, above };
}

function isCut(target: Element): boolean {
  return [target, ...target.children].some((part) => part.scrollWidth > part.clientWidth + 1);
}
