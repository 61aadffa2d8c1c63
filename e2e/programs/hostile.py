"""Classes, attributes and modules with names made to break out of text: markup, formulas, bidi, control characters."""
import json
import sys
import types

import heapglass

MARKUP = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>'
NAMES = [
    MARKUP,
    '"><svg onload=window.__pwned=1>',
    'javascript:window.__pwned=1',
    "=cmd|' /C calc'!A0",
    '@SUM(1+1)',
    '\u202egnp.exe\u202c',
    'zero\u200bwidth',
    '\x1b[31mred\x1b[0m\x07',
    '__proto__',
    'constructor',
    'toString',
    '{{7*7}}${7*7}',
    "');window.__pwned=1;('",
    'a' * 5000,
    'line\nbreak\ttab',
    '\ud800lone',
]
KEPT = []
COUNT = 50


def run(path):
    for name in NAMES:
        try:
            made = type(name, (), {'__module__': '__main__'})
        except (ValueError, UnicodeEncodeError):  # some interpreters refuse lone surrogates or null characters
            continue
        for _ in range(COUNT):
            thing = made()
            vars(thing)[name] = [name + '!']
            KEPT.append(thing)
    module = types.ModuleType(MARKUP)
    module.things = KEPT
    sys.modules[MARKUP] = module
    heapglass.dump(path, values='full')
    print(json.dumps({'count': COUNT, 'names': sorted({type(thing).__name__ for thing in KEPT})}))


if __name__ == '__main__':
    run(sys.argv[1])
