/**
 * Expressions as text that clicks extend. Only the outer chain is read: a base, then `.name`, `.name(…)` and `[…]`.
 * What a part means is the evaluator's business; nothing here is trusted to be valid.
 */

/** One link of a chain. `source` is its text, `upTo` the expression from its beginning to the end of this link. */
export interface Link {
  readonly kind: 'base' | 'attribute' | 'call' | 'item';
  /** Name of an attribute or of what is called; the text between brackets of an item; the text of a base. */
  readonly name: string;
  readonly source: string;
  readonly upTo: string;
}

const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The links of an expression. One that is not a chain (`a - b`, unbalanced) is a single base. */
export function linksOf(expression: string): readonly Link[] {
  const text = expression.trim();
  const whole: readonly Link[] = [{ kind: 'base', name: text, source: text, upTo: text }];
  const base = baseEnd(text);
  if (base <= 0) return whole;
  const links: Link[] = [
    { kind: 'base', name: text.slice(0, base), source: text.slice(0, base), upTo: text.slice(0, base) },
  ];
  let at = base;
  while (at < text.length) {
    const start = at;
    if (text[at] === '[') {
      at = closingOf(text, at);
      if (at < 0) return whole;
      links.push(link('item', text.slice(start + 1, at - 1).trim(), text, start, at));
      continue;
    }
    const name = /^\s*\.\s*([A-Za-z_]\w*)/.exec(text.slice(at));
    if (name?.[1] === undefined) return whole;
    at += name[0].length;
    const isCall = text[at] === '(';
    if (isCall) at = closingOf(text, at);
    if (at < 0) return whole;
    links.push(link(isCall ? 'call' : 'attribute', name[1], text, start, at));
  }
  return links;
}

/** `expression[index]`, with brackets around what is not a chain. */
export function itemOf(expression: string, index: number): string {
  return `${asOperand(expression)}[${index}]`;
}

/** The expression shown by another relation: replaces a last `.by…`, else appends one. */
export function groupedBy(expression: string, relation: string): string {
  const links = linksOf(expression);
  const last = links.at(-1);
  const before = links.at(-2);
  const ungrouped =
    last?.kind === 'attribute' && isGrouping(last.name) && before !== undefined ? before.upTo : expression;
  return `${asOperand(ungrouped)}.by${relation}`;
}

/** Whether an attribute regroups: `bytype`, `byclodo` …. */
export function isGrouping(name: string): boolean {
  return /^by[a-z]+$/.test(name);
}

/** The snapshot an expression begins with (`s2`), if it does. */
export function snapshotOf(expression: string): string | undefined {
  return /^\W*(s[1-9]\d*)\b/.exec(expression)?.[1];
}

/** Every snapshot name in the text, in order, each once. Texts, comments and attributes name none. O(length). */
export function snapshotsIn(expression: string): readonly string[] {
  return [...new Set(namesIn(expression).filter((name) => SNAPSHOT.test(name)))];
}

/** Whether a name in the text means another thing when another snapshot is selected. O(length). */
export function dependsOnSelected(expression: string): boolean {
  return namesIn(expression).some((name) => OF_SELECTED.has(name));
}

/** The text with two snapshot names exchanged wherever they are names of the language. O(length). */
export function withSwapped(expression: string, a: string, b: string): string {
  return expression.replace(TOKEN, (token, name) => (name === a ? b : name === b ? a : token));
}

// What can hide a name, texts, comments and attributes, is a token of its own; only a free name is captured.
const TOKEN =
  /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*|\.\s*[A-Za-z_]\w*|\d\w*|([A-Za-z_]\w*)/g;
const SNAPSHOT = /^s[1-9]\d{0,5}$/;
const OF_SELECTED: ReadonlySet<string> = new Set(['hp', 'h', 'main', 'mod', 'at']);

function namesIn(expression: string): readonly string[] {
  return [...expression.matchAll(TOKEN)].flatMap(([, name]) => name ?? []);
}

function asOperand(expression: string): string {
  const text = expression.trim();
  const isChain = linksOf(text).length > 1 || baseEnd(text) === text.length;
  return isChain ? text : `(${text})`;
}

/** End of the leading name, name with a call, or bracketed part; 0 when there is none. */
function baseEnd(text: string): number {
  if (text[0] === '(') return closingOf(text, 0);
  const name = /^[A-Za-z_]\w*/.exec(text);
  if (name === null) return 0;
  return text[name[0].length] === '(' ? closingOf(text, name[0].length) : name[0].length;
}

/** Position after the bracket that closes the one at `open`, or -1. Quotes are skipped. */
function closingOf(text: string, open: number): number {
  const stack: string[] = [];
  for (let i = open; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"' || c === "'") {
      i = quoteEnd(text, i);
      if (i < 0) return -1;
    } else if (CLOSER[c] !== undefined) stack.push(CLOSER[c]);
    else if (c === ')' || c === ']' || c === '}') {
      if (stack.pop() !== c) return -1;
      if (stack.length === 0) return i + 1;
    }
  }
  return -1;
}

function quoteEnd(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === text[open]) return i;
  }
  return -1;
}

function link(kind: Link['kind'], name: string, text: string, start: number, end: number): Link {
  return { kind, name, source: text.slice(start, end).trim(), upTo: text.slice(0, end) };
}
