/** Files that were cut off: references whose key or name is not in the file. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { SnapshotFormatError } from '../formats/snapshot-format-error.ts';
import { openBytes } from '../formats/testing/open.ts';
import { NO_LABEL, type HeapGraph } from '../heap/graph.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import { HeapyError } from './heapy-error.ts';
import { consoleOf } from './testing/console-of.ts';

/** The drawing with references that lead to `name` without their labels. */
function without(drawn: ReturnType<typeof heapOf>, name: string): HeapGraph {
  for (let e = 0; e < drawn.edgeCount; e++) if (drawn.edgeTarget[e] === drawn.at(name)) drawn.edgeLabel[e] = NO_LABEL;
  return drawn;
}

const expressions = [
  'main',
  'main.x',
  'main.CACHE',
  'main.__dict__',
  'main.__dict__["x"]',
  'len(main.__dict__)',
  'hp.iso(main)',
  'hp.iso(main.CACHE).sp',
  'hp.idset(main.__dict__)',
  'hp.heap()',
  'hp.heap().byid',
  'hp.heap().referrers',
  'hp.heap().referents',
  'hp.heap().byrcs',
  'hp.heap().byvia',
  'hp.heap().dominos',
  'hp.heap().byclodo',
];

/** What every expression says; anything but a HeapyError ends the test. */
function answers(graph: HeapGraph): readonly string[] {
  const console = consoleOf(graph);
  return expressions.map((expression) => {
    try {
      return console.text(expression);
    } catch (error) {
      if (error instanceof HeapyError) return `${error.code}: ${error.message}`;
      throw new Error(`${expression} of ${graph.nodeCount} nodes`, { cause: error });
    }
  });
}

describe('a reference without label', () => {
  const shop = (lost: string): HeapGraph =>
    without(
      heapOf(
        'root → .i0_modules=modules',
        "modules:dict → ['__main__']=main",
        'main:module name=__main__ → .__dict__=globals .lost=c',
        'globals:dict owner=main → [k]=a [k]=b [c]=d',
        'k:str "x"',
        'a:list → [0]=c [1]=d',
        'b:tuple → [0]=c [1]=d',
        'c:__main__.A',
        'd:str "CACHE"',
      ),
      lost,
    );

  test('is none of the items, and the others are found', () => {
    const console = consoleOf(shop('a'));
    expect(console.text('main.x')).toContain('tuple');
    expect(console.text('hp.iso(main.x).count')).toBe('1');
    expect(console.error('main.y').message).toMatch(/no attribute 'y' in s1; the file has lost 1 of its names$/);
  });

  test.each(['a', 'b', 'c', 'd', 'globals'])('is no mistake: %s', (lost) => {
    expect(answers(shop(lost)).length).toBe(expressions.length);
  });
});

test.each([
  ['bare', 5],
  ['cache', 50],
])(
  'what is left of %s answers, or says what is missing',
  async (name, every) => {
    const whole = await readFile(`fixtures/capture/${name}.heapglass`);
    let read = 0;
    for (let percent = every; percent <= 100; percent += every) {
      const bytes = whole.subarray(0, Math.floor((whole.length * percent) / 100));
      try {
        const { graph } = await openBytes(bytes);
        expect(answers(graph)[9], `${percent} %`).toMatch(/^Partition of a set of|^<Nothing>$/);
        read++;
      } catch (error) {
        if (!(error instanceof SnapshotFormatError)) throw error;
      }
    }
    expect(read).toBeGreaterThan(50 / every);
  },
  60_000,
);
