"""Captures a workload and compares the file with a slow and obvious walk of the same heap.

    python probe.py WORKLOAD FILE LEVEL

Prints a JSON object of differences. `before` and `after` are the walks before and after the capture: what both saw
must be in the file, with the same class, size and references, and the file must hold nothing that neither saw.
"""
import gc
import sys
import types

import heapglass
import workloads

FRAME, CODE, FUNCTION = types.FrameType, types.CodeType, types.FunctionType
CODE_FIELDS = ('co_consts', 'co_names', 'co_filename', 'co_name', 'co_qualname')
if sys.version_info < (3, 11):
    CODE_FIELDS += ('co_code', 'co_varnames', 'co_freevars', 'co_cellvars')
    CODE_FIELDS += ('co_lnotab',) if sys.version_info < (3, 10) else ('co_linetable',)
UNTOUCHABLE = '_asyncio' if sys.version_info[:2] == (3, 12) else None  # python/cpython#122695
raw_type = type.__dict__['__dict__'].__get__
type_mro = type.__dict__['__mro__'].__get__


def raw_mro(cls):
    return type_mro(cls) or ()  # a static class that was never made ready has none


def is_class(value):
    return any(base is type for base in raw_mro(type(value)))


def referents(value):
    """What an object holds, as a capture should see it."""
    if type(value) is dict:
        return [part for pair in value.items() for part in pair]
    if type(value) is CODE:
        return [getattr(value, name) for name in CODE_FIELDS if hasattr(value, name)]
    if UNTOUCHABLE in sys.modules and value is sys.modules[UNTOUCHABLE]:
        return [vars(value)]
    if is_class(value):
        return gc.get_referents(raw_type(value))[:1] + [raw_mro(value)]
    return gc.get_referents(value)


def walk():
    """{address: object} of everything found."""
    found, todo = {}, gc.get_objects()
    listed = todo
    while todo:
        fresh = {}
        for value in todo:
            if id(value) not in found:
                found[id(value)] = value
                if type(value) is not FRAME:
                    for held in referents(value):
                        if id(held) not in found:
                            fresh[id(held)] = held
                    fresh.setdefault(id(type(value)), type(value))
        todo = list(fresh.values())
    for own in (listed, found):
        found.pop(id(own), None)
    return found


def shadow(found):
    """{address: (class address, size or None, checksum of references)}, holding nothing of the program."""
    sizes = {}
    for address, value in found.items():
        size = None if overrides_sizeof(type(value)) else sys.getsizeof(value, 0)
        edges = () if type(value) is FRAME else tuple(map(id, referents(value)))
        sizes[address] = (id(type(value)), size, hash(edges))
    return sizes


def overrides_sizeof(cls):
    for base in raw_mro(cls):
        for key, value in dict.items((gc.get_referents(raw_type(base)) or [{}])[0]):
            if type(key) is not str or (key == '__sizeof__' and type(value) is FUNCTION):
                return True
    return False


def look_again():
    objects = walk()
    return objects, shadow(objects), {a: edges(value) for a, value in objects.items() if type(value) is not FRAME}


def compare(path, level):
    workloads.quiet_collector()
    before = shadow(walk())
    summary = heapglass.dump(path, values=level, mode='inline')  # a fork renews locks of `threading`
    objects, after, expected = look_again()
    violations = list(workloads.VIOLATIONS)

    import container  # only now: it brings modules

    file = container.read(path)
    stable = [a for a in before if a in after and before[a] == after[a] and type(objects[a]) is not FRAME]
    missing = [a for a in stable if a not in file.nodes]
    unseen = set()  # held by what the slow walk does not look into: variable names of code, locals of frames
    for node in file.nodes.values():
        if file.types[node.type]['name'] in ('code', 'frame', 'type') or file.types[node.type]['flags'] & 8:
            unseen.update([r.target for r in node.references])
    unseen.update([owned for owned, _ in file.pairs['DOWN']])  # dicts that the collector of 3.13 does not show
    for address in list(unseen):
        if address in file.nodes:
            unseen.update([r.target for r in file.nodes[address].references])
    unseen.update([a for a, node in file.nodes.items() if node.type == id(FRAME)])
    extra = [a for a in file.nodes if a not in before and a not in after and a not in unseen]
    wrong_class = [a for a in stable if a in file.nodes and file.nodes[a].type != before[a][0]]
    wrong_size = [a for a in stable if a in file.nodes and before[a][1] not in (None, file.nodes[a].size)]
    wrong_edges = [a for a in stable if a in file.nodes and not same_edges(expected[a], file.nodes[a])]
    describe = lambda addresses: sorted({file.types[file.nodes[a].type]['display'] for a in addresses})[:9]
    return {
        'nodes': len(file.nodes),
        'stable': len(stable),
        'missing': len(missing),
        'missing_classes': sorted({type.__dict__['__name__'].__get__(type(objects[a])) for a in missing})[:9],
        'extra': len(extra),
        'extra_classes': describe(extra),
        'wrong_class': len(wrong_class),
        'wrong_size': len(wrong_size),
        'wrong_size_classes': describe(wrong_size),
        'wrong_edges': len(wrong_edges),
        'wrong_edges_classes': describe(wrong_edges),
        'repeated': file.repeated,
        'dangling': len(file.dangling()),
        'dangling_classes': describe([a for a, _ in file.dangling()]),
        'violations': violations,
        'skipped': summary['skipped'],
        'restarts': summary['restarts'],
        'accelerator': summary['accelerator'],
    }


def edges(value):
    """(addresses that an object must refer to, whether it may refer to more)."""
    exact = type(value) if type(type(value)) is type else None
    if exact is CODE or is_class(value):
        return sorted(map(id, referents(value))), True
    held = list(map(id, referents(value)))
    if exact is not dict and any(base is dict for base in raw_mro(type(value))):
        return sorted(held + list(map(id, dict.keys(value)))), True
    return sorted(held), False


def same_edges(expected, node):
    held, more = expected
    kept = sorted([r.target for r in node.references])
    return set(held) <= set(kept) if more else held == kept


def main(workload, path, level):
    make = getattr(workloads, workload)
    if make is workloads.tasks:
        workloads.CAPTURE.append(lambda: compare(path, level))
        found = make()
    else:
        make()
        found = compare(path, level)
    if make is workloads.threads:
        workloads.KEEP[-1]()
    import json

    print(json.dumps(found))


if __name__ == '__main__':
    main(*sys.argv[1:])
