import { describe, expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { NodeIndex } from '../heap/graph.ts';
import type { NodeText } from '../heap/text-column.ts';
import { createRenderer, type Renderer } from './render.ts';
import { heapFrom, type EdgeSketch, type GraphSketch, type NodeSketch, type TypeSketch } from './testing/graph-of.ts';

const rendererOf = (sketch: GraphSketch): Renderer => {
  const { graph, derived } = heapFrom(sketch);
  return createRenderer(graph, runToEnd(derived.dictOwner()));
};
/** The first node of a heap, rendered. CPython's types have ids. */
const rendered = (node: NodeSketch, others: readonly NodeSketch[] = [], edges: readonly EdgeSketch[] = []): string => {
  const types = [node, ...others].flatMap(({ type }): TypeSketch[] =>
    typeof type === 'string' ? [{ display: type, id: 0x1000 + type.length }] : [],
  );
  return rendererOf({ types, nodes: [node, ...others], edges }).text(1 as NodeIndex);
};
const node = (type: string, text?: NodeText, id = 0x7f28a6a78280): NodeSketch => ({ type, id, ...(text && { text }) });
const index = (from: number, to: number, label: number): EdgeSketch => ({ from, to, kind: EdgeKind.index, label });

describe('texts that guppy3 3.1.7 prints (hpy().iso(x).brief)', () => {
  test.each([
    [node('int', { form: 'repr', text: '-17' }), '-17'],
    [node('types.NoneType', { form: 'repr', text: 'None' }), 'None'],
    [node('str', { form: 'str', text: 'm'.repeat(40), clipped: false, length: 40 }), "'mmmmmmmmmmmm...mmmmmmmmmmmmm'"],
    [node('bytes', { form: 'bytes', text: '\\x00ab', clipped: false, length: 3 }), "b'\\x00ab'"],
    [node('module', { form: 'name', name: 'os.path' }), 'os.path'],
    [node('type', { form: 'name', name: '__main__.Big_' }), '__main__.Big_'],
    [node('function', { form: 'function', module: '__main__', name: 'T', qualname: 'S.T' }), '__main__.T'],
    [node('function', { form: 'function', module: '', name: 'f', qualname: 'f' }), 'None.f'],
    [node('types.BuiltinMethodType', { form: 'builtin', module: 'sys', name: 'exit', bound: false }), 'sys.exit'],
    [node('types.BuiltinMethodType', { form: 'builtin', module: 'builtins', name: 'len', bound: false }), 'len'],
    [node('types.BuiltinMethodType', { form: 'builtin', module: '', name: 'append', bound: true }), 'None.append'],
    [
      node('types.CodeType', { form: 'code', file: '/srv/a/t10.py', line: 4, name: 'T', qualname: 'S.T' }),
      't10.py:4:T',
    ],
    [
      node('types.CodeType', { form: 'code', file: 'C:\\srv\\t10.py', line: 4, name: 'T', qualname: 'T' }),
      't10.py:4:T',
    ],
    [
      node('types.CodeType', { form: 'code', file: '<string>', line: 1, name: '<module>', qualname: '<module>' }),
      '<string>:1:<module>',
    ],
    [
      node('types.FrameType', { form: 'frame', file: '/a.py', line: 9, name: 'run', qualname: 'run' }),
      '<run at 0x7f28a6a78280>',
    ],
    [node('weakref.ReferenceType', { form: 'name', name: 'x' }), '0x7f28a6a78280'],
    [node('set'), '0x7f28a6a78280'],
  ])('%j', (sketch, text) => {
    expect(rendered(sketch)).toBe(text);
  });
});

test.each([
  'int',
  'str',
  'bytes',
  'module',
  'type',
  'function',
  'types.CodeType',
  'types.FrameType',
  'types.MethodType',
])('the address stands for what was not kept: %s', (type) => {
  expect(rendered(node(type, undefined, 0xabc))).toBe('0xabc');
});

test('lists, tuples and dicts show address and length', () => {
  expect(rendered(node('list', undefined, 0xab))).toBe('0xab*0');
  expect(rendered(node('tuple', undefined, 0xab), [node('int')], [index(1, 2, 0), index(1, 2, 1)])).toBe('0xab*2');
  expect(rendered(node('list', undefined, 0xab), [node('int')], [index(1, 2, 6)])).toBe('0xab*7');
  const pair = (i: number): EdgeSketch[] => [
    { from: 1, to: 2, kind: EdgeKind.key, label: i },
    { from: 1, to: 3, kind: EdgeKind.item, label: 2 },
  ];
  expect(rendered(node('dict', undefined, 0xab), [node('int'), node('int')], [...pair(0), ...pair(1)])).toBe('0xab*2');
  expect(
    rendered(node('dict', undefined, 0xab), [node('int'), node('int')], [{ from: 1, to: 2, kind: EdgeKind.namedItem }]),
  ).toBe('0xab*1');
});

test('a bound method shows the type and address of its object, a traceback its frame', () => {
  const edges: EdgeSketch[] = [
    { from: 1, to: 2, kind: EdgeKind.attribute, label: '__func__' },
    { from: 1, to: 3, kind: EdgeKind.attribute, label: '__self__' },
  ];
  const others = [
    node('function', { form: 'function', module: '__main__', name: 'grow', qualname: 'A.grow' }),
    node('__main__.A', undefined, 0xbeef),
  ];
  expect(rendered(node('types.MethodType'), others, edges)).toBe('<__main__.A at 0xbeef>.grow');
  expect(rendered(node('types.MethodType', { form: 'name', name: 'own' }), others, edges)).toBe(
    '<__main__.A at 0xbeef>.own',
  );
  const frame = node('types.FrameType', { form: 'frame', file: 'a.py', line: 3, name: 'run', qualname: 'run' }, 0xf0);
  expect(
    rendered(
      node('types.TracebackType', undefined, 0x7b),
      [frame],
      [{ from: 1, to: 2, kind: EdgeKind.attribute, label: 'tb_frame' }],
    ),
  ).toBe('<in frame <run at 0xf0> at 0x7b>');
});

test('the dict of an object is shown by its owner: shortened in briefs, whole in tables, as a dict by type', () => {
  const renderer = rendererOf({
    types: [{ display: 'function', id: 1 }],
    nodes: [
      node('function', { form: 'function', module: '__main__', name: 'f', qualname: 'f' }),
      node('dict', undefined, 0xd),
      node('__main__.A', undefined, 0xa),
      node('dict', undefined, 0xe),
      node('dict', undefined, 0xf),
    ],
    edges: [
      { from: 1, to: 2, kind: EdgeKind.attribute, label: '__dict__' },
      { from: 3, to: 4, kind: EdgeKind.attribute, label: '__dict__' },
    ],
  });
  const all = [2, 4, 5] as NodeIndex[];
  expect(all.map(renderer.text)).toEqual(['..f', '0xa', '0xf*0']);
  expect(all.map(renderer.textInTable)).toEqual(['__main__.f', '0xa', '0xf*0']);
  expect(all.map(renderer.textByType)).toEqual(['0xd*0', '0xe*0', '0xf*0']);
  expect(all.map(renderer.kind)).toEqual(['dict of function', 'dict of __main__.A', 'dict (no owner)']);
  expect(renderer.kind(3 as NodeIndex)).toBe('__main__.A');
});

test('dicts that a hostile file makes each other’s owners are rendered all the same', () => {
  const renderer = rendererOf({
    nodes: [node('dict', undefined, 0xd), node('dict', undefined, 0xe)],
    extraDictOwners: [
      [1, 2],
      [2, 1],
    ],
  });
  expect(renderer.text(1 as NodeIndex)).toBe('0xe*0');
  expect(renderer.kind(1 as NodeIndex)).toBe('dict of dict');
});

test('where ids are no addresses they are written with @; names of other runtimes are shown', () => {
  const renderer = rendererOf({
    nodes: [
      { type: 'Array', id: 17 },
      { type: '(closure)', id: 19, text: { form: 'name', name: 'onClick' } },
    ],
    ids: 'stable',
  });
  expect(renderer.text(1 as NodeIndex)).toBe('@17');
  expect(renderer.text(2 as NodeIndex)).toBe('onClick');
});
