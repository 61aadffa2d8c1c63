"""How objects are referred to: the rows of `byvia` that guppy3 printed, recomputed from the file."""
import os
import re
import unittest

import reader
from test_oracle import files

ROW = re.compile(r' *\d+ +(\d+) +\d+ +(\d+) +\d+ +\d+ +\d+ ?(.*)')
WRITE = {
    1: '.{}', 2: '[{}]', 3: '.keys()[{}]', 4: '->{}', 5: '.__dict__.keys()[{}]', 6: ".f_locals['{}']", 7: ".f_locals ['{}']",
    8: '->f_valuestack[{}]', 9: 'list(_)[0]', 10: '{}', 11: '[{}]',
}  # fmt: skip


def key_text(held, at):
    """`repr` of a key that is an object of the file: exact for strings and numbers."""
    node = held.nodes[at]
    return repr(node.text[1:]) if held.display(at) == 'str' else node.text or hex(at)


def relations(held):
    """{address: {text of a relation}} of all objects. The class of an instance is no relation to heapy."""
    found = {}
    for node in held.nodes.values():
        for target, kind, label in node.edges:
            if kind and not (kind == 4 and label == 'ob_type'):
                name = key_text(held, label) if kind == 2 and type(label) is int else label
                found.setdefault(target, set()).add(WRITE[kind].format(name))
    for name, at, _ in held.roots:
        if name:
            found.setdefault(at, set()).add('.' + name)
    return found


class Relations(unittest.TestCase):
    def test_the_printed_rows_follow_from_the_file(self):
        for path in files():
            with self.subTest(os.path.basename(path)):
                held = reader.File(path)
                texts = [row['text'] for row in held.oracle['later'] if row['expression'] == 'hp.heap().byvia']
                found, rows = relations(held), {}
                for at in held.reachable():
                    name = ', '.join(sorted(map(repr, found.get(at, ()))))
                    count, size = rows.get(name, (0, 0))
                    rows[name] = (count + 1, size + held.nodes[at].size)
                for text in texts:
                    printed = [ROW.fullmatch(line) for line in text.split('\n')[2:12]]
                    self.assertEqual(len(printed), 10)
                    for row in printed:
                        self.assertEqual(rows.get(row[3]), (int(row[1]), int(row[2])), row[3])


if __name__ == '__main__':
    unittest.main()
