"""Captures a workload, then asks guppy3's heapy for the same heap, and prints the differences as JSON.

    python guppy_probe.py WORKLOAD FILE
"""
import gc
import sys

import heapglass
import workloads
from guppy import hpy


def main(workload, path):
    getattr(workloads, workload)()
    hp = hpy()
    hp.heap()  # heapy creates instance dicts and its own tables at the first call
    gc.collect()
    gc.disable()
    sizes_before = {id(one): sys.getsizeof(one) for one in hp.heap().nodes}
    heapglass.dump(path)
    heap = hp.heap()
    sizes_of = lambda row: {id(one): sys.getsizeof(one) for one in row.set.nodes}
    rows = [(row.name, sizes_of(row)) for row in heap.bytype.partition.get_rows()]

    import collections
    import json

    import container

    file = container.read(path)
    reachable = file.reachable(hide=False)  # heapy holds references to all, so what is the capture's own is not told
    lacking, wrong_name, wrong_size, unreached = collections.Counter(), [], [], collections.Counter()
    seen = set()
    for name, members in rows:
        for address, size in members.items():
            seen.add(address)
            if address not in file.nodes:
                lacking[name] += 1
            elif file.display(address) != name:
                wrong_name.append([name, file.display(address)])
            elif size == sizes_before.get(address) and file.nodes[address].size != size:
                wrong_size.append(name)
            elif address not in reachable:
                unreached[name] += 1
    more = collections.Counter(file.display(a) for a in reachable if a not in seen)
    found = dict(nodes=len(seen), lacking=lacking, wrong_name=wrong_name[:9], wrong_size=wrong_size[:9])
    print(json.dumps(dict(found, unreached=unreached, more=more)))


main(*sys.argv[1:])
