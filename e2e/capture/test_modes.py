"""Other ways to run: unknown versions, no accelerator, busy threads, huge containers."""
import unittest

import container
import support

PROGRAM = """
import sys
{before}
import heapglass, workloads
{after}
workloads.classes(50)
workloads.hostile()
workloads.leak(50)
stop = workloads.threads()
class Named:
    def __init__(self):
        self.alpha, self.beta = [1], [2]
NAMED = [Named() for _ in range(20)]
def here(seen=['argument']):
    return heapglass.dump(sys.argv[1])
here()
stop.set()
assert not workloads.VIOLATIONS, workloads.VIOLATIONS
print(id(NAMED[0]))
"""


class Modes(support.FileCase):
    def capture(self, before='', after=''):
        run = support.run_python('-c', PROGRAM.format(before=before, after=after), self.path())
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        file = container.read(self.path())
        self.assertEqual((file.meta['skipped'], file.meta['restarts'], file.dangling()), (0, 0, []))
        frame = int(file.json['THRD'][0]['frames'][0]['at'], 16)
        self.assertIn('seen', file.named(frame))
        workers = [f for t in file.json['THRD'][1:] for f in t['frames'] if f['function'].endswith('worker')]
        self.assertEqual(len([f for f in workers if 'local_of_worker' in file.named(int(f['at'], 16))]), 2)
        self.named = file.nodes[int(run.stdout)]
        return file

    def test_plain(self):
        file = self.capture()
        self.assertTrue(file.meta['accelerator'])
        self.assertFalse(file.meta['careful'])

    def test_an_unknown_version_is_captured_with_care(self):
        file = self.capture(after='heapglass.KNOWN_VERSIONS = ((3, 8), (3, 8))')
        self.assertEqual((file.meta['careful'], file.meta['accelerator'], file.repeated), (True, False, 0))

    def test_without_ctypes_positions_stay_unlabelled(self):
        file = self.capture(before='sys.modules["_ctypes"] = None')
        self.assertEqual((file.meta['careful'], file.meta['accelerator']), (False, False))
        kinds = [reference.kind for reference in self.named.references]
        self.assertEqual(len([kind for kind in kinds if kind == 0]), len(kinds) - 1, kinds)

    def test_frozen_objects_are_found(self):
        file = self.capture(after='import gc; KEPT = [[object()] for _ in range(2000)]; gc.freeze()')
        self.assertEqual(file.meta['gc']['frozen'] > 1000, True)
        self.assertGreater(len([n for n in file.nodes.values() if file.types[n.type]['name'] == 'list']), 2000)
        self.assertTrue(any(node.text == '=KEPT' for node in file.nodes.values()))

    def test_huge_containers_are_cut_and_the_cut_is_counted(self):
        after = (
            'heapglass.LARGEST = heapglass.EDGES_PER_CHUNK = 1000\n'
            'HUGE = [list(range(1500)), tuple(range(1500)), set(range(1500)), dict.fromkeys(range(1500))]\n'
            'class Sub(dict): pass\n'
            'HUGE.append(Sub.fromkeys(range(1500)))'
        )
        file = self.capture(after=after)
        self.assertGreaterEqual(file.meta['cut'], 3 * 500 + 2 * 2000)
        lengths = [len(node.references) for node in file.nodes.values()]
        self.assertEqual(max(lengths), 1000)
        self.assertGreaterEqual(lengths.count(1000), 5)


class Refusals(support.FileCase):
    def refuse(self, before, words):
        program = 'import sys, types, heapglass\n%s\nheapglass.dump(sys.argv[1])' % before
        run = support.run_python('-c', program, self.path())
        self.assertEqual(run.returncode, 1)
        self.assertIn('heapglass.CaptureError: ', run.stderr)
        self.assertIn(words, run.stderr)
        with self.assertRaises(OSError):
            open(self.path())

    def test_other_implementations(self):
        self.refuse('sys.implementation = types.SimpleNamespace(name="pypy")', 'captures CPython only; this is pypy')

    def test_a_process_without_the_gil(self):
        self.refuse('sys._is_gil_enabled = lambda: False', 'while the GIL is off')

    def test_an_unknown_value_level(self):
        self.refuse('heapglass.VALUES = ("basic",)', 'values is one of basic')


class Busy(support.FileCase):
    def test_threads_that_never_pause_neither_stop_nor_disturb_the_capture(self):
        program = (
            'import sys, threading, heapglass\n'
            'stop = []\n'
            'def spin():\n'
            '    made = []\n'
            '    while not stop: made = [[made and None] for _ in range(10)]\n'
            'threads = [threading.Thread(target=spin) for _ in range(2)]\n'
            'for thread in threads: thread.start()\n'
            'for _ in range(3): heapglass.dump(sys.argv[1])\n'
            'stop.append(1)\n'
            'for thread in threads: thread.join()\n'
        )
        run = support.run_python('-c', program, self.path())
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        file = container.read(self.path())
        self.assertEqual((file.meta['skipped'], file.meta['restarts'], file.dangling()), (0, 0, []))


if __name__ == '__main__':
    unittest.main()
