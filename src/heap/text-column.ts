import type { NodeIndex } from './graph.ts';

/** What a node's text is; decides how it is rendered. Numbers are those of docs/format.md §6. */
export type NodeText =
  | { readonly form: 'repr'; readonly text: string }
  /** `clipped`: only the head was kept; `length` is the whole length in characters (`bytes`: in bytes). */
  | { readonly form: 'str' | 'bytes'; readonly text: string; readonly clipped: boolean; readonly length: number }
  | { readonly form: 'name'; readonly name: string }
  | { readonly form: 'function'; readonly module: string; readonly name: string; readonly qualname: string }
  | {
      readonly form: 'code' | 'frame';
      readonly file: string;
      readonly line: number;
      readonly name: string;
      readonly qualname: string;
    }
  | { readonly form: 'builtin'; readonly module: string; readonly name: string; readonly bound: boolean };

/** Texts of nodes, sparse and as bytes: a node has one only where the file kept it. */
export interface TextColumn {
  /** Number of nodes with a text. */
  readonly count: number;
  get(n: NodeIndex): NodeText | undefined;
}
