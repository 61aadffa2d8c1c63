/** Reads one line of a drawn heap; the syntax is described in heap-of.ts. */
import { EdgeKind } from '../edge-kind.ts';
import type { NodeText } from '../text-column.ts';

/** A node as drawn. */
export interface Line {
  readonly name: string;
  /** Display name, `#number`, `+trait…`. */
  readonly type: string;
  readonly size: number;
  readonly id: number | undefined;
  readonly hidden: boolean;
  readonly owner: string | undefined;
  /** `A(B,C)`: the type whose object this is. */
  readonly classOf: string | undefined;
  readonly text: NodeText | undefined;
  readonly edges: readonly DrawnEdge[];
}

/** An edge as drawn; a text label names a node when the kind is `item`, else a string. */
export interface DrawnEdge {
  readonly kind: EdgeKind;
  readonly label: string | number | undefined;
  readonly target: string;
  readonly outside: boolean;
}

/** Throws on lines that make no sense. */
export function parseLine(line: string): Line {
  const tokens = line.match(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^\s'"])+/g) ?? [];
  const arrow = tokens.findIndex((token) => token === '→' || token === '->');
  const [head = '', ...facts] = arrow < 0 ? tokens : tokens.slice(0, arrow);
  const edges = arrow < 0 ? [] : tokens.slice(arrow + 1);
  const colon = head.indexOf(':');
  const fact = (prefix: string): string | undefined =>
    facts.find((token) => token.startsWith(prefix))?.slice(prefix.length);
  const size = facts.find((token) => /^\d+$/.test(token));
  const id = fact('@');
  const known = /^(\d+|@\d+|hidden|".*"|(owner|class|repr|str|bytes|name|function|code|frame|builtin)=.*)$/s;
  const strange = facts.find((token) => !known.test(token));
  if (head === '' || strange !== undefined) throw new Error(`cannot read ${strange ?? 'a name'} in: ${line}`);
  let pairs = 0;
  return {
    name: colon < 0 ? head : head.slice(0, colon),
    type: colon < 0 ? 'object' : head.slice(colon + 1),
    size: size === undefined ? 16 : Number(size),
    id: id === undefined ? undefined : Number(id),
    hidden: facts.includes('hidden'),
    owner: fact('owner='),
    classOf: fact('class='),
    text: textOf(facts),
    edges: edges.flatMap((token) => parseEdge(token, () => pairs++)),
  };
}

function textOf(facts: readonly string[]): NodeText | undefined {
  for (const token of facts) {
    if (token.startsWith('"')) return strOf(unquoted(token));
    const [form, ...rest] = token.split('=');
    const value = unquoted(rest.join('='));
    const [a = '', b = '', c = '', d = ''] = value.split('|');
    if (form === 'repr') return { form, text: value };
    if (form === 'str') return strOf(value);
    if (form === 'bytes') return { form, text: value, clipped: false, length: value.length };
    if (form === 'name') return { form, name: value };
    if (form === 'function') return { form, module: a, name: b, qualname: c || b };
    if (form === 'code' || form === 'frame') return { form, file: a, line: Number(b), name: c, qualname: d || c };
    if (form === 'builtin') return { form, module: a, name: b, bound: c === '1' };
    if (form === 'class') return { form: 'name', name: value.replace(/\(.*/, '') };
  }
  return undefined;
}

const strOf = (text: string): NodeText => ({ form: 'str', text, clipped: false, length: [...text].length });

const unquoted = (token: string): string => (token.startsWith('"') ? (JSON.parse(token) as string) : token);

const edgePatterns: readonly (readonly [RegExp, EdgeKind, label: 'name' | 'number' | 'none'])[] = [
  [/^\.keys\(\)\[(\d+)\]=(.+)$/, EdgeKind.key, 'number'],
  [/^->([^=]+)=(.+)$/, EdgeKind.internal, 'name'],
  [/^\.([^=]+)=(.+)$/, EdgeKind.attribute, 'name'],
  [/^\[(\d+)\]=(.+)$/, EdgeKind.index, 'number'],
  [/^\[('[^']*')\]=(.+)$/, EdgeKind.namedItem, 'name'],
  [/^\[([^\]]+)\]=(.+)$/, EdgeKind.item, 'name'],
  [/^own:(\d+)=(.+)$/, EdgeKind.ownKey, 'number'],
  [/^local:([^=]+)=(.+)$/, EdgeKind.local, 'name'],
  [/^cell:([^=]+)=(.+)$/, EdgeKind.cell, 'name'],
  [/^stack:(\d+)=(.+)$/, EdgeKind.stack, 'number'],
  [/^custom:([^=]+)=(.+)$/, EdgeKind.custom, 'name'],
  [/^(in:)(.+)$/, EdgeKind.member, 'none'],
  [/^(~)(.+)$/, EdgeKind.weak, 'none'],
];

function parseEdge(token: string, nextPair: () => number): readonly DrawnEdge[] {
  if (token.startsWith('!')) return parseEdge(token.slice(1), nextPair).map((edge) => ({ ...edge, outside: true }));
  const pair = /^\{([^}]+)\}=(.+)$/.exec(token);
  if (pair !== null) {
    return [
      { kind: EdgeKind.key, label: nextPair(), target: pair[1], outside: false },
      { kind: EdgeKind.item, label: pair[1], target: pair[2], outside: false },
    ];
  }
  for (const [pattern, kind, how] of edgePatterns) {
    const found = pattern.exec(token);
    if (found === null) continue;
    const none = kind === EdgeKind.member ? 0 : undefined;
    return [
      {
        kind,
        label: how === 'name' ? found[1] : how === 'number' ? Number(found[1]) : none,
        target: found[2],
        outside: false,
      },
    ];
  }
  return [{ kind: EdgeKind.unknown, label: undefined, target: token, outside: false }];
}
