"""The committed files against what guppy3 said of the same heap: `python3 -m unittest discover -s oracle/guppy`."""
import glob
import os
import unittest

import reader

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'fixtures', 'guppy')


def files():
    """The fixtures, or the files named in HEAPGLASS_ORACLE_FILES (separated by the path separator)."""
    named = os.environ.get('HEAPGLASS_ORACLE_FILES')
    return named.split(os.pathsep) if named else sorted(glob.glob(os.path.join(FIXTURES, '*.heapglass')))


def partition(held, visible, name_of):
    """Sorted [name, count, size] of the visible objects cut by a name. Rows of one name are one here."""
    rows = {}
    for at in visible:
        name = name_of(at)
        count, size = rows.get(name, (0, 0))
        rows[name] = (count + 1, size + held.nodes[at].size)
    return sorted([name, *row] for name, row in rows.items())


def merged(rows):
    """guppy3's rows, those of one name added up: two types may share a name."""
    found = {}
    for name, count, size in rows:
        known = found.get(name.strip(), (0, 0))
        found[name.strip()] = (known[0] + count, known[1] + size)
    return sorted([name, *row] for name, row in found.items())


class Oracle(unittest.TestCase):
    def test_there_are_files(self):
        self.assertTrue(files(), 'no fixture')

    def test_heap(self):
        for path in files():
            with self.subTest(os.path.basename(path)):
                self.check(reader.File(path))

    def check(self, held):
        visible = held.reachable()
        self.assertEqual(visible, set(held.nodes) - held.hidden, 'an object of the heap that the roots do not reach')
        self.assertEqual(len(visible), held.oracle['count'])
        self.assertEqual(sum(held.nodes[at].size for at in visible), held.oracle['size'])
        owners = held.owners()

        def clodo(at):
            if held.display(at) != 'dict':
                return held.display(at)
            return 'dict of ' + held.display(owners[at]) if at in owners else 'dict (no owner)'

        def referrer_kinds(at):
            kinds = {'guppy.heapy.heapyc.RootStateType'} if at in rooted else set()
            return ', '.join(sorted(kinds | {clodo(source) for source in referrers.get(at, ())})) or '<Nothing>'

        # Referrers are counted outside of heap(): there the root leads to newer frames than those of the heap.
        rooted = {at for name, at, _ in held.roots if name}
        referrers = {}
        for at, node in held.nodes.items():
            for target, _, _ in node.edges:
                referrers.setdefault(target, set()).add(at)
        rows = held.oracle['rows']
        self.assertEqual(partition(held, visible, held.display), merged(rows['bytype']))
        self.assertEqual(partition(held, visible, clodo), merged(rows['byclodo']))
        self.assertEqual(partition(held, visible, lambda at: str(held.nodes[at].size)), merged(rows['bysize']))
        wrong = differing(partition(held, visible, referrer_kinds), merged(rows['byrcs']))
        self.assertEqual(wrong, [], 'rows of byrcs')

    def test_texts_are_there(self):
        for path in files():
            with self.subTest(os.path.basename(path)):
                held = reader.File(path)
                self.assertGreater(len(held.oracle['texts']), 300)
                for row in held.oracle['texts'] + held.oracle['later']:
                    self.assertIsInstance(row['text'], str, row['expression'])
                self.assertEqual(held.tags[0], 'META')
                self.assertEqual(held.meta['objects'], len(held.nodes))

    def test_no_place_of_this_machine(self):
        for path in files():
            with self.subTest(os.path.basename(path)):
                held = reader.File(path)
                texts = held.strings + [node.text for node in held.nodes.values()]
                for place in ('/root/', '/home/', os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + '/'):
                    self.assertEqual([text for text in texts if place in text][:3], [])

    def test_a_damaged_file_is_refused(self):
        path = files()[0]
        with open(path, 'rb') as stream:
            damaged = bytearray(stream.read())
        damaged[-200] ^= 1
        copy = path + '.damaged'
        self.addCleanup(os.unlink, copy)
        with open(copy, 'wb') as stream:
            stream.write(damaged)
        with self.assertRaises(reader.Malformed):
            reader.File(copy)


def differing(ours, theirs):
    """Rows that are in one of two lists only."""
    a, b = set(map(tuple, ours)), set(map(tuple, theirs))
    return sorted(a ^ b)


if __name__ == '__main__':
    unittest.main()
