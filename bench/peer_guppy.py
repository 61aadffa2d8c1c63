"""The peer on a living heap: how long guppy3 takes for heap() and its partitions over so many objects."""
import json
import sys
import time

from guppy import hpy


class Node:
    __slots__ = ('left', 'right', 'label')

    def __init__(self, left, right, label):
        self.left = left
        self.right = right
        self.label = label


def grown(objects):
    """A list that keeps about so many objects, two thirds nodes and one third texts, with three references each."""
    nodes = [Node(None, None, 'n0')]
    for i in range(1, objects * 2 // 3):
        label = 'label %d' % i if i % 2 else nodes[i // 2].label
        nodes.append(Node(nodes[i // 2], nodes[i - 1], label))
    return nodes


def timed(work):
    start = time.perf_counter()
    value = work()
    return value, time.perf_counter() - start


def main(objects):
    kept = grown(objects)
    hp = hpy()
    heap, visible = timed(hp.heap)
    seconds = {'visible': visible}
    for name, relation in (('by type', 'bytype'), ('by clodo', 'byclodo')):
        _, seconds[name] = timed(lambda relation=relation: str(getattr(heap, relation)))
    seconds['objects'] = heap.count
    print(json.dumps(seconds))
    return kept


if __name__ == '__main__':
    main(int(sys.argv[1]))
