"""Captures of whole programs, compared with a slow and obvious walk of the same heap."""
import json
import unittest

import support
import workloads


class Complete(support.FileCase):
    """Every object that lived before and after the capture is in the file, as it was."""

    def check(self, workload, level='shape'):
        run = support.run_python('-S', support.HERE + '/probe.py', workload, self.path(), level)
        self.assertEqual(run.returncode, 0, run.stderr)
        found = json.loads(run.stdout)
        for difference in ('missing', 'extra', 'wrong_class', 'wrong_size', 'wrong_edges', 'violations'):
            self.assertFalse(found[difference], '%s: %s' % (difference, found))
        self.assertFalse(found['skipped'] or found['restarts'] or found['dangling'], found)
        self.assertLessEqual(found['repeated'], 20, found)
        self.assertGreater(found['stable'], 15000)


def add(workload, level):
    def test(self):
        self.check(workload, level)

    setattr(Complete, 'test_%s_at_%s' % (workload, level), test)


for position, one in enumerate(workloads.ALL):
    add(one.__name__, ('shape', 'basic', 'full')[position % 3])

if __name__ == '__main__':
    unittest.main()
