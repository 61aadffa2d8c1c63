import { expect, test } from 'vitest';
import { consoleOf } from '../testing/console-of.ts';
import { shop } from '../testing/shop.ts';
import { docOf } from './doc.ts';

const console = consoleOf(shop());

test('the names are laid out in four columns, read downwards', () => {
  const names = ['heap', 'Size', 'iso', 'Clodo', 'at', 'heapu', 'idset', 'Type', 'mod'];
  const lines = names.map((name) => ({ name, doc: '', parameters: undefined }));
  expect(docOf('hp', 'Top level interface to Heapy.', lines).text).toBe(
    [
      'Top level interface to Heapy. Available attributes:',
      'Clodo               at                  heapu               mod',
      'Size                doc                 idset',
      'Type                heap                iso',
      'Use eg: hp.doc.<attribute> for info on <attribute>.',
    ].join('\n'),
  );
});

test.each([
  ['hp.doc.heap', 'heap()\n\nAll objects that the roots reach; after setref() those that are new since.'],
  ['h.doc.count', 'Number of objects.'],
  ['h.doc.by', "by(er)\n\nThe same objects grouped by a relation or its name, as in by('Type')."],
])('%s', (source, text) => expect(console.text(source)).toBe(text));

test('every attribute that help lists has a sentence, and is there', () => {
  for (const [object, doc] of [
    ['h', 'h.doc'],
    ['hp', 'hp.doc'],
  ] as const) {
    const names = (console.text(doc).match(/^ ?\S.*$/gm) ?? [])
      .slice(1, -1)
      .flatMap((line) => line.trim().split(/\s+/));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      expect(console.text(`${doc}.${name}`)).toMatch(/\.$/);
      if (name !== 'theone') expect(() => console.value(`${object}.${name}`)).not.toThrow();
    }
  }
});

test('a name that help does not have', () => {
  expect(console.error('h.doc.bytpe').message).toBe("unknown attribute 'bytpe' of a help; did you mean bytype?");
});
