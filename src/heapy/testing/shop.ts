/** The heap that most tests of the language ask: a small program with two orders and a cache. */
import { heapOf, type DrawnHeap } from '../../heap/testing/heap-of.ts';

/** `__main__` holds `cache`, a list of two orders; each order has a name and a number; one str and one list are unreachable. */
export const shop = (): DrawnHeap =>
  heapOf(
    'root → .i0_modules=modules',
    "modules:dict 232 → ['__main__']=main ['pkg.sub']=sub",
    'main:module 72 name=__main__ → .__dict__=globals',
    "globals:dict 360 owner=main → ['cache']=cache ['counter']=one",
    'sub:module 72 name=pkg.sub → .__dict__=subdict',
    "subdict:dict 184 → ['helper']=helper",
    'helper:function 136 function=pkg.sub|helper|helper',
    'cache:list 72 → [0]=a [1]=b',
    'a:__main__.Order 48 → .name=x .number=one',
    'b:__main__.Order 48 → .__dict__=fields',
    "fields:dict 104 → ['name']=y",
    'x:str 50 "ab"',
    'y:str 51 "ham"',
    'one:int 28 repr=1',
    'lost:list 56 → [0]=gone',
    'gone:str 53 "gone"',
  );
