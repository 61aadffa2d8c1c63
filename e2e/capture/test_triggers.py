"""Captures asked for beforehand: at a signal, at the end."""
import os
import stat
import unittest

import container
import support

SIGNAL = """
import os, signal, sys, heapglass
class Node: pass
before = heapglass.on_signal(signal.SIGUSR2, sys.argv[1], keep=2)
assert before == signal.SIG_DFL, before
def work(local_of_work='here'):
    nodes = [Node() for _ in range(5)]
    for _ in range(5): os.kill(os.getpid(), signal.SIGUSR2)
work()
print(os.getpid())
"""


@unittest.skipUnless(hasattr(os, 'kill') and hasattr(os, 'fork'), 'no signals like these')
class Signals(support.FileCase):
    def test_never_more_files_than_asked_for(self):
        run = support.run_python('-c', SIGNAL, self.folder)
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        names = ['%s-%d.heapglass' % (run.stdout.strip(), i) for i in (1, 2)]
        self.assertEqual(sorted(os.listdir(self.folder)), names)
        files = [container.read(self.path(name)) for name in names]
        self.assertEqual([file.meta['series'] for file in files], [4, 3])
        for file in files:
            reachable = file.reachable()
            self.assertEqual(len([a for a in reachable if file.display(a) == '__main__.Node']), 5)
            self.assertEqual(file.json['THRD'][0]['frames'][0]['function'], 'work')
            self.assertFalse([a for a in reachable - set(file.hidden) if file.display(a).startswith('heapglass.')])

    def test_an_error_is_a_line_and_the_program_goes_on(self):
        program = (
            'import os, signal, sys, heapglass\n'
            'os.mkdir(sys.argv[1])\n'
            'heapglass.on_signal(signal.SIGUSR2, sys.argv[1])\n'
            'os.rmdir(sys.argv[1])\n'
            'os.kill(os.getpid(), signal.SIGUSR2)\n'
            'print("end")\n'
        )
        run = support.run_python('-c', program, self.path('gone'))
        self.assertEqual((run.returncode, run.stdout), (0, 'end\n'))
        self.assertTrue(run.stderr.startswith('heapglass: no capture: '), run.stderr)
        self.assertEqual(run.stderr.count('\n'), 1)

    def test_wrong_orders_are_refused(self):
        program = (
            'import signal, sys, heapglass\n'
            'for folder, options in ((sys.argv[1], {"keep": 0}), ("/missing", {}), (sys.argv[1], {"values": "all"})):\n'
            '    try: heapglass.on_signal(signal.SIGUSR2, folder, **options)\n'
            '    except heapglass.CaptureError: print(signal.getsignal(signal.SIGUSR2) == signal.SIG_DFL)\n'
        )
        run = support.run_python('-c', program, self.folder)
        self.assertEqual((run.stdout, run.stderr), ('True\n' * 3, ''))


class Ends(support.FileCase):
    def test_the_end_is_captured_before_earlier_exit_functions_and_not_by_forked_processes(self):
        program = (
            'import atexit, os, sys, heapglass\n'
            'class Node: pass\n'
            'NODES = [Node() for _ in range(7)]\n'
            'atexit.register(lambda: print(os.path.exists(sys.argv[1]), flush=True))\n'
            'heapglass.at_exit(sys.argv[1])\n'
            'child = os.fork()\n'
            'if child: os.waitpid(child, 0)\n'
        )
        run = support.run_python('-c', program, self.path())
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, 'False\nTrue\n', ''))
        file = container.read(self.path())
        nodes = [a for a in file.reachable() if file.display(a) == '__main__.Node']
        self.assertEqual((len(nodes), stat.S_IMODE(os.stat(self.path()).st_mode)), (7, 0o600))


if __name__ == '__main__':
    unittest.main()
