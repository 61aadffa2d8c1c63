import { describe, expect, it } from 'vitest';
import { similarNames } from './similar-names.ts';

const NAMES = [
  'str',
  '__main__.Order',
  'dict of __main__.Order',
  'ast.Node',
  'types.CodeType',
  'ast.Nodes',
  'lib.Noda',
];

describe('similar names', () => {
  it('are those with a word that is nearly the filter, the nearest first', () => {
    expect(similarNames('Ordre', NAMES, 1)).toEqual(['__main__.Order']);
    expect(similarNames('Ordeer', NAMES, 3)).toEqual(['__main__.Order', 'dict of __main__.Order']);
    expect(similarNames('node', NAMES, 3)).toEqual(['ast.Node', 'ast.Nodes', 'lib.Noda']);
    expect(similarNames('nodex', NAMES, 1)).toEqual(['ast.Node']);
  });

  it('are none for a filter too short to be misspelt', () => {
    expect(similarNames('st', NAMES, 3)).toEqual([]);
    expect(similarNames('', NAMES, 3)).toEqual([]);
  });
});
