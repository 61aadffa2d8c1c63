"""Roots, threads and the command line."""
import os
import stat
import unittest

import container
import support


class Roots(support.FileCase):
    def program(self, text, *arguments):
        with open(self.path('program.py'), 'w') as file:
            file.write(text)
        return support.run_python(self.path('program.py'), self.path(), *arguments)

    def test_interpreter_roots_have_heapys_names(self):
        run = self.program('import sys, heapglass; heapglass.dump(sys.argv[1]); print(id(sys.modules), id(vars(sys)))')
        file = container.read(self.path())
        roots = {root['name']: int(root['at'], 16) for root in file.json['ROOT']}
        modules, sysdict = map(int, run.stdout.split())
        self.assertEqual((roots['i0_modules'], roots['i0_sysdict']), (modules, sysdict))
        self.assertTrue({'i0_builtins', 'i0_importlib', 'i0_import_func'} <= set(roots))
        frames = [root for root in file.json['ROOT'] if '_t' in root['name']]
        self.assertEqual([root['name'][-3:] for root in frames], ['_f0'])
        self.assertTrue(all(root['view'] for root in file.json['ROOT']))

    def test_a_dict_refers_to_its_keys_though_the_collector_skips_strings(self):
        self.program(
            'import sys, heapglass\n'
            'CACHE = {"https://example.org/%d" % i: None for i in range(300)}\n'
            'heapglass.dump(sys.argv[1], values="basic")\n'
        )
        file = container.read(self.path())
        held = {file.nodes[r.target].text: r.kind for n in file.nodes.values() if n.mode == 4 for r in n.references
                if r.target in file.nodes and file.nodes[r.target].text.startswith('=https://example.org/')}
        self.assertEqual((len(held), set(held.values())), (300, {3}))

    def test_locals_of_every_thread_are_seen_by_name(self):
        run = self.program(
            'import sys, heapglass, workloads\n'
            'stop = workloads.threads()\n'
            'def outer():\n'
            '    held = ["of outer"]\n'
            '    def inner():\n'
            '        free = held\n'
            '        heapglass.dump(sys.argv[1], values="full")\n'
            '    inner()\n'
            'outer()\n'
            'stop.set()\n'
        )
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        file = container.read(self.path())
        threads = file.json['THRD']
        self.assertEqual([t['current'] for t in threads], [True, False, False])
        self.assertEqual(sorted(t['daemon'] for t in threads), [False, False, True])
        self.assertEqual(threads[0]['name'], 'MainThread')
        self.assertIn('Thread-1', ''.join(sorted(t['name'] for t in threads)))
        stack = [(f['function'].split('.')[-1], os.path.basename(f['file']), f['line']) for f in threads[0]['frames']]
        self.assertEqual(stack, [('inner', 'program.py', 7), ('outer', 'program.py', 8), ('<module>', 'program.py', 9)])
        roots = [root for root in file.json['ROOT'] if '_t' in root['name']]
        self.assertEqual([root['view'] for root in roots], [True, True, True])
        self.assertTrue(roots[0]['name'].endswith('_f2'))
        inner = int(threads[0]['frames'][0]['at'], 16)
        labels = {file.name(r): (r.kind, file.display(r.target)) for r in file.nodes[inner].references}
        self.assertEqual(labels['free'], (6, 'list'))
        self.assertIn(labels['held'], ((7, 'types.CellType'), (6, 'list')))
        self.assertEqual(labels['f_back'], (1, 'types.FrameType'))
        workers = [int(f['at'], 16) for t in threads[1:] for f in t['frames'] if f['function'].endswith('worker')]
        self.assertEqual(len(workers), 2)
        for frame in workers:
            self.assertIn('local_of_worker', file.named(frame))

    def test_a_handled_exception_is_a_root(self):
        self.program(
            'import sys, heapglass\n'
            'def fail():\n    deep = ["deep"]\n    raise ValueError\n'
            'try:\n    fail()\nexcept ValueError:\n    heapglass.dump(sys.argv[1], values="full")\n'
        )
        file = container.read(self.path())
        root = [root for root in file.json['ROOT'] if root['name'].endswith('exc_value')][0]
        error = int(root['at'], 16)
        traceback = file.named(error)['__traceback__']
        frame = file.named(file.named(traceback)['tb_next'])['tb_frame']
        self.assertIn('deep', file.named(frame))

    def test_captures_of_one_process_are_a_series(self):
        run = self.program(
            'import sys, heapglass\nfor i in "abc": heapglass.dump(sys.argv[1] + i)\n'
            'import os\npid = os.fork() if hasattr(os, "fork") else 0\n'
            'if pid: os.waitpid(pid, 0)\nelse: heapglass.dump(sys.argv[1] + "d")\n'
        )
        self.assertEqual(run.returncode, 0, run.stderr)
        files = [container.read(self.path() + letter) for letter in 'abcd']
        self.assertEqual([file.meta['series'] for file in files], [0, 1, 2, 0])
        self.assertEqual(len({file.capture for file in files}), 2)


class CommandLine(support.FileCase):
    SCRIPT = (
        'import sys, os\n'
        'class Order: pass\n'
        'ORDERS = [Order() for _ in range(10)]\n'
        'print(sys.argv[1:], os.path.basename(sys.path[0]), __name__, os.path.isabs(__file__) == (sys.version_info >= (3, 9)))\n'
        'def deep():\n    local = "deep"\n    raise RuntimeError("as planned")\n'
        'if sys.argv[1:] == ["fail"]: deep()\n'
        'if sys.argv[1:2] == ["exit"]: sys.exit(int(sys.argv[2]))\n'
    )

    def setUp(self):
        super().setUp()
        os.mkdir(self.path('scripts'))
        with open(self.path('scripts/script.py'), 'w') as file:
            file.write(self.SCRIPT)

    def run_script(self, *arguments, **options):
        return support.run_python('-m', 'heapglass', 'run', *arguments, cwd=self.folder, **options)

    def test_a_script_runs_as_itself_and_is_captured_at_its_end(self):
        run = self.run_script('-o', 'out.heapglass', '--values', 'basic', 'scripts/script.py', 'a', '-o')
        self.assertEqual((run.returncode, run.stdout), (0, "['a', '-o'] scripts __main__ True\n"))
        self.assertEqual(run.stderr.count('\n'), 1)
        file = container.read(self.path('out.heapglass'))
        self.assertEqual(stat.S_IMODE(os.stat(self.path('out.heapglass')).st_mode), 0o600)
        orders = [a for a in file.reachable() if file.display(a) == '__main__.Order']
        self.assertEqual(len(orders), 10)
        self.assertEqual((file.meta['program'], file.meta['values']), ('script.py', 'basic'))
        self.assertEqual(file.json['THRD'][0]['frames'], [])
        self.assertNotIn('heapglass.Walk', {file.display(a) for a in file.nodes if a not in set(file.hidden)})

    def test_the_exit_code_stays(self):
        for code in (0, 7):
            run = self.run_script('--values=shape', 'scripts/script.py', 'exit', str(code))
            self.assertEqual(run.returncode, code)
            container.read(self.path('script.heapglass'))

    def test_an_exception_is_captured_and_shown(self):
        run = self.run_script('scripts/script.py', 'fail')
        self.assertEqual(run.returncode, 1)
        lines = run.stderr.splitlines()
        self.assertEqual(lines[-1], 'RuntimeError: as planned')
        self.assertNotIn('heapglass.py', run.stderr.split('Traceback')[1])
        file = container.read(self.path('script.heapglass'))
        self.assertTrue([root for root in file.json['ROOT'] if root['name'].endswith('exc_value')])
        frames = [a for a in file.reachable() if file.types[file.nodes[a].type]['name'] == 'frame']
        self.assertTrue([a for a in frames if 'local' in file.named(a)])
        self.assertFalse([a for a in frames if 'heapglass.py' in file.nodes[a].text])

    def test_misuse_is_one_message_and_code_2(self):
        for arguments in ((), ('--values', 'all', 'x.py'), ('-o',), ('--what',), ('missing.py',)):
            run = self.run_script(*arguments)
            self.assertEqual((run.returncode, run.stdout), (2, ''), arguments)
            self.assertTrue(run.stderr.startswith('heapglass: '), run.stderr)
        run = support.run_python('-m', 'heapglass', 'walk')
        self.assertEqual((run.returncode, run.stderr[:6]), (2, 'usage:'))

    def test_a_place_that_cannot_be_written_is_said_before_the_script_runs(self):
        os.mkdir(self.path('folder'))
        for place, said in (('missing/out.heapglass', 'does not exist'), ('folder', 'is a folder')):
            run = self.run_script('-o', self.path(place), 'scripts/script.py')
            self.assertEqual((run.returncode, run.stdout), (2, ''), place)
            self.assertIn(said, run.stderr)

    def test_a_capture_that_fails_is_said_and_shows_in_the_code(self):
        with open(self.path('spoiler.py'), 'w') as file:
            file.write('import os\nos.mkdir("late.heapglass")\nprint("ran")\n')
        run = self.run_script('-o', 'late.heapglass', self.path('spoiler.py'))
        self.assertEqual((run.returncode, run.stdout), (1, 'ran\n'))
        self.assertIn('heapglass: no capture: ', run.stderr)
        self.assertNotIn('.part', run.stderr)

    def test_help_and_wrong_levels(self):
        run = self.run_script('--help')
        self.assertEqual((run.returncode, run.stdout[:6], run.stderr), (0, 'usage:', ''))
        run = self.run_script('--values', 'foo', 'scripts/script.py')
        self.assertEqual((run.returncode, run.stderr), (2, 'heapglass: --values is shape, basic or full, not foo\n'))

    def test_self_test_and_version(self):
        program = os.path.join(support.CAPTURE, 'heapglass.py')
        run = support.run_python(program, '--self-test')
        self.assertEqual((run.returncode, run.stderr), (0, ''), run.stdout)
        self.assertIn('accelerator on', run.stdout)
        self.assertEqual(support.run_python(program, '--version').stdout.split()[0], 'heapglass.py')


if __name__ == '__main__':
    unittest.main()
