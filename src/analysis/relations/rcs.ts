import { byClodo } from './clodo.ts';
import { namedRefdby } from './refdby.ts';

/** Referrer classification set: which kinds of objects refer to an object. */
export const byRcs = namedRefdby(byClodo, {
  id: 'rcs',
  name: 'Rcs',
  title: 'Who refers to it',
  help: 'Objects that are referred to by the same kinds of objects stand together; weak references do not count.',
});
