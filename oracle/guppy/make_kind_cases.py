"""Writes fixtures/guppy/kind-cases.json: what guppy3 prints for symbolic kinds. Run: python3 make_kind_cases.py FILE

The objects are those that src/heapy/kinds.test.ts draws: classes A and B(A), three A, one B, a list of them, an int, a str.
Addresses of types are written as there.
"""
import json
import re
import sys
from types import SimpleNamespace

from guppy import hpy


class A:
    pass


class B(A):
    pass


hp = hpy()
main = SimpleNamespace(A=A, B=B, a0=A(), a1=A(), a2=A(), b=B(), held=[], one=1, text='ab')
main.held.extend([main.a0, main.a1, main.a2])
ADDRESSES = {A: '0x1000', B: '0x2000', int: '0x3000', str: '0x4000', list: '0x5000', object: '0x6000', dict: '0x7000'}

KINDS = '''
hp.Type(int)|hp.Type(main.A)|hp.Type(dict)|hp.Type.Int|hp.Type.Code|hp.Type.Function|hp.Type.Module|hp.Clodo(int)|hp.Clodo(main.A)
hp.Clodo(dictof=main.A)|hp.Clodo(dictof=())|hp.Size(64)|hp.Size("64")|hp.Size(64).alt('>=')|hp.Size(64).alt('<')|hp.Size(64).alt('!=')
hp.Size(64).alt('==')|hp.Type(main.A).alt('<=')|hp.Type(main.A).alt('<')|hp.Type(main.A).alt('>=')|hp.Type(main.A).alt('>')
hp.Type(main.A).alt('!=')|hp.Clodo(dictof=main.A).alt('<=')|hp.Module('sys')|hp.Module()|hp.Id(4096)|hp.Unity()|hp.Anything|hp.Nothing
hp.Via('.a')|hp.Via('[0]', '.a')|hp.Via("['x']")|hp.Via()|hp.Via('.a').alt('<=')|hp.Via('.keys()[0]')|hp.Type(main.A).dictof
hp.Size(64).dictof|hp.Type(main.A).dictof.dictof|(~hp.Size(64)).dictof|~hp.Size(64)|~hp.Type(main.A)|~~hp.Size(64)
~hp.Clodo(dictof=main.A)|~hp.Anything|hp.Type(main.A).biper(0)|hp.Type(main.A).biper(1)|hp.findex(hp.Size(56), hp.Type(main.A))(0)
hp.findex(hp.Size(56), hp.Type(main.A))(2)
'''

SETS = '''
hp.iso(main.a0, main.a1) & main.A|hp.iso(main.a0, main.b) & hp.Type(main.A)|hp.iso(main.a0, main.b) & hp.Type(main.A).alt('<=')
hp.iso(main.a0, main.b) & hp.Type(main.A).alt('<')|hp.iso(main.a0, main.b) & hp.Type(main.B).alt('>=')|hp.iso(main.a0, main.b) - main.A
hp.iso(main.a0, main.b) & ~hp.Type(main.A)|main.B & hp.iso(main.a0, main.b)|hp.iso(main.a0, main.b, main.held) & (hp.Type(main.A) | list)
hp.iso(main.a0, main.b) & hp.Size(56)|hp.iso(main.a0, main.b) & hp.Size(56).alt('>')|hp.iso(main.a0) & int|hp.iso(main.one, main.text) & int
hp.iso(main.a0, main.b) & (hp.iso(main.b) | main.A)|hp.iso(main.a0, main.b) & hp.Type(main.A) & hp.Size(56)
hp.iso(main.a0, main.a1, main.b).by(hp.findex(hp.Type(main.B), hp.Type(main.A)))|hp.iso(main.a0, main.b).by(hp.Type(main.A).biper)
hp.iso(main.a0, main.b) & hp.Type(main.A).biper(1)|hp.iso(main.a0, main.a1, main.b).by(hp.findex(hp.Size(1), hp.Type(main.A)))
hp.iso(main.a0, main.b).by(hp.iso(main.b).biper).count|hp.iso(main.a0, main.b) & hp.iso(main.b).biper(0)
'''

ATOMS = ('hp.Type(main.A)', 'hp.Type(main.B)', 'hp.Size(64)', 'hp.Size(65)', 'hp.Clodo(dictof=main.A)', 'hp.Type(dict)', 'hp.Anything',
         'hp.Nothing', '~hp.Size(64)', "hp.Module('sys')", '(hp.Type(main.A) | hp.Size(64))', '(hp.Type(main.A) & hp.Size(64))',
         "hp.Type(main.A).alt('<=')")


def expressions():
    kinds = [one for line in KINDS.split('\n') for one in line.split('|') if one]
    found = kinds + ['str(%s)' % one for one in kinds] + ['(%s).brief' % one for one in kinds]
    for a in ATOMS:
        for b in ATOMS:
            found += ['%s %s %s' % (a, operator, b) for operator in ('&', '|', '-', '<=')]
            found += ['%s.disjoint(%s)' % (a, b)]
    for three in (('hp.Size(56)', 'hp.Type(main.A)', "hp.Module('sys')"), ('hp.Type(main.A)', 'hp.Size(1)', '~hp.Id(4096)')):
        found += ['%s & %s & %s' % three, 'str(%s & %s & %s)' % three, '~(%s | %s | %s)' % three, 'str(%s | %s | %s)' % three]
    found += [one for line in re.sub(r'(\(\S* \|)', lambda m: m[0].replace('|', '\0'), SETS).split('\n') for one in line.split('|') if one]
    found = [one.replace('\0', '|') for one in found]
    members = 'main.a0', 'main.b', 'main.held'
    found += ['%s in %s' % (m, k) for m in members for k in ("hp.Type(main.A)", "hp.Type(main.A).alt('<=')", 'hp.Size(56)', 'hp.Anything')]
    one = 'hp.iso(main.a0, main.a1)'
    found += ['%s %s hp.Type(main.A)' % (one, operator) for operator in ('<=', '<', '>=', '==', '!=')]
    found += ['hp.Type(main.A) %s %s' % (operator, one) for operator in ('<=', '>=', '>')]
    found += ['%s.kind' % one, '%s.kind.brief' % one, '%s.bysize.kind' % one, '%s.byunity.kind' % one, '%s.bymodule.kind' % one]
    found += ["%s.by('Type&Size').kind" % one, "%s.by('Type&Size').kind.brief" % one, '(%s | hp.iso(main.b)).kind' % one]
    found += ['(%s | hp.iso(main.b)).kind.brief' % one, '%s.er' % one, "hp.iso(main.one, main.text).brief", 'hp.iso(main.text).brief']
    found += ["hp.iso(main.one).kind", 'hp.iso(main.one).bytype.kind.brief', '%s.disjoint(hp.Type(main.A))' % one, '%s.disjoint(main.B)' % one]
    return list(dict.fromkeys(found))


def written(text):
    for kind, address in ADDRESSES.items():
        text = re.sub(r'\b%s\b' % hex(id(kind)), address, text)
    return text


def cases():
    for expression in expressions():
        try:
            text = written(repr(eval(expression)))
        except Exception as error:
            text = None
            print('%s: %s' % (expression, error), file=sys.stderr)
        if text is not None and not re.search(r'0x[0-9a-f]{6,}', text):
            yield {'expression': expression, 'text': text}


if __name__ == '__main__':
    with open(sys.argv[1], 'w', encoding='utf-8') as file:
        file.write('[\n' + ',\n'.join(json.dumps(case) for case in cases()) + '\n]\n')
