"""What the tests of the capture share: where things are, and running a program under an interpreter."""
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
CAPTURE = os.path.join(os.path.dirname(os.path.dirname(HERE)), 'public', 'capture')

sys.path.insert(0, CAPTURE)


def run_python(*arguments, **options):
    """Runs this interpreter in a clean environment and returns the finished process, its output as text."""
    environment = {'PATH': os.defpath, 'PYTHONPATH': os.pathsep.join([CAPTURE, HERE]), 'PYTHONDONTWRITEBYTECODE': '1'}
    environment.update(options.pop('environment', {}))
    return subprocess.run(
        [sys.executable] + list(arguments),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        universal_newlines=True,
        timeout=300,
        **options
    )


class FileCase(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name='test.heapglass'):
        return os.path.join(self.folder, name)
