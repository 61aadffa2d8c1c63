/** One word per thing: the same words on the screen, in tooltips and here. */
export const glossary: readonly (readonly [word: string, means: string])[] = [
  ['Snapshot', 'An open file: the objects of one process at one moment. s1, s2 … in expressions.'],
  ['Object', 'A thing in the heap, with a type and a size.'],
  ['Reference', 'One object holding another: by an attribute, a key, a position.'],
  ['Referrer, referent', 'The object that holds; the object that is held.'],
  ['Kept by', 'An object lives as long as a chain of references leads to it from a root.'],
  ['Root', 'Where such chains begin: modules, the interpreter, the frames of all threads.'],
  ['Reachable', 'A chain of references leads there from a root. The rest is garbage, or held by C code.'],
  ['Self size', 'Bytes of the object alone, without what it keeps alive.'],
  ['Relation', 'A way of calling objects alike: by type, by size, by module …'],
  ['Kind', 'Objects that a relation cannot tell apart: one row of a table.'],
  ['Set', 'Some objects of one snapshot, shown by a relation.'],
  ['Expression', 'What a view is, in heapy’s spelling. Clicks write it; </> shows it.'],
  [
    'Measured, estimated',
    'Measured numbers come from the process. Estimated ones say so; unknown ones are —, never 0.',
  ],
];

/** What is often misread, and what it means. */
export const misreadings: readonly (readonly [misread: string, means: string])[] = [
  [
    'The process uses more than all objects together',
    'The rest is the interpreter, libraries, buffers and freed memory kept for reuse. No heap snapshot shows it.',
  ],
  [
    'Memory did not go down after del',
    'Freed memory often stays with the process. Look whether a second run grows again.',
  ],
  [
    'dict is the largest kind',
    'Dicts are counted by what they belong to: dict of Order. Group by Type to see them as one.',
  ],
  ['Who refers to it owns it', 'An object may have many referrers; each of them alone keeps it alive.'],
  ['A large kind is a leak', 'One snapshot shows what is there, not what grows. Take a second later.'],
];
