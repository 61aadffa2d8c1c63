"""The node set, the names and the sizes against guppy3, where it can be imported."""
import importlib.util
import json
import sys
import unittest

import support

# Interpreter and thread state that no Python code can reach, and what was born between the two looks.
STATE = {'int', 'float', 'dict', 'types.FrameType', 'list', '_thread._localdummy', 'types.BuiltinMethodType', 'tuple'}


@unittest.skipUnless(importlib.util.find_spec('guppy') and sys.version_info[:2] == (3, 11), 'guppy3 on 3.11 is not here')
class AgainstHeapy(support.FileCase):
    def check(self, workload):
        options = {'environment': {'PYTHONPATH': support.CAPTURE + ':' + support.HERE}}
        run = support.run_python(support.HERE + '/guppy_probe.py', workload, self.path(), **options)
        self.assertEqual(run.returncode, 0, run.stderr)
        found = json.loads(run.stdout)
        self.assertGreater(found['nodes'], 30000)
        self.assertLessEqual(set(found['lacking']), STATE)
        self.assertLess(sum(found['lacking'].values()), 30, found['lacking'])
        self.assertEqual((found['wrong_name'], found['wrong_size']), ([], []))
        self.assertLess(sum(found['unreached'].values()), 60, found['unreached'])

    def test_bare(self):
        self.check('bare')

    def test_classes(self):
        self.check('classes')

    def test_leak(self):
        self.check('leak')

    def test_imports(self):
        self.check('imports')


if __name__ == '__main__':
    unittest.main()
