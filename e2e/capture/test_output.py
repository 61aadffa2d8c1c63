"""Where a capture may go: streams, pipes, standard output; what it refuses; what it would cost."""
import gc
import io
import os
import stat
import sys
import threading
import unittest

import container
import support

import heapglass


class Streams(support.FileCase):
    def check(self, data):
        with open(self.path(), 'wb') as file:
            file.write(data)
        self.assertGreater(len(container.read(self.path()).nodes), 10000)

    def test_a_stream_of_bytes_stays_open(self):
        stream = io.BytesIO()
        summary = heapglass.dump(stream)
        self.assertIsNone(summary['path'])
        self.assertEqual(len(stream.getvalue()), summary['bytes'])
        self.check(stream.getvalue())

    def through_a_pipe(self, buffering):
        reading, writing = os.pipe()
        found = []

        def read():
            with open(reading, 'rb') as file:
                found.append(file.read())

        reader = threading.Thread(target=read)
        reader.start()
        with open(writing, 'wb', buffering) as stream:
            heapglass.dump(stream)
        reader.join()
        self.check(found[0])

    def test_a_pipe_without_a_buffer_takes_all(self):
        self.through_a_pipe(0)

    def test_a_pipe_with_a_buffer_takes_all(self):
        self.through_a_pipe(-1)

    @unittest.skipUnless(hasattr(os, 'mkfifo'), 'no named pipes')
    def test_a_named_pipe_is_written_and_stays_a_pipe(self):
        os.mkfifo(self.path('pipe'))
        found = []

        def read():
            with open(self.path('pipe'), 'rb') as file:
                found.append(file.read())

        reader = threading.Thread(target=read)
        reader.start()
        heapglass.dump(self.path('pipe'))
        reader.join()
        self.check(found[0])
        self.assertTrue(stat.S_ISFIFO(os.lstat(self.path('pipe')).st_mode))

    def test_a_pipe_that_does_not_wait_is_refused(self):
        reading, writing = os.pipe()
        self.addCleanup(os.close, reading)
        os.set_blocking(writing, False)
        with open(writing, 'wb', 0) as stream, self.assertRaisesRegex(heapglass.CaptureError, 'non-blocking'):
            heapglass.dump(stream)

    def test_a_text_stream_is_refused(self):
        with self.assertRaisesRegex(heapglass.CaptureError, 'sys.stdout.buffer'):
            heapglass.dump(io.StringIO())

    def test_devices_and_folders_are_refused_and_left_alone(self):
        for path in (os.devnull, self.folder):
            with self.assertRaisesRegex(heapglass.CaptureError, 'neither a plain file nor a pipe'):
                heapglass.dump(path)
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_reader_that_goes_away_is_an_error(self):
        reading, writing = os.pipe()
        os.close(reading)
        with self.assertRaises(BrokenPipeError), open(writing, 'wb', 0) as stream:
            heapglass.dump(stream)


class StandardOutput(support.FileCase):
    SCRIPT = 'import os\nprint("of the script")\nos.system("echo of its child")\nHELD = list(range(1000))\n'

    def run_to(self, target, *options):
        with open(self.path('script.py'), 'w') as file:
            file.write(self.SCRIPT)
        script = 'import os, subprocess, sys; sys.exit(subprocess.call([sys.executable, "-m", "heapglass", "run", %s%r], ' % (
            ''.join(['%r, ' % option for option in options]),
            self.path('script.py'),
        )
        return support.run_python('-c', script + 'stdout=open(%r, "wb")))' % target)

    def test_it_carries_the_capture_and_nothing_else(self):
        run = self.run_to(self.path(), '-o', '-')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn('of the script\n', run.stderr)
        self.assertIn('of its child\n', run.stderr)
        self.assertIn('heapglass: standard output: ', run.stderr)
        file = container.read(self.path())
        self.assertEqual((file.meta['program'], file.dangling()), ('script.py', []))

    def test_an_estimate_writes_nothing(self):
        run = self.run_to(self.path('printed'), '--estimate')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertRegex(run.stderr, r'heapglass: about \d+ objects, [\d.]+ s pause, [\d.]+ MB file, \d+ MB extra memory')
        with open(self.path('printed')) as file:
            self.assertEqual(sorted(file.read().split('\n')), ['', 'of its child', 'of the script'])
        self.assertEqual(sorted(os.listdir(self.folder)), ['printed', 'script.py'])


class Estimates(support.FileCase):
    def check(self, make):
        held = make()
        found = heapglass.estimate()
        real = heapglass.dump(self.path())
        self.assertEqual(sorted(found), ['bytes', 'memory', 'objects', 'pause'])
        self.assertTrue(0.6 < found['objects'] / real['objects'] < 1.6, (found, real, len(held)))
        self.assertTrue(0.4 < found['bytes'] / real['bytes'] < 2.5, (found, real))

    def test_instances(self):
        class Node:
            def __init__(self, number):
                self.number, self.name = number, 'node%d' % number

        self.check(lambda: [Node(number) for number in range(50000)])

    def test_containers(self):
        self.check(lambda: [({number: [number, str(number)]}, (number, [])) for number in range(20000)])

    def test_it_leaves_no_trace(self):
        gc.collect()
        gc.disable()
        self.addCleanup(gc.enable)
        heapglass.estimate()
        before = len(gc.get_objects())
        heapglass.estimate()
        self.assertEqual(len(gc.get_objects()), before)
        self.assertEqual(gc.collect(), 0)
        self.assertFalse(gc.isenabled())
        self.assertEqual(sys.getswitchinterval(), 0.005)


if __name__ == '__main__':
    unittest.main()
