"""Captures by a child process: the same content, and nothing of the program is touched."""
import gc
import glob
import io
import os
import stat
import sys
import unittest

import container
import support

import heapglass

SETTING = """
import gc, os, signal, socket, sqlite3, sys, tempfile, threading, weakref
import heapglass
EVENTS = []
class Loud:
    def __del__(self): os.write(1, b'finalised in %d\\n' % os.getpid())
folder = tempfile.TemporaryDirectory()
ends = socket.socketpair()
database = sqlite3.connect(os.path.join(folder.name, 'db'))
database.execute('create table t (x)')
database.execute('insert into t values (1)')
held = Loud()
watched = weakref.ref(held, EVENTS.append)
os.register_at_fork(after_in_child=lambda: gc.enable())
local, ready, stop = threading.local(), threading.Event(), threading.Event()
def work():
    local.loud, mine = Loud(), [Loud()]
    try: raise ValueError(Loud())
    except ValueError as error: ready.set(); stop.wait()
thread = threading.Thread(target=work)
if 'thread' in sys.argv: thread.start(); ready.wait()
def term(number, frame): os.write(1, b'handler\\n')
for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGALRM): signal.signal(number, term)
class Plain:
    def __init__(self): self.a, self.b = 1, []
plain = [Plain() for _ in range(100)]
before = [len(gc.get_referents(one)) for one in plain]
files = sorted(os.listdir('/proc/self/fd'))
mask = signal.pthread_sigmask(signal.SIG_BLOCK, [])
for _ in range(4): print(heapglass.dump(sys.argv[1], mode='fork')['mode'], flush=True)
assert os.path.isdir(folder.name) and watched() is held and EVENTS == []
assert [len(gc.get_referents(one)) for one in plain] == before
assert sorted(os.listdir('/proc/self/fd')) == files
assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == mask
assert signal.getsignal(signal.SIGTERM) is term and gc.isenabled()
database.commit()
assert database.execute('select x from t').fetchall() == [(1,)]
ends[0].sendall(b'x'); assert ends[1].recv(1) == b'x'
ends[0].close(); assert ends[1].recv(1) == b''
print('end', flush=True)
stop.set()
if 'thread' in sys.argv: thread.join()
del held
folder.cleanup()
database.close()
ends[1].close()
"""


@unittest.skipUnless(sys.platform == 'linux', 'a child captures on Linux')
class NoHarm(support.FileCase):
    def run_setting(self, *arguments):
        run = support.run_python('-W', 'error', '-c', SETTING, self.path(), *arguments)
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        before, _, after = run.stdout.partition('end\n')
        self.assertEqual(os.listdir(self.folder), ['test.heapglass'])
        self.assertEqual(stat.S_IMODE(os.stat(self.path()).st_mode), 0o600)
        return [line for line in before.split('\n') if line], after

    def test_nothing_of_the_program_runs_and_its_signal_handlers_hear_nothing(self):
        lines, _ = self.run_setting()
        self.assertEqual(lines, ['fork'] * 4)

    def test_what_only_other_threads_hold_lives_on_in_the_child(self):
        lines, after = self.run_setting('thread')
        self.assertEqual([line for line in lines if line != 'handler'], ['fork'] * 4)
        self.assertEqual(after.count('finalised'), 4)
        file = container.read(self.path())
        self.assertEqual([len(t['frames']) > 1 for t in file.json['THRD'][1:]], [True])
        self.assertTrue(file.json['THRD'][1]['name'].startswith('Thread-1'))
        loud = [a for a in file.nodes if file.display(a) == '__main__.Loud']
        self.assertEqual(len(loud), 4)


@unittest.skipUnless(sys.platform == 'linux', 'a child captures on Linux')
class Content(support.FileCase):
    def test_both_modes_see_the_same(self):
        heapglass.dump(self.path('warm'), mode='fork')
        heapglass.dump(self.path('a'), mode='inline')
        heapglass.dump(self.path('b'), mode='fork')
        inline, fork = container.read(self.path('a')), container.read(self.path('b'))
        self.assertEqual((inline.meta['mode'], fork.meta['mode']), ('inline', 'fork'))
        self.assertEqual((inline.dangling(), fork.dangling()), ([], []))
        self.assertEqual(fork.meta['pid'], os.getpid())
        self.assertNotEqual(fork.meta['child'], os.getpid())
        self.assertEqual((inline.capture, inline.meta['series'] + 1), (fork.capture, fork.meta['series']))
        for one, other in ((inline, fork), (fork, inline)):
            only = [one.display(a) for a in one.nodes if a not in other.nodes]
            self.assertLess(len(only), 60, only)
        self.assertLess(abs(len(inline.reachable()) - len(fork.reachable())), 60)
        shown = {fork.display(a) for a in fork.nodes if a not in set(fork.hidden)}
        self.assertFalse([name for name in shown if name.startswith('heapglass.')])

    def test_nothing_is_left_for_the_collector(self):
        gc.disable()
        self.addCleanup(gc.enable)
        heapglass.dump(self.path(), mode='fork')
        gc.collect()
        count = len(gc.get_objects())
        for _ in range(2):
            heapglass.dump(self.path(), mode='fork')
        self.assertEqual(gc.collect(), 0)
        self.assertLessEqual(len(gc.get_objects()) - count, 2)

    def test_an_open_file_takes_a_capture_and_goes_on(self):
        with open(self.path('whole'), 'wb') as stream:
            stream.write(b'before')
            summary = heapglass.dump(stream, mode='fork')
            stream.write(b'after')
        with open(self.path('whole'), 'rb') as file:
            data = file.read()
        self.assertEqual((data[:6], data[-5:], len(data)), (b'before', b'after', 11 + summary['bytes']))
        with open(self.path(), 'wb') as file:
            file.write(data[6:-5])
        self.assertGreater(len(container.read(self.path()).nodes), 10000)


@unittest.skipUnless(sys.platform == 'linux', 'a child captures on Linux')
class Failures(support.FileCase):
    def replace(self, name, value):
        self.addCleanup(setattr, heapglass, name, getattr(heapglass, name))
        setattr(heapglass, name, value)

    def refused(self, words, target=None):
        with self.assertRaisesRegex(heapglass.CaptureError, words):
            heapglass.dump(target or self.path(), mode='fork')
        self.assertEqual(glob.glob(os.path.join(self.folder, '*heapglass*')), [])
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith('.')], [])

    def test_errors_of_the_child_reach_the_caller(self):
        def fail(*arguments):
            raise MemoryError('no room for the walk')

        self.replace('_walk', fail)
        self.refused('MemoryError: no room for the walk')

    def test_a_child_that_is_killed_is_an_error(self):
        self.replace('_walk', lambda *arguments: os.kill(os.getpid(), 9))
        self.refused('killed by signal 9')

    def test_unknown_modes_and_streams_without_a_descriptor(self):
        self.refused('not one of an open file', io.BytesIO())
        with self.assertRaisesRegex(heapglass.CaptureError, 'mode is one of auto, fork, inline'):
            heapglass.dump(self.path(), mode='child')

    def test_large_heaps_are_forked_and_small_ones_not(self):
        self.assertEqual(heapglass.dump(io.BytesIO())['mode'], 'inline')
        self.replace('WORTH_A_FORK', 1)
        self.replace('_UNFORKABLE', ())
        self.assertEqual(heapglass.dump(self.path())['mode'], 'fork')
        self.replace('_UNFORKABLE', ('unittest',))
        self.assertEqual(heapglass.dump(self.path())['mode'], 'inline')

    def system(self, files):
        for name, text in files.items():
            path = os.path.join(self.folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w') as file:
                file.write(text)
        self.replace('_PROC', os.path.join(self.folder, 'proc'))
        self.replace('_CGROUPS', os.path.join(self.folder, 'cg'))
        self.replace('WORTH_A_FORK', 1)

    PROC = {'proc/self/statm': '100000 60000 10000 1 0 1 0', 'proc/meminfo': 'MemFree: 1 kB\nMemAvailable: 9000000 kB\n'}

    def test_room_on_the_host(self):
        self.system(dict(self.PROC, **{'proc/meminfo': 'MemAvailable: 200000 kB\n'}))
        self.refused('no capture in a child: it may need 227 MB, and the host leaves 195 MB')
        self.assertEqual(heapglass.dump(self.path())['mode'], 'inline')

    def test_room_in_the_control_group(self):
        second = {'proc/self/cgroup': '0::/a/b\n', 'cg/a/memory.max': '400000000', 'cg/a/memory.current': '300000000'}
        self.system(dict(self.PROC, **second))
        self.refused('may need 227 MB, and the limit of the control group .*/cg/a leaves 95 MB')
        self.system({'cg/a/memory.stat': 'anon 5\ninactive_file 200000000\n'})
        self.assertEqual(heapglass.memory_obstacle(), '')
        self.system({'cg/a/memory.oom.group': '1\n'})
        self.assertIn('may need 454 MB', heapglass.memory_obstacle())
        self.system({'cg/a/memory.max': 'max'})
        self.assertEqual(heapglass.memory_obstacle(), '')

    def test_room_in_a_control_group_of_the_first_kind(self):
        names = 'cg/memory/memory.limit_in_bytes', 'cg/memory/memory.usage_in_bytes'
        first = {'proc/self/cgroup': '9:name=systemd:/\n4:cpu,memory:/of/the/host\n', names[0]: '300000000', names[1]: '200000000'}
        self.system(dict(self.PROC, **first))
        self.assertIn('leaves 95 MB', heapglass.memory_obstacle())


if __name__ == '__main__':
    unittest.main()
