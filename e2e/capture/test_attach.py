"""Captures of a live process that never imported the capture."""
import os
import shutil
import stat
import subprocess
import sys
import unittest

import container
import support

import heapglass

PROGRAM = """
import sys, time
class Node:
    def __init__(self): self.name, self.items = 'node', []
def serve(request='of serve'):
    nodes = [Node() for _ in range(321)]
    print('ready', flush=True)
    while True:
        time.sleep(0.02)
        if sys.stdin in __import__('select').select([sys.stdin], [], [], 0)[0]: return
before = None
before = sorted(globals())
serve()
assert sorted(globals()) == before, sorted(globals())
print('end', flush=True)
"""


class Attached(support.FileCase):
    def start(self, program=PROGRAM):
        command = [sys.executable, '-c', program]
        streams = {'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE, 'stderr': subprocess.PIPE}
        process = subprocess.Popen(command, universal_newlines=True, **streams)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        self.assertEqual(process.stdout.readline(), 'ready\n')
        return process

    def attach(self, *arguments, **environment):
        return support.run_python('-m', 'heapglass', 'attach', *arguments, environment=environment)

    def left_behind(self, pid):
        return [name for name in os.listdir('/tmp') if name.startswith('heapglass-%d-' % pid)]


@unittest.skipUnless(sys.platform == 'linux' and shutil.which('gdb'), 'needs Linux and gdb')
class Live(Attached):
    def test_a_process_is_captured_twice_and_lives_on(self):
        process = self.start()
        for _ in range(2):
            run = self.attach(str(process.pid), '-o', self.path())
            self.assertEqual((run.returncode, run.stdout), (0, ''), run.stderr)
        self.assertEqual(stat.S_IMODE(os.stat(self.path()).st_mode), 0o600)
        file = container.read(self.path())
        self.assertEqual((file.meta['pid'], file.meta['values'], file.dangling()), (process.pid, 'shape', []))
        reachable, hidden = file.reachable(), set(file.hidden)
        nodes = [a for a in reachable if file.display(a) == '__main__.Node']
        self.assertEqual(len(nodes), 321)
        self.assertEqual([f['function'] for f in file.json['THRD'][0]['frames']][-2:], ['serve', '<module>'])
        self.assertNotIn('job', [f['function'] for f in file.json['THRD'][0]['frames']])
        self.assertFalse([a for a in reachable - hidden if file.display(a).startswith('heapglass.')])
        out, error = process.communicate('stop\n')
        self.assertEqual((process.returncode, out, error), (0, 'end\n', ''))
        self.assertEqual(self.left_behind(process.pid), [])

    def test_standard_output(self):
        process = self.start()
        command = [sys.executable, heapglass.__file__, 'attach', str(process.pid), '-o', '-', '--values=basic']
        with open(self.path(), 'wb') as target:
            self.assertEqual(subprocess.call(command, stdout=target, stderr=subprocess.DEVNULL), 0)
        file = container.read(self.path())
        self.assertEqual((file.meta['values'], file.meta['pid']), ('basic', process.pid))

    def test_a_main_thread_that_waits_is_given_up_and_not_disturbed(self):
        process = self.start('import time\nprint("ready", flush=True)\ntime.sleep(6)\nprint("end", flush=True)')
        patience, heapglass.PATIENCE = heapglass.PATIENCE, 0.5
        self.addCleanup(setattr, heapglass, 'PATIENCE', patience)
        with self.assertRaisesRegex(heapglass.CaptureError, 'its main thread waits'):
            heapglass.attach(process.pid, self.path())
        self.assertEqual(process.communicate(), ('end\n', ''))
        self.assertEqual((os.listdir(self.folder), self.left_behind(process.pid)), ([], []))

    def test_errors_inside_are_told(self):
        process = self.start('import sys\nsys.implementation.name = "pypy"\n' + PROGRAM)
        run = self.attach(str(process.pid), '-o', self.path())
        self.assertEqual(run.returncode, 1)
        self.assertIn('could not capture: CaptureError: heapglass captures CPython only', run.stderr)
        self.assertEqual((os.listdir(self.folder), self.left_behind(process.pid)), ([], []))

    def test_a_process_that_is_no_python(self):
        process = subprocess.Popen(['sleep', '60'])
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        run = self.attach(str(process.pid), '-o', self.path())
        self.assertIn('is no CPython, or one without symbols', run.stderr)


@unittest.skipUnless(sys.platform == 'linux', 'attach needs Linux')
class Missing(Attached):
    def fake_gdb(self, says):
        with open(self.path('gdb'), 'w') as file:
            file.write('#!/bin/sh\necho "%s"\n' % says)
        os.chmod(self.path('gdb'), 0o700)
        return self.attach(str(os.getpid()), '-o', self.path(), PATH=self.folder + os.pathsep + os.defpath)

    def test_the_right_to_trace(self):
        run = self.fake_gdb('ptrace: Operation not permitted.')
        self.assertEqual(run.returncode, 1)
        self.assertIn('gdb may not trace process %d. Be its user or root' % os.getpid(), run.stderr)
        self.assertIn('SYS_PTRACE', run.stderr)

    def test_gdb(self):
        run = self.attach(str(os.getpid()), '-o', self.path(), PATH=self.folder)
        self.assertIn('gdb is needed and not installed', run.stderr)
        self.assertEqual((run.returncode, self.left_behind(os.getpid())), (1, []))

    def test_the_process(self):
        self.assertIn('there is no process 4194305', self.attach('4194305').stderr)

    def test_arguments(self):
        for arguments in ((), ('what',), ('1', '-o'), ('1', '--values', 'all')):
            run = self.attach(*arguments)
            self.assertEqual(run.returncode, 2)
            self.assertTrue(run.stderr.startswith('heapglass: '), run.stderr)

    def test_remote_exec_is_preferred(self):
        asked = []

        def remote_exec(pid, script):
            asked.append(pid)
            with open(script) as file:
                exec(compile(file.read(), script, 'exec'), {})

        self.addCleanup(setattr, sys, 'remote_exec', getattr(sys, 'remote_exec', None))
        sys.remote_exec = remote_exec
        size = heapglass.attach(os.getpid(), self.path())
        self.assertEqual((asked, os.path.getsize(self.path())), ([os.getpid()], size))
        self.assertGreater(len(container.read(self.path()).nodes), 10000)


if __name__ == '__main__':
    unittest.main()
