"""Writes fixtures/guppy/python-cases.json: expressions of the language that need no heap, and what CPython says they are.

Run with CPython 3.11: python3 oracle/guppy/make_python_cases.py fixtures/guppy/python-cases.json
"""
import json
import random
import sys

RANDOM = random.Random(7)
INTS = ['0', '1', '-1', '2', '3', '-7', '10', '255', '0x1F', '1_000', '12345678901234567890', 'True']
FLOATS = ['0.5', '-2.5', '1e16', '1e-5', '3.0', '2.675', '1e300', '0.1', '-0.0', '123456.789']
TEXTS = ["'a'", "'it\\'s'", "'\"'", "'\\n\\t\\\\'", "'\\x00\\xe9\\u4e2d\\U0001f600'", "''", "r'\\n'", "'a' 'b'", "'\\u200b\\xa0'", "'''x\ny'''"]
OPERATORS = ['+', '-', '*', '/', '//', '%', '**', '&', '|', '^', '<<', '>>', '==', '<', '<=', '!=', 'and', 'or']
SPECS = ['', 'd', '5d', '<6', '>8', '^9', '*^11', '08.3f', '+.2e', ',', ',.1f', '.3g', '%', 'x', '#x', 'b', '_d', ' d', '=+7d', 'g', '10.4', 'e']
PERCENTS = ['%d', '%5d|', '%-6d|', '%06.2f', '%s', '%r', '%5.1f', '%x', '%g', '%+d', '%e', '%%%s', '%10s|', '%-10s|', '%.2s']


def sources():
    for _ in range(260):
        a, b = (RANDOM.choice(INTS + FLOATS) for _ in 'ab')
        operator = RANDOM.choice(OPERATORS)
        if operator != '**' or a in INTS and b in INTS:  # the last bit of C's pow() is not the language's
            yield '%s %s %s' % (a, operator, b)
    for text in TEXTS:
        yield text
        yield '[%s, (%s,)]' % (text, text)
        yield 'len(%s)' % text
        yield '%s * 3 + %s' % (text, text)
        yield '(%s)[::-1]' % text
        yield '%s < %s' % (text, RANDOM.choice(TEXTS))
        yield '%s in %s' % (RANDOM.choice(TEXTS), text)
        yield "'%%s|%%r' %% (%s, %s)" % (text, text)
        yield "f'{%s!r:>12}|'" % RANDOM.choice(["1", "2.5", "None", "True"])
    for number in INTS + FLOATS:
        for spec in RANDOM.sample(SPECS, 9):
            yield "'{:%s}'.format(%s)" % (spec, number)
            if not spec.startswith('='):  # the grammar reads := there
                yield "f'{%s:%s}|'" % (number, spec)
        for percent in RANDOM.sample(PERCENTS, 6):
            yield "'%s' %% %s" % (percent, number)
        yield 'round(%s, %d)' % (number, RANDOM.randint(-2, 4))
        yield 'round(%s)' % number
        yield 'int(%s)' % number
        yield 'abs(%s)' % number
        yield 'str(%s)' % number
        yield '-%s' % number
    for _ in range(60):
        items = '[%s]' % ', '.join(RANDOM.choice(INTS) for _ in range(RANDOM.randint(0, 7)))
        cut = ':'.join(RANDOM.choice(['', str(RANDOM.randint(-8, 8))]) for _ in range(2))
        yield '%s[%s:%s]' % (items, cut, RANDOM.choice(['', '1', '2', '-1', '-3']))
        yield 'sorted(%s, reverse=%s)' % (items, RANDOM.choice(['True', 'False']))
        yield '[x * 2 for x in %s if x %% 3 != 1]' % items
        yield 'sum(%s) == 0 or max(%s) > 2' % (items, items)
    yield from ['not 1 == 2', 'not (1 and 0) or 2', '1 < 2 < 3 > 2', '1 if 0 else 2 if 0 else 3', '()', '(1,)', '(1, 2)', '[]', '[[1], (2, [3])]',
                '-2 ** 2', '2 ** -1', '2 ** 3 ** 2', '7 // -2', '-7 % 3', '7 % -3', '-7.5 // 2', '-7.5 % 2', '1 == 1.0 == True', '~5', '[1, 2] + [3]',
                "'a' 'b' f'{1}{{x}}' 'c'", "'-'.join(['a', 'b'])", "'aXb'.replace('X', '$&')", "'a\\nb\\r\\nc\\n'.splitlines()", "' a '.strip() + '|'",
                "'{} {0}'.format(1) if 0 else '{1} {0} {k}'.format(1, 2, k=3)", "'x'.ljust(4) + '|' + 'x'.rjust(4, '*')", '10 ** 20', '5 / 3', '6 / 3', '1e22', '1.5e-7']


def answer(source):
    try:
        return repr(eval(source, {}))
    except Exception as error:
        return 'error: ' + type(error).__name__


if __name__ == '__main__':
    cases = [[s, answer(s)] for s in dict.fromkeys(sources())]
    with open(sys.argv[1], 'w', encoding='utf-8') as out:
        json.dump(cases, out, ensure_ascii=True, separators=(',', ':'))
        out.write('\n')
    print(len(cases))
