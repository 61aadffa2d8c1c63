"""Writes a `.heapglass` file that holds guppy3's own view of this process, and what guppy3 prints for it.

Development only. `write(path, scope)` is called by a program that has built its objects in `__main__`; the file keeps the
heap, all texts, and in its `ORCL` chunk the printed text of many expressions. The heap is taken again until it holds still:
printing twice, measuring twice and walking must agree, else the round is thrown away.
"""
import _thread
import gc
import sys
import time
import types

import __main__
import expressions
import graph
import guppy
import heapglass
from guppy import hpy

CHUNK = 8192
LEVEL = 9
ROUNDS = 6


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
    """[(expression, printed text)]. Expressions that guppy3 cannot answer are left out and told on stderr."""
    scope = {'hp': Frozen(hp, heap), 'main': __main__}
    found = []
    for source in sources:
        try:
            found.append((source, repr(eval(source, scope))))
        except Exception as problem:
            print('left out: %s: %s' % (source, problem.__class__.__name__), file=sys.stderr)
    return found


def warm_up(hp):
    """Prints everything once, so that heapy's own tables and caches have their size before the heap is taken."""
    heap = take(hp)
    for sources in (expressions.core(heap), expressions.later(heap)):
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


def attempt(hp, path):
    """One round: take, print, walk, print again, compare, write. Raises Unsettled."""
    heap = take(hp)
    hv = heap.fam.mod.View.hv
    sizes = measure(heap, hv)
    core, later = expressions.core(heap), expressions.later(heap)
    printed = evaluate(core, hp, heap)
    net = graph.Graph(hp, heap)
    printed_later = evaluate(later, hp, heap)
    references = {address: net.references(o) for held in (net.nodes, net.hidden) for address, o in held.items()}
    roots = net.roots()
    lost = net.unreached(references, roots)
    if lost:
        raise Unsettled('%d objects unreached: %s' % (len(lost), ', '.join(sorted({type(o).__name__ for o in lost}))))
    texts = agree(printed, evaluate(core, hp, heap), 'core')
    texts_later = stable(printed_later, evaluate(later, hp, heap))
    rows = {name: rows_of(getattr(heap, name)) for name in ('bytype', 'byclodo', 'bysize', 'byrcs')}
    changed = [o for o in heap.nodes if hv.indisize_sum([o]) != sizes[id(o)]]
    if changed:
        raise Unsettled('%d sizes changed: %s' % (len(changed), ', '.join(sorted({type(o).__name__ for o in changed}))))
    oracle = {'guppy3': guppy.__version__, 'count': heap.count, 'size': heap.size, 'rows': rows}
    oracle.update(texts=texts, later=texts_later)
    return store(path, heap, net, references, roots, sizes, oracle)


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


def store(path, heap, net, references, roots, sizes, oracle):
    """Writes the file. Returns its length in bytes."""
    hv = net.hv
    meta = facts()
    writer = heapglass.Writer(path, meta=meta, level=LEVEL)
    table = heapglass.well_known_types()
    name_of = heap.fam.mod.summary_str.str_type
    objects = dict(net.nodes)
    objects.update(net.hidden)
    groups = {}
    for address, value in objects.items():
        mode = references[address][0]
        groups.setdefault((id(type(value)), mode), []).append(value)
    writer.types(type_records({id(type(o)): type(o) for o in objects.values()}, name_of))
    for (kind, mode), members in groups.items():
        for start in range(0, len(members), CHUNK):
            store_objects(writer, kind, mode, members[start : start + CHUNK], references, sizes, hv, table)
    writer.pairs('DOWN', down(net, references))
    writer.addresses('HIDE', sorted(net.hidden))
    writer.roots(roots)
    writer.json_chunk('THRD', [thread(net)])
    writer.json_chunk('ORCL', oracle)
    return writer.finish(dict(meta, dangling=0, skipped=0, restarts=0))


def store_objects(writer, kind, mode, members, references, sizes, hv, table):
    """One chunk of objects of one exact type and one label mode."""
    targets, lens, labels = [], [], []
    for value in members:
        _, found, names, unseen = references[id(value)]
        targets += map(id, found)
        lens.append((len(found) // 2 | (graph.KEYS_UNSEEN if unseen else 0)) if mode == graph.DICT else len(found))
        for code, relator in names or ():
            labels += (code, relator if type(relator) is int else writer.strings.id(relator))
    form = heapglass.text_form(type(members[0]), 'full')
    writer.objects(
        kind,
        list(map(id, members)),
        targets,
        [sizes.get(id(o)) or hv.indisize_sum([o]) for o in members],
        mode=mode,
        lens=lens if mode != graph.NONE else None,
        labels=labels if mode == graph.EXPLICIT else None,
        texts=[heapglass.text_of(o, 'full', table) for o in members] if form else None,
        text_form=form,
    )


def type_records(kinds, name_of):
    """Records of the types (docs/format.md §4), with the names that guppy3 prints."""
    return [
        {
            'at': address,
            'display': name_of(cls),
            'module': heapglass.module_of(cls),
            'name': heapglass.type_name(cls),
            'qualname': heapglass.type_qualname(cls),
            'meta': id(type(cls)),
            'mro': list(map(id, heapglass.type_mro(cls))),
            'flags': type_bits(cls),
            'basic': heapglass.type_basicsize(cls),
            'item': heapglass.type_itemsize(cls),
            'hidden': 0,
        }
        for address, cls in kinds.items()
    ]


def type_bits(cls):
    """The `flags` of a type record."""
    flags = heapglass.type_flags(cls)
    mro = heapglass.type_mro(cls)
    with_dict = heapglass.type_dictoffset(cls) != 0 or bool(flags & heapglass.MANAGED_DICT)
    bits = (
        flags & heapglass.HEAP_TYPE,
        cls is dict,
        types.ModuleType in mro,
        type in mro,
        flags & heapglass.HAVE_GC,
        with_dict,
        cls is tuple,
        cls is list,
        BaseException in mro,
    )
    return sum(1 << i for i, bit in enumerate(bits) if bit)


def down(net, references):
    """[(dict, owner)] that no written reference named `__dict__` shows."""
    shown = {}
    for address, (_, targets, labels, _) in references.items():
        for target, (code, name) in zip(targets, labels or ()):
            if code == graph.ATTRIBUTE and name == '__dict__' and type(target) is dict:
                shown.setdefault(id(target), set()).add(address)
    for address, owners in shown.items():
        if address in net.nodes and (address not in net.owners or min(owners) != id(net.owners[address])):
            print('an owner that heapy does not see: %x' % address, file=sys.stderr)
    return [(a, id(o)) for a, o in net.owners.items() if a in net.nodes and id(o) not in shown.get(a, ()) and net.has(o)]


def thread(net):
    """The record of this thread, newest frame of the heap first."""
    frames = sorted((o for o in net.nodes.values() if type(o) is types.FrameType), key=graph.depth, reverse=True)
    rows = [
        {'at': '%x' % id(f), 'function': f.f_code.co_name, 'file': f.f_code.co_filename, 'line': f.f_lineno or 0}
        for f in frames
    ]
    return {'id': _thread.get_ident(), 'name': 'MainThread', 'daemon': False, 'current': True, 'frames': rows}


def facts():
    """META: what this interpreter is. No path, no host, no environment."""
    return {
        'implementation': sys.implementation.name,
        'version': sys.version.split()[0],
        'hexversion': sys.hexversion,
        'platform': sys.platform,
        'pointer': 8,
        'gil': True,
        'pid': 1,
        'program': 'programs.py',
        'time': time.time(),
        'values': 'full',
        'mode': 'inline',
        'careful': False,
        'capture': 'guppy3 3.1.7',
        'series': 0,
    }


def write(path):
    """Writes the file once the heap holds still. Returns its length; raises Unsettled when it never does."""
    hp = __main__.hp = hpy()
    warm_up(hp)
    for last in range(ROUNDS):
        gc.enable()
        gc.collect()
        gc.disable()  # a collection would clear heapy's referrer and owner graphs between two steps
        try:
            return attempt(hp, path)
        except Unsettled as problem:
            print('round %d: %s' % (last, problem), file=sys.stderr)
    raise Unsettled('the heap did not hold still in %d rounds' % ROUNDS)
