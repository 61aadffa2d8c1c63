"""Writes fixtures/guppy/text-cases.json: texts that guppy3's own classes print for given numbers.

Run with an interpreter that has guppy3 3.1.7: python3 oracle/guppy/make_text_cases.py fixtures/guppy/text-cases.json
"""
import json
import random
import sys
import textwrap

from guppy import hpy

PART = hpy()._parent.Part
RANDOM = random.Random(20)
TIME = '1795328150.083841'

NAMES = [
    'int', 'str', 'dict of __main__.Order', 'types.BuiltinMethodType', 'dict (no owner)', '',
    'a' * 54, 'a' * 55, 'a' * 56, 'b' * 99, 'b' * 100, 'b' * 101, 'c' * 240,
    'dict of module, dict of type, function, list, tuple, types.CellType, types.CodeType, types.FrameType',
    '/usr/lib/python3/site-packages/some-very-long-package-name/with-hyphens/and_underscores/module.py:120',
    'x-' * 60, '-' * 120, 'ab--cd--ef ' * 12, 'tab\there\tand\tthere ' * 4, ' leading', 'trailing   ',
    'a\u00a0b ' * 40, '\u00e9\u00df\u4e2d\u6587-' * 20, '\U0001f600' * 70, '\U0001f600-x ' * 30, 'x\u2028y\x85z ' * 12,
    'one\x1cword ' * 14, '        72', 'isn\'t it-so "quoted"--text, a-b-c-d ' * 5, 'a1-2b c3-d4 e-f-g ' * 9,
]
MULTILINE = ['first\nsecond', 'first\n\nthird ' + 'w ' * 80, '\n', 'a\n' + 'b' * 120, 'x\n  indented']
HEADERS = [
    'Kind (class / dict of class)', 'Type', 'Individual Size', 'Referred Via:', '<unclassified>',
    'Type & {Referrers by Kind (class / dict of class)} & {Referred Via} & Individual Size & Module & more-of-it',
    'h' * 120, 'Address*Length',
]


class Table:
    """What guppy3's formats ask of a table."""
    mod = PART

    def __init__(self, format_name, header, kindname, rows, count=None, size=None, b=None):
        self.kindheader, self.kindname, self.rows = header, kindname, []
        cumulative = 0
        for index, (n, bytes_, name) in enumerate(rows):
            cumulative += bytes_
            self.rows.append(PART_ROW(n, bytes_, name, index, cumulative))
        self.count = sum(r.count for r in self.rows) if count is None else count
        self.size = cumulative if size is None else size
        self.numrows = len(self.rows)
        if b is not None:
            self.b_count, self.b_size = b
        self.format_name = format_name
        self._hiding_tag_ = PART._hiding_tag_
        self.format = getattr(sys.modules['guppy.heapy.Part'], format_name)(self)
        PART.OutputHandling.setup_printing(self, self.format)

    def get_rows(self):
        return iter(self.rows)


PART_ROW = sys.modules['guppy.heapy.Part'].StatRow


def table_case(table):
    pages, page = [], table.more
    for _ in range(4):
        pages.append(repr(page))
        page = page.more
    return {
        'format': table.format_name, 'header': table.kindheader, 'kindName': table.kindname,
        'count': table.count, 'size': table.size,
        'b': [table.b_count, table.b_size] if hasattr(table, 'b_count') else None,
        'rows': [[r.index, r.count, r.size, r.cumulsize, r.name] for r in table.rows],
        'text': repr(table), 'more': pages, 'all': repr(table.all),
    }


def random_rows(n, names, big=False):
    top = 10 ** 12 if big else 10 ** RANDOM.choice([2, 3, 5, 7])
    return [(RANDOM.randint(1, max(1, top // 50)), RANDOM.randint(1, top), RANDOM.choice(names)) for _ in range(n)]


def tables():
    for n in [1, 2, 3, 9, 10, 11, 12, 13, 20, 21, 22, 23, 32, 33, 35]:
        yield Table('SetFormat', RANDOM.choice(HEADERS), '', random_rows(n, NAMES[:5]))
        yield Table('IdFormat', 'Address', '<__main__.A>', [(1, s, name) for _, s, name in random_rows(n, ['0x7f28a6a78280'])])
    for name in NAMES + MULTILINE:
        yield Table('SetFormat', 'Type', '', [(3, 300, 'x'), (2, 20, name), (1, 1, 'y')])
        yield Table('IdFormat', 'Representation (limited)', '<mixed>', [(1, 300, name), (1, 20, name)])
        yield Table('DiffFormat', 'Type', '', [(3, -300, name), (2, 20, 'z')], b=(100, 9000))
    for header in HEADERS:
        yield Table('SetFormat', header, '', [(3, 300, 'x')])
        yield Table('IdFormat', header, '<str>', [(1, 300, 'x')])
        yield Table('DiffFormat', header, '', [(3, 300, 'x')], b=(1, 2))
    yield Table('SetFormat', 'Type', '', [])
    yield Table('IdFormat', 'Type', '<x>', [])
    yield Table('DiffFormat', 'Type', '', [], b=(0, 0))
    yield Table('DiffFormat', 'Type', '', [(5, 10, 'a'), (-5, -10, 'b')], b=(7, 70))
    yield Table('DiffFormat', 'Type', '', [(0, 10, 'a'), (0, -10, 'b'), (0, 0, 'Twin')], b=(7, 70))
    yield Table('DiffFormat', 'Type', '', [(5, 10, 'a')], b=(0, 0))
    for size, b in [(123456789, 10), (1, 10 ** 9), (-73, 100), (999, 1000), (9995, 1000), (19000, 100), (5, 3)]:
        yield Table('DiffFormat', 'Type', '', [(1, size, 'a'), (1, -7, 'b')], b=(4, b))
    for size, whole in [(1, 200), (3, 200), (5, 200), (199, 200), (1, 3), (49, 400), (1225, 10000), (1235, 10000)]:
        yield Table('SetFormat', 'Type', '', [(size, size, 'a')], count=whole, size=whole)
        yield Table('IdFormat', 'Value', '<int>', [(1, size, 'a')], size=whole)
    for _ in range(60):
        n = RANDOM.randint(1, 26)
        kind = RANDOM.choice(['SetFormat', 'IdFormat', 'DiffFormat'])
        rows = random_rows(n, NAMES + MULTILINE, big=RANDOM.random() < 0.3)
        if kind == 'DiffFormat':
            rows = [(c * RANDOM.choice([1, -1]), s * RANDOM.choice([1, -1]), name) for c, s, name in rows]
            yield Table(kind, RANDOM.choice(HEADERS), '', rows, b=(RANDOM.randint(1, 10 ** 6), RANDOM.randint(1, 10 ** 8)))
        else:
            rows = [(1 if kind == 'IdFormat' else c, s, name) for c, s, name in rows]
            yield Table(kind, RANDOM.choice(HEADERS), '<mixed>' if kind == 'IdFormat' else '', rows)


def package(rows, header='Type'):
    return hpy().load(
        ['.loader: _load_stat', '.format: SetFormat', '.timemade: ' + TIME,
         '.count: %d' % sum(r[0] for r in rows), '.size: %d' % sum(r[1] for r in rows),
         '.kindname: ', '.kindheader: ' + header, '.numrows: %d' % len(rows)]
        + ['.r: %d %d %s' % tuple(r) for r in rows] + ['.end: .loader: _load_stat'])


def differences():
    few = ['a', 'b', 'c', 'dict of d', 'Twin']
    pairs = [([], []), ([(5, 50, 'Twin'), (2, 20, 'Twin')], [(2, 20, 'Twin'), (5, 50, 'Twin')]),
             ([(1, 10, 'a')], []), ([], [(1, 10, 'a')]), ([(1, 10, 'a')], [(1, 10, 'a')])]
    for _ in range(40):
        pairs.append(tuple([(RANDOM.randint(0, 3), RANDOM.randint(0, 3) * 8, RANDOM.choice(few)) for _ in range(RANDOM.randint(0, 8))]
                           for _ in range(2)))
    for a, b in pairs:
        sa, sb = package(a), package(b)
        diff = sa - sb
        yield {'a': a, 'b': b, 'count': diff.count, 'size': diff.size,
               'rows': [[r.index, r.count, r.size, r.cumulsize, r.name] for r in diff.get_rows()], 'text': repr(diff),
               'slice': [[r.index, r.count, r.size, r.cumulsize, r.name] for r in diff[1:4].get_rows()],
               'sliceText': repr(diff[1:4])}


def wraps():
    alphabet = ['a', 'bc', 'Z', '9', '_', '-', '--', '---', ' ', '  ', '\t', '\n', '.', ',', '!', '"', "'", '&', '?', '(', '\u00e9',
                '\u4e2d', '\u0301', '\u00b2', '\u2160', '\U0001f600', '\u00a0', '\x1c', '\r', '\x0b', '\ufeff', '/']
    for _ in range(250):
        text = ''.join(RANDOM.choice(alphabet) for _ in range(RANDOM.randint(0, 160)))
        width = RANDOM.choice([10, 20, 45, 100])
        indent = ' ' * RANDOM.choice([0, 3, 9, 12])
        yield [text, width, indent, textwrap.wrap(text, width=width, subsequent_indent=indent)]


def decimals():
    values = [0.5, 1.5, 2.5, 99.5, 12.25, 12.35, 0.05, 0.25, 1e21, 1.23456e-7, 0.0001, 0.00001, 999.5, 99950.0, 1e15, 123456789.0,
              0.1, 2.675, 1e-300, 5e-324, 1.7976931348623157e308, -0.5, -2.5, -73.1, 0.0, 1000.0, 9.995, 9.985]
    values += [RANDOM.uniform(-1000, 1000) for _ in range(80)] + [RANDOM.randint(0, 4000) / 8 for _ in range(60)]
    for x in values:
        yield [x, '%.0f' % x, '%.1f' % x, '%.2f' % x, '%.3g' % x, '%.6e' % x, '%.12g' % x, repr(x), '%r' % (x * 1e10)]


if __name__ == '__main__':
    with open(sys.argv[1], 'w', encoding='utf-8') as out:
        json.dump({'tables': [table_case(t) for t in tables()], 'differences': list(differences()), 'wraps': list(wraps()),
                   'decimals': list(decimals())}, out, ensure_ascii=True, separators=(',', ':'))
        out.write('\n')
