"""Writes a `.heapglass` file that holds guppy3's own view of this process, and what guppy3 prints for it.

Development only. `write(path)` is called by a program that has built its objects in `__main__`; the file keeps the
heap, all texts, and in its `ORCL` chunk the printed text of many expressions. The heap is taken again until it holds still:
printing twice, measuring twice and walking must agree, else the round is thrown away.
"""
import gc
import sys

import __main__
import expressions
import graph
import guppy
import store
from guppy import hpy

ROUNDS = 6
SHARED = ('bytype', 'byclodo', 'bysize', 'byid')


class Frozen:
    """`hp` with the heap held still: `heap()` gives the same set every time. Everything else is guppy3's."""

    def __init__(self, hp, heap):
        self._hp = hp
        self._heap = heap

    def heap(self):
        """The heap taken before."""
        return self._heap

    def __getattr__(self, name):
        return getattr(self._hp, name)


class Unsettled(Exception):
    """The heap changed while it was looked at; the message says where."""


def take(hp):
    """A fresh heap; the frame of this call is its newest but one."""
    return hp.heap()


def evaluate(sources, hp, heap):
    """[(expression, printed text)]. Expressions that guppy3 cannot answer are left out and told on stderr.

    `hp.heap().bytype` and its like are made once: a set keeps its partition.
    """
    scope = {'hp': Frozen(hp, heap), 'main': __main__}
    scope.update(('_' + relation, getattr(heap, relation)) for relation in SHARED)
    found = []
    for source in sources:
        short = source
        for relation in SHARED:
            short = short.replace('hp.heap().%s' % relation, '_' + relation)
        try:
            found.append((source, repr(eval(short, scope))))
        except Exception as problem:
            print('left out: %s: %s' % (source, problem.__class__.__name__), file=sys.stderr)
    return found


def sources_for(heap, only_core):
    """(core, later): what is printed for a heap."""
    return expressions.core(heap), [] if only_core else expressions.later(heap)


def warm_up(hp, only_core):
    """Prints everything once, so that heapy's own tables and caches have their size before the heap is taken."""
    heap = take(hp)
    for sources in sources_for(heap, only_core):
        evaluate(sources, hp, heap)


def measure(heap, hv):
    """{address: bytes} by heapy's own sizer."""
    return {id(o): hv.indisize_sum([o]) for o in heap.nodes}


def agree(first, second, what):
    """The expressions whose text is the same both times, as rows of the ORCL chunk."""
    again = dict(second)
    changed = [source for source, text in first if again.get(source) != text]
    if changed:
        raise Unsettled('%s printed differently: %s' % (what, ', '.join(changed[:3])))
    return [{'expression': source, 'text': text} for source, text in first]


def attempt(hp, path, only_core):
    """One round: take, print, walk, print again, compare, write. Raises Unsettled."""
    heap = take(hp)
    hv = heap.fam.mod.View.hv
    sizes = measure(heap, hv)
    core, later = sources_for(heap, only_core)
    printed = evaluate(core, hp, heap)
    rows_of(heap.byrcs)  # fills the referrer graph
    net = graph.Graph(hp, heap)
    cuts = ('bytype', 'byclodo', 'bysize', 'byrcs') + (() if only_core else ('byvia',))
    rows = {name: rows_of(getattr(heap, name)) for name in cuts}
    printed_later = evaluate(later, hp, heap)
    references = {address: net.references(o) for held in (net.nodes, net.hidden) for address, o in held.items()}
    roots = net.roots()
    lost = net.unreached(references, roots)
    if lost:
        raise Unsettled('%d objects unreached: %s' % (len(lost), ', '.join(sorted({type(o).__name__ for o in lost}))))
    texts = agree(printed, evaluate(core, hp, heap), 'core')
    texts_later = stable(printed_later, evaluate(later, hp, heap))
    changed = [o for o in heap.nodes if hv.indisize_sum([o]) != sizes[id(o)]]
    if changed:
        raise Unsettled('%d sizes changed: %s' % (len(changed), ', '.join(sorted({type(o).__name__ for o in changed}))))
    oracle = {'guppy3': guppy.__version__, 'count': heap.count, 'size': heap.size, 'rows': rows}
    oracle.update(texts=texts, later=texts_later)
    return store.store(path, heap, net, references, roots, sizes, oracle)


def rows_of(cut):
    """[[name, count, size]] of all rows of a partition."""
    return [[str(row.name), row.count, row.size] for row in cut.partition.get_rows()]


def stable(first, second):
    """Rows of the ORCL chunk whose text was the same twice: queries that see their own frames are not."""
    again = dict(second)
    for source, text in first:
        if again.get(source) != text:
            print('not stable: %s' % source, file=sys.stderr)
    return [{'expression': source, 'text': text} for source, text in first if again.get(source) == text]


def write(path, only_core=False):
    """Writes the file once the heap holds still. Returns its length; raises Unsettled when it never does.

    `only_core` leaves out the slow expressions that the language does not answer yet.
    """
    hp = __main__.hp = hpy()
    warm_up(hp, only_core)
    for last in range(ROUNDS):
        gc.enable()
        gc.collect()
        gc.disable()  # a collection would clear heapy's referrer and owner graphs between two steps
        try:
            return attempt(hp, path, only_core)
        except Unsettled as problem:
            print('round %d: %s' % (last, problem), file=sys.stderr)
    raise Unsettled('the heap did not hold still in %d rounds' % ROUNDS)
