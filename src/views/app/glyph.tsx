import type { ReactNode } from 'react';
import type { Glyph } from '../../protocol/rows.ts';
import css from './glyph.module.css';

const SIGNS: Readonly<Record<Glyph, string>> = {
  object: '●',
  array: '■',
  text: '”',
  code: 'ƒ',
  native: '◆',
  system: '○',
};

/** What sort of thing an object is: a sign and a colour, never the colour alone. */
export function KindGlyph({ glyph }: { readonly glyph: Glyph }): ReactNode {
  return (
    <span className={css[glyph]} aria-hidden="true">
      {SIGNS[glyph]}
    </span>
  );
}
