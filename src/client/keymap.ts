/** Every shortcut of the page in one table: handlers look keys up here, the help shows it. */

export type KeyAction =
  | 'row-up'
  | 'row-down'
  | 'page-up'
  | 'page-down'
  | 'first-row'
  | 'last-row'
  | 'open-row'
  | 'back-out'
  | 'copy-row'
  | 'copy-row-json'
  | 'show-referrers'
  | 'filter'
  | 'group-by'
  | 'next-pane'
  | 'open-files'
  | 'expression'
  | 'help'
  | 'view'
  | 'history-back'
  | 'history-forward';

/** `grid`: only while a table has the focus, so that single letters stay free elsewhere. */
export type KeyScope = 'page' | 'grid';

export interface KeyBinding {
  readonly action: KeyAction;
  /** `KeyboardEvent.key` values, lower case for letters. */
  readonly keys: readonly string[];
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly scope: KeyScope;
  /** As written in the help. */
  readonly shown: string;
  readonly does: string;
  /** The browser does it by itself; listed for the reader. */
  readonly native: boolean;
}

/** What of a `KeyboardEvent` decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

type Options = Partial<Pick<KeyBinding, 'ctrl' | 'shift' | 'alt' | 'native'>>;

function bind(
  scope: KeyScope,
  action: KeyAction,
  keys: readonly string[],
  [shown, does]: readonly [shown: string, does: string],
  o: Options = {},
): KeyBinding {
  return {
    action,
    keys,
    scope,
    shown,
    does,
    ctrl: o.ctrl ?? false,
    shift: o.shift ?? false,
    alt: o.alt ?? false,
    native: o.native ?? false,
  };
}

/** In the order of the help. */
export const keymap: readonly KeyBinding[] = [
  bind('page', 'open-files', ['o'], ['Ctrl O', 'Open snapshots'], { ctrl: true }),
  bind('page', 'view', ['1', '2', '3', '4', '5', '6', '7', '8', '9'], ['Alt 1 … 9', 'Go to a tab'], { alt: true }),
  bind('page', 'next-pane', ['F6'], ['F6', 'Move between table and pane below']),
  bind('page', 'expression', ['e'], ['Ctrl E', 'Edit the expression behind the view'], { ctrl: true }),
  bind('page', 'history-back', ['ArrowLeft'], ['Alt ←', 'Back'], { alt: true, native: true }),
  bind('page', 'history-forward', ['ArrowRight'], ['Alt →', 'Forward'], { alt: true, native: true }),
  bind('page', 'help', ['?'], ['?', 'This help'], { shift: true }),
  bind('grid', 'row-up', ['ArrowUp'], ['↑', 'Row above']),
  bind('grid', 'row-down', ['ArrowDown'], ['↓', 'Row below']),
  bind('grid', 'page-up', ['PageUp'], ['PgUp', 'Page up']),
  bind('grid', 'page-down', ['PageDown'], ['PgDn', 'Page down']),
  bind('grid', 'first-row', ['Home'], ['Home', 'First row']),
  bind('grid', 'last-row', ['End'], ['End', 'Last row']),
  bind('grid', 'open-row', ['Enter', 'ArrowRight'], ['Enter or →', 'Open the row: its own kinds or objects']),
  bind('grid', 'back-out', ['ArrowLeft'], ['←', 'Back to the set it was opened from']),
  bind('grid', 'show-referrers', ['r'], ['r', 'Go to what refers to the selected object']),
  bind('grid', 'filter', ['/'], ['/', 'Filter']),
  bind('grid', 'group-by', ['g'], ['g', 'Group by']),
  bind('grid', 'copy-row', ['c'], ['Ctrl C', 'Copy the row as text'], { ctrl: true }),
  bind('grid', 'copy-row-json', ['c'], ['Ctrl Shift C', 'Copy the row as JSON'], { ctrl: true, shift: true }),
];

/** The action of a key press in a scope, or `undefined`. Command counts as Ctrl. Native ones are left to the browser. */
export function actionOf(press: KeyPress, scope: KeyScope): KeyAction | undefined {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const isSymbol = key.length === 1 && key.toUpperCase() === key && !/\d/.test(key);
  const found = keymap.find(
    (binding) =>
      !binding.native &&
      binding.scope === scope &&
      binding.keys.includes(key) &&
      binding.ctrl === (press.ctrlKey || press.metaKey) &&
      binding.alt === press.altKey &&
      // Where `/` and `?` stand, and whether they need Shift, is the keyboard's business.
      (isSymbol || binding.shift === press.shiftKey),
  );
  return found?.action;
}
