import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import type { HeapGraph, NodeIndex } from '../heap/graph.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import type { NodeText } from '../heap/text-column.ts';
import { createRenderer, type Renderer } from './render.ts';
import { opened, withIds } from './testing/open-heap.ts';

const rendererOf = (graph: HeapGraph): Renderer => createRenderer(graph, runToEnd(opened(graph).derived.dictOwner()));
/** The first drawn node, rendered. */
const rendered = (...lines: readonly string[]): string => rendererOf(heapOf(...lines)).text(1 as NodeIndex);
/** The same graph as CPython would have it: types have ids. */
const ofCPython = (g: HeapGraph): HeapGraph => ({
  ...g,
  types: g.types.map((type, i) => ({ ...type, id: 0x1000 + i })),
});

// guppy3 3.1.7 on CPython 3.11.7 printed these: hpy().iso(x).brief, without its count and kind.
test.each([
  ['int repr=-17', '-17'],
  ['types.NoneType repr=None', 'None'],
  [`str "${'m'.repeat(40)}"`, "'mmmmmmmmmmmm...mmmmmmmmmmmmm'"],
  ['bytes bytes=\\x00ab', "b'\\x00ab'"],
  ['module name=posixpath', 'posixpath'],
  ['type name=__main__.A', '__main__.A'],
  ['type name=types.NoneType', 'types.NoneType'],
  ['function function=__main__|T|S.T', '__main__.T'],
  ['function function=|f|f', 'None.f'],
  ['types.BuiltinMethodType builtin=sys|exit|', 'sys.exit'],
  ['types.BuiltinMethodType builtin=builtins|len|', 'len'],
  ['types.BuiltinMethodType builtin=|append|1', 'None.append'],
  ['types.CodeType code=/srv/a/t10.py|4|T|S.T', 't10.py:4:T'],
  ['types.CodeType code=C:\\srv\\t10.py|4|T|T', 't10.py:4:T'],
  ['types.CodeType code=<string>|1|<module>', '<string>:1:<module>'],
  ['types.FrameType @4096 frame=/a.py|9|run', '<run at 0x1000>'],
  ['weakref.ReferenceType @139812571415168 name=x', '0x7f28a6a78280'],
  ['set @139812571415168', '0x7f28a6a78280'],
])('%s', (drawn, text) => {
  expect(rendererOf(ofCPython(heapOf(`a:${drawn}`))).text(1 as NodeIndex)).toBe(text);
});

test('the address stands for what was not kept', () => {
  for (const type of ['int', 'str', 'bytes', 'module', 'type', 'function', 'types.CodeType', 'types.FrameType']) {
    expect(rendered(`a:${type} @2748`)).toBe('0xabc');
  }
  expect(rendered('a:types.MethodType @2748')).toBe('0xabc');
  expect(rendered('a:types.TracebackType @2748')).toBe('0xabc');
});

test('of a text whose end was not kept the head is shown', () => {
  const g = heapOf('a:str', 'b:bytes');
  const clipped: NodeText = { form: 'str', text: 'h'.repeat(80), clipped: true, length: 5000 };
  const texts = { count: 2, get: (n: NodeIndex) => (n === 1 ? clipped : ({ ...clipped, form: 'bytes' } as NodeText)) };
  const renderer = rendererOf({ ...g, texts });
  expect(g.all('a', 'b').map(renderer.text)).toEqual([`'${'h'.repeat(25)}'...`, `b'${'h'.repeat(24)}'...`]);
});

test('a type object without text is named by the type it is', () => {
  const g = heapOf('a:type @64 class=__main__.A');
  expect(rendererOf({ ...g, texts: { count: 0, get: () => undefined } }).text(g.at('a'))).toBe('__main__.A');
});

test('lists, tuples and dicts show address and length', () => {
  expect(rendered('a:list @171')).toBe('0xab*0');
  expect(rendered('a:tuple @171 → [0]=b [1]=b', 'b:int')).toBe('0xab*2');
  // What stood at 0 … 5 is not in the file.
  expect(rendered('a:list @171 → [6]=b', 'b:int')).toBe('0xab*7');
  expect(rendered('a:dict @171 → {k}=v {v}=k', 'k:int', 'v:int')).toBe('0xab*2');
  expect(rendered("a:dict @171 → ['x']=v ['y']=v", 'v:int')).toBe('0xab*2');
  expect(rendered('a:collections.OrderedDict @171 → {k}=k', 'k:int')).toBe('0xab');
});

test('a bound method shows the type and address of its object, a traceback its frame', () => {
  const others = ['f:function function=__main__|grow|A.grow', `x:__main__.A @${0xbeef}`];
  expect(rendered('a:types.MethodType → .__func__=f .__self__=x', ...others)).toBe('<__main__.A at 0xbeef>.grow');
  expect(rendered('a:types.MethodType name=own → .__func__=f .__self__=x', ...others)).toBe(
    '<__main__.A at 0xbeef>.own',
  );
  expect(rendered('a:types.TracebackType @123 → .tb_frame=f', 'f:types.FrameType @240 frame=a.py|3|run')).toBe(
    '<in frame <run at 0xf0> at 0x7b>',
  );
});

test('the dict of an object is shown by its owner: shortened in briefs, whole in tables, as a dict by type', () => {
  const g = heapOf(
    'f:function function=__main__|f|f → .__dict__=ofF',
    `ofF:dict @${0xd}`,
    `a:__main__.A @${0xa} → .__dict__=ofA`,
    `ofA:dict @${0xe}`,
    `free:dict @${0xf}`,
  );
  const renderer = rendererOf(g);
  const dicts = g.all('ofF', 'ofA', 'free');
  expect(dicts.map(renderer.text)).toEqual(['..f', '0xa', '0xf*0']);
  expect(dicts.map(renderer.textInTable)).toEqual(['__main__.f', '0xa', '0xf*0']);
  expect(dicts.map(renderer.textByType)).toEqual(['0xd*0', '0xe*0', '0xf*0']);
  expect(dicts.map(renderer.kind)).toEqual(['dict of function', 'dict of __main__.A', 'dict (no owner)']);
  expect(renderer.kind(g.at('a'))).toBe('__main__.A');
});

test('dicts that a hostile file makes each other’s owners are rendered all the same', () => {
  const g = heapOf('a:dict @13 owner=b', 'b:dict @14 owner=a');
  expect(rendererOf(g).text(g.at('a'))).toBe('0xe*0');
  expect(rendererOf(g).kind(g.at('a'))).toBe('dict of dict');
});

test('where ids are no addresses they are written with @; names of other runtimes are shown', () => {
  const g = withIds(heapOf('a:Array @17', 'b:closure name=onClick'), 'stable');
  expect(g.all('a', 'b').map(rendererOf(g).text)).toEqual(['@17', 'onClick']);
});
