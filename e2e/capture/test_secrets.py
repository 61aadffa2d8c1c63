"""Value levels: what a file may hold."""
import re
import unittest

import container
import support

SECRETS = """
import os, sys, threading, collections, heapglass

def secret(kind):
    return ''.join(['SECRET', '-', kind, '-7']) + 'q!'

def identifier(kind):
    return ''.join(['SECRET', '_', kind, '_7q'])

class Session:
    def __init__(self):
        self.password = secret('attribute')
        self.token = secret('bytes').encode()
        self.pin = 7331733173317331
        self.ratio = 73317.33173
        self.cache = {secret('key'): 1, identifier('key'): 2, secret('bkey').encode(): 3}
        setattr(self, secret('attribute name'), 1)

class Slots:
    __slots__ = ('card',)

class Mapping(dict):
    pass

def worker(ready, stop):
    local = secret('thread local')
    ready.set()
    stop.wait()

def generate():
    held = secret('generator local')
    yield held

session, slots = Session(), Slots()
slots.card = [secret('slot')]
users = {identifier('user'): session, secret('user'): slots, 7331733173317332: 1}
ordered = collections.OrderedDict([(identifier('ordered'), 1), (secret('ordered'), 2), (7331733173317333, 3)])
default = collections.defaultdict(list, {identifier('default'): [secret('default')]})
mapping = Mapping({identifier('mapping'): 1, secret('mapping'): 2})
members = {secret('member'), identifier('member')}
frozen = frozenset([secret('frozen')])
pairs = [(secret('tuple'), identifier('tuple')), bytearray(secret('bytearray').encode())]
os.environ[identifier('env')] = secret('env')
generator = generate(); next(generator)
error = ValueError(secret('exception'))
closure = (lambda value: lambda: value)(secret('cell'))
partial = __import__('functools').partial(print, secret('partial'))
def default_argument(value=secret('default argument'), *, only=secret('keyword default')): pass
Session.registry = [secret('class attribute')]
ready, stop = threading.Event(), threading.Event()
thread = threading.Thread(target=worker, args=(ready, stop), name=secret('thread name'))
thread.start(); ready.wait()

def main(argument):
    local = secret('local')
    namespace = {'inner': secret('namespace')}
    try:
        raise KeyError(secret('handled'))
    except KeyError:
        heapglass.dump(sys.argv[1], values=sys.argv[2])

main(sys.argv[3])
stop.set(); thread.join()
"""


class Levels(support.FileCase):
    def capture(self, level):
        with open(self.path('program.py'), 'w') as file:
            file.write(SECRETS)
        run = support.run_python(
            self.path('program.py'),
            self.path(),
            level,
            'SECRET-argument-7q!',
            environment={'SECRET_variable': 'SECRET-value-7q!'},
        )
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        file = container.read(self.path())
        return file, b'\n'.join(file.raw)

    def test_shape_holds_no_value(self):
        file, data = self.capture('shape')
        self.assertEqual(re.findall(rb'.{0,20}SECRET.{0,30}', data), [])
        for number in (b'73317331', b'73317.3'):
            self.assertNotIn(number, data)
        self.assertNotIn(self.path('x').encode()[:-1] + b'test', data)  # the argument of the program
        self.assertEqual(file.meta['program'], 'program.py')

    def test_shape_holds_the_names(self):
        file, data = self.capture('shape')
        for name in (b'Session', b'password', b'card', b'default_argument', b'__main__', b'generate', b'cache'):
            self.assertIn(name, data)
        texts = {node.text for node in file.nodes.values()}
        self.assertTrue({'=session', '=users', 'True', 'False', 'None'} <= texts)

    def test_forms_of_the_levels(self):
        for level, forms in (('shape', {0, 1, 2}), ('basic', {0, 1, 2, 3}), ('full', {0, 1, 2, 3})):
            file, data = self.capture(level)
            kinds = {}
            for node in file.nodes.values():
                kinds.setdefault(file.types[node.type]['name'], set()).add((node.form, node.text[:1]))
            self.assertEqual({form for form, _ in kinds['bytes']} <= {0}, level == 'shape')
            self.assertEqual({form for form, _ in kinds['int']} == {0}, level == 'shape')
            self.assertEqual({form for form, _ in kinds['bool']}, {1})
            self.assertEqual('<' in {text for _, text in kinds['str']}, level == 'basic')
            self.assertEqual(b'SECRET-attribute-7q!' in data, level != 'shape')
            self.assertEqual(file.meta['values'], level)

    def test_keys_of_dict_classes_are_labels_where_values_are_kept(self):
        file, data = self.capture('basic')
        labels = set()
        for chunk in file.objects:
            if file.types[chunk.type]['name'] in ('OrderedDict', 'Mapping'):
                for address in chunk.addresses:
                    labels.update([file.name(r) for r in file.nodes[address].references if r.kind == 2])
        self.assertTrue({"'SECRET_ordered_7q'", '7331733173317333', "'SECRET_mapping_7q'"} <= labels)


if __name__ == '__main__':
    unittest.main()
