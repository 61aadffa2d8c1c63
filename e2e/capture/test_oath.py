"""The promises: the capture runs nothing, collects nothing, changes nothing, and shows nothing of itself."""
import gc
import sys
import threading
import unittest
import weakref

import container
import support
import workloads

import heapglass


class Attributes:
    def __init__(self, number):
        self.number = number
        self.items = [number]


class Slots:
    __slots__ = ('one', 'two', '__weakref__')


def capture(path, **options):
    """Captures from a frame that holds nothing."""
    return heapglass.dump(path, **options)


class NoTrace(support.FileCase):
    @classmethod
    def setUpClass(cls):
        heapglass.accelerator()  # calibrated at the first use

    def test_no_instance_gets_a_dict(self):
        held = [Attributes(i) for i in range(2000)]
        sparse = [Attributes(i) for i in range(50)]
        for one in sparse:
            del one.number
        before = [len(gc.get_referents(one)) for one in held + sparse]
        dicts = sum(type(one) is dict for one in gc.get_objects())
        capture(self.path())
        self.assertEqual(sum(type(one) is dict for one in gc.get_objects()), dicts)
        self.assertEqual([len(gc.get_referents(one)) for one in held + sparse], before)

    def test_functions_get_neither_dict_nor_annotations(self):
        functions = [lambda: None for _ in range(50)]
        before = [len(gc.get_referents(one)) for one in functions]
        codes = [sys.getsizeof(one.__code__) for one in functions]
        capture(self.path())
        self.assertEqual([len(gc.get_referents(one)) for one in functions], before)
        self.assertEqual([sys.getsizeof(one.__code__) for one in functions], codes)

    def test_reference_counts_stay(self):
        held = [Attributes(1), Slots(), [1], {'a': object()}, 'text %d' % id(self), object(), type('T', (), {})]
        before = [sys.getrefcount(one) for one in held]
        for level in heapglass.VALUES:
            capture(self.path(), values=level)
        self.assertEqual([sys.getrefcount(one) for one in held], before)

    def test_the_collector_runs_not_and_is_put_back(self):
        collections = []
        hook = lambda phase, info: collections.append(phase)
        for enabled in (True, False):
            (gc.enable if enabled else gc.disable)()
            self.addCleanup(gc.enable)
            gc.callbacks.append(hook)
            capture(self.path())
            gc.callbacks.remove(hook)
            self.assertEqual(gc.isenabled(), enabled)
        self.assertEqual(collections, [])

    def test_nothing_is_left_for_the_collector(self):
        gc.disable()
        self.addCleanup(gc.enable)
        capture(self.path())
        gc.collect()
        count = len(gc.get_objects())
        for _ in range(2):
            capture(self.path())
        self.assertEqual(gc.collect(), 0)
        self.assertLessEqual(len(gc.get_objects()) - count, 2)

    def test_weak_references_are_not_called_back_and_garbage_is_not_finalised(self):
        gc.disable()  # the collector's next turn is the program's own affair
        self.addCleanup(gc.enable)
        events = []
        target = Attributes(1)
        target.me = target
        reference = weakref.ref(target, lambda gone: events.append('callback'))
        weakref.finalize(target, events.append, 'finalizer')
        del target
        capture(self.path())
        self.assertEqual(events, [])
        self.assertIsNotNone(reference())
        gc.collect()
        self.assertEqual(sorted(events), ['callback', 'finalizer'])

    def test_switch_interval_trace_and_profile_are_put_back_and_not_called(self):
        calls = []

        def trace(frame, event, argument):
            if frame.f_code.co_filename == heapglass.__file__ and frame.f_code.co_name == '_emit_chunk':
                calls.append(event)

        interval = sys.getswitchinterval()
        old = sys.gettrace(), sys.getprofile()
        sys.settrace(trace)
        sys.setprofile(trace)
        try:
            capture(self.path())
            found = sys.gettrace(), sys.getprofile()
        finally:
            sys.settrace(old[0])
            sys.setprofile(old[1])
        self.assertEqual(found, (trace, trace))
        self.assertEqual(sys.getswitchinterval(), interval)
        self.assertEqual(calls, [])

    def test_locals_are_seen_and_not_kept(self):
        def program():
            held = Attributes('held')
            self.address = id(held)
            gone = weakref.ref(held)
            capture(self.path())
            held = None
            return gone()

        self.assertIsNone(program())
        file = container.read(self.path())
        self.assertIn(self.address, file.reachable())

    def test_a_snapshot_of_locals_that_the_program_took_is_not_touched(self):
        def program():
            early = 1
            mine = locals()
            late = 2
            capture(self.path())
            return mine, early, late

        mine = program()[0]
        self.assertEqual(mine.get('early'), 1)
        if heapglass.accelerator().knows_frames:
            self.assertNotIn('late', mine)

    def test_other_threads_wait_meanwhile(self):
        seen, stop = [], threading.Event()

        def count():
            while not stop.is_set():
                seen.append(None)
                stop.wait(0.0005)

        def watch(walk, objects, own):
            before = len(seen)
            run(walk, objects, own)
            grown.append(len(seen) - before)

        grown, run = [], heapglass.Walk.run
        thread = threading.Thread(target=count)
        thread.start()
        heapglass.Walk.run = watch
        try:
            capture(self.path())
        finally:
            heapglass.Walk.run = run
            stop.set()
            thread.join()
        self.assertEqual(grown, [0])


class Itself(support.FileCase):
    def test_the_capture_is_hidden(self):
        heapglass.dump(self.path())
        file = container.read(self.path())
        hidden = set(file.hidden)
        for own in (heapglass, heapglass.__dict__, heapglass.Walk, heapglass.dump, heapglass.dump.__code__):
            self.assertIn(id(own), hidden)
        seen = file.reachable()
        names = {file.nodes[a].text for a in seen if file.types[file.nodes[a].type]['name'] == 'function'}
        self.assertFalse([name for name in names if name.startswith('heapglass\0')])
        shown = {file.display(a) for a in file.nodes if a not in hidden}
        self.assertFalse([name for name in shown if name.startswith('heapglass.')])

    def test_nothing_of_the_program_is_hidden(self):
        mine = [Attributes(1), Attributes, Slots, sys, gc, unittest.TestCase, support.FileCase.setUp, int, str, 'setUp']
        heapglass.dump(self.path())
        hidden = set(container.read(self.path()).hidden)
        self.assertFalse([one for one in mine if id(one) in hidden])

    def test_it_prints_nothing(self):
        run = support.run_python('-c', 'import sys, heapglass; heapglass.dump(sys.argv[1])', self.path())
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, '', ''))


class Hostile(support.FileCase):
    def test_nothing_of_a_hostile_program_runs(self):
        program = 'import sys, workloads, heapglass; workloads.hostile()\n' + (
            'for level in heapglass.VALUES: heapglass.dump(sys.argv[1], values=level)\n'
            'sys.exit(repr(workloads.VIOLATIONS) if workloads.VIOLATIONS else 0)'
        )
        run = support.run_python('-c', program, self.path())
        self.assertEqual((run.returncode, run.stderr), (0, ''))

    def test_the_trap_would_notice(self):
        program = 'import workloads; workloads.hostile(); len(workloads.KEEP[0])'
        self.assertNotEqual(support.run_python('-c', program).returncode, 0)
        self.assertEqual(workloads.VIOLATIONS, [])


if __name__ == '__main__':
    unittest.main()
