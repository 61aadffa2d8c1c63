import { describe, expect, test } from 'vitest';
import { heapOf } from '../../heap/testing/heap-of.ts';
import { consoleOf } from '../testing/console-of.ts';

const graph = heapOf(
  'root → .i0_modules=modules',
  "modules:dict → ['__main__']=main",
  'main:module name=__main__ → .__dict__=globals',
  "globals:dict owner=main → ['L']=l ['T']=t ['D']=d ['E']=e ['S']=s ['G']=gap ['X']=x ['text']=text ['lost']=lost",
  'l:list → [0]=x [1]=y [2]=text',
  't:tuple → [0]=y',
  'd:dict → {key}=x',
  'e:dict → [key]=x [y]=y',
  's:set → in:x in:y',
  'gap:list → [0]=x [2]=y',
  'key:str "key"',
  'x:__main__.A → y',
  'y:__main__.B',
  'text:str "\u{1F600}!"',
  'lost:str',
);
const console = consoleOf(graph);

describe('objects of the program that hold others', () => {
  test.each([
    ['len(main.L)', '3'],
    ['len(main.T)', '1'],
    ['len(main.D)', '1'],
    ['len(main.E)', '2'],
    ['len(main.S)', '2'],
    ['len(main.G)', '3'],
    ['len(main.text)', '2'],
    ['len(main.L[0:2])', '2'],
    ['len(main.L[5:])', '0'],
    ['hp.iso(main.L[::-2][0]) == hp.iso(main.L[2])', 'True'],
    ['len(main.L[::-2])', '2'],
    ['hp.iso(main.L[-2:][0]) == hp.iso(main.L[1])', 'True'],
    ["hp.idset(main.D) == hp.iso('key')", 'True'],
    ["hp.idset(main.E) == hp.iso('key') | hp.iso(main.L[1])", 'True'],
    ["hp.iso(main.D['key']) == hp.iso(main.X)", 'True'],
  ])('%s', (source, text) => expect(console.text(source)).toBe(text));

  test.each([
    ['len(main.X)', 'type', 'has no len() that the snapshot knows'],
    ['len(main.lost)', 'missing', 'the capture kept no value of it'],
    ['main.G[:]', 'missing', '1 are missing'],
    ['main.D[0:1]', 'type', 'cannot be sliced'],
  ])('%s', (source, code, message) => {
    expect(console.error(source).code).toBe(code);
    expect(console.error(source).message).toContain(message);
  });
});
