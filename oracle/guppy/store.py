"""Writes a walked heap into a `.heapglass` file (docs/format.md), with the container writer of the product's capture."""
import _thread
import struct
import sys
import time
import types

import graph
import heapglass

CHUNK = 8192
"""Objects in one chunk."""
LEVEL = 9
"""Of zlib: fixtures are committed."""


def store(path, heap, net, references, roots, sizes, oracle):
    """Writes the file. Returns its length in bytes."""
    hv = net.hv
    meta = facts()
    writer = heapglass.Writer(path, meta=meta, level=LEVEL)
    table = heapglass.well_known_types()
    name_of = heap.fam.mod.summary_str.str_type

    def text_of(value):
        return name_of(value) if isinstance(value, type) else heapglass.text_of(value, 'full', table)

    objects = dict(net.nodes)
    objects.update(net.hidden)
    groups = {}
    for address, value in objects.items():
        mode = references[address][0]
        groups.setdefault((id(type(value)), mode), []).append(value)
    writer.types(type_records({id(type(o)): type(o) for o in objects.values()}, name_of))
    for (kind, mode), members in groups.items():
        for start in range(0, len(members), CHUNK):
            store_objects(writer, kind, mode, members[start : start + CHUNK], references, sizes, hv, text_of)
    writer.pairs('DOWN', down(net, references))
    writer.chunk('HIDE', struct.pack('<II%dQ' % len(net.hidden), len(net.hidden), 0, *sorted(net.hidden)))
    writer.roots(roots)
    writer.json_chunk('THRD', [thread(net)])
    writer.json_chunk('ORCL', oracle)
    return writer.finish(dict(meta, dangling=0, skipped=0, restarts=0))


def store_objects(writer, kind, mode, members, references, sizes, hv, text_of):
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
        texts=[text_of(o) for o in members] if form else None,
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
    missing = [(a, o) for a, o in net.owners.items() if id(o) not in shown.get(a, ())]
    return [(a, id(o)) for a, o in missing if (a in net.nodes or a in net.hidden) and net.has(o)]


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
