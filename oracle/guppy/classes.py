"""Objects of every shape that a display name, a rendering or a relation depends on. `build` puts them into `__main__`."""
import collections
import functools
import types


class Meta(type):
    """A metaclass: its classes are of the kind `__main__.Meta`."""

    def __repr__(cls):
        return 'not a name'


class Plain:
    def __init__(self, number):
        self.number = number
        self.text = 'plain %d' % number

    def method(self):
        return self.number

    class Inner:
        """Shows as `__main__.Inner`: the plain name, not the qualified one."""


class Slotted:
    __slots__ = ('left', 'right')

    def __init__(self, left, right):
        self.left = left
        self.right = right


class SlottedWithDict(Slotted):
    def __init__(self, left, right):
        super().__init__(left, right)
        self.extra = [left]


class Mapping(dict):
    """A dict subclass: never an owned dict."""


class Items(list):
    __slots__ = ('tag',)


class Float(float):
    """A subclass of a number: rendered by its address."""


class Text(str):
    """A subclass of str: rendered by its address."""


class Tagged(metaclass=Meta):
    def __init__(self):
        self.tag = None


class Failure(Exception):
    """Raised and kept with its traceback."""


Point = collections.namedtuple('Point', 'x y')
LONG = 'a-name-with-hyphens-that-is-longer-than-the-fifty-five-columns-that-are-left-in-a-row-of-the-table'
LONGER = LONG + '-and-this-one-goes-on-until-it-does-not-fit-into-a-hundred-columns-at-all-whatever-one-does-about-it'
UNBROKEN = 'x' * 120


def default(value=1, *, key='k'):
    return value, key


def attributes():
    """A function with its own `__dict__`."""


def generate(first):
    yield first
    yield [first]


def closing(value):
    def closure():
        return value

    return closure


def failing(depth):
    local = ['local', depth]
    if depth:
        failing(depth - 1)
    raise Failure('at the bottom', local)


def kept_failure():
    """An exception with a traceback of four frames."""
    try:
        failing(3)
    except Failure as problem:
        return problem


def without_module():
    """A class without `__module__`: made where the globals have no `__name__`."""
    scope = {}
    exec("made = type('NoModule', (), {})", scope)
    return scope['made']


def odd_types(module):
    """Classes with names that wrap, that need more than ASCII, and several of one name."""
    names = [LONG, LONGER, UNBROKEN, 'Größe', '名前', 'naïve-Klasse', 'Emoji😀', 'Twin', 'Twin', 'Twin', 'with space', 'comma, name']
    return [type(name, (), {'__module__': module}) for name in names]


def scalars():
    """Values whose renderings differ: numbers, texts with every kind of quote, bytes."""
    numbers = [0.5, -0.0, 1e300, 1.5, float('inf'), 2.5 + 1j, 10**30, -7, 123456789, True, None]
    texts = ['it\'s', 'say "so"', 'both \' and "', 'tab\there', 'new\nline', 'back\\slash', 'ünïcödé', '名前' * 20, '😀' * 40, '\ud800 alone']
    texts += ['a' * n for n in (29, 30, 31, 79, 80, 81, 300)] + ['\x00nul', '\x7f', '\xa0', '\u200b']
    raw = [b'', b'bytes', b'it\'s', b'\x00\xff', b'b' * 27, b'b' * 28, b'b' * 300, bytes(range(256))]
    return [numbers, texts, raw]


def containers():
    """Sets, dicts and lists of several sizes; equal sizes among different kinds."""
    kept = [set(), {1}, set(range(50)), frozenset('abc'), {}, {'one': 1}, {2: 'two', 'three': (3,)}, {(1, 2): 'pair'}]
    kept += [{n: [n] for n in range(20)}, {str(n): n for n in range(20)}, [], [[]], [[[]]], (), ((),), tuple(range(40))]
    kept += [collections.deque([[1], [2]]), collections.OrderedDict(a=[1], b=[2]), collections.defaultdict(list, {'k': ['v']})]
    kept += [range(5), slice(1, 2), bytearray(100), memoryview(b'view'), collections.Counter('counter'), iter([1, 2]), {1: 2}.keys()]
    return kept


def instances(odd):
    """Instances of every class above, in different numbers."""
    plain = [Plain(n) for n in range(300)]
    for one in plain[:20]:
        one.late = [one]
    for one in plain[20:25]:
        del one.text
        for n in range(40):
            setattr(one, 'attribute_%d' % n, n)
    kept = [plain, [Slotted(n, str(n)) for n in range(100)], [SlottedWithDict(n, None) for n in range(30)], [Plain.Inner() for _ in range(7)]]
    kept += [[Point(n, n + 0.25) for n in range(12)], [Tagged() for _ in range(9)], [Float(n) for n in range(6)], [Text('text %d' % n) for n in range(6)]]
    mappings = [Mapping(a=n) for n in range(10)]
    for n, mapping in enumerate(mappings):
        mapping.attribute = n
    items = [Items([n]) for n in range(10)]
    for item in items:
        item.tag = 'tag'
    return kept + [mappings, items, [[cls() for _ in range(n + 1)] for n, cls in enumerate(odd)]]


def callables(plain):
    """Functions, bound methods, partials, generators, weak references, descriptors."""
    import weakref

    attributes.own = {'of': 'function'}
    generators = [generate(n) for n in range(5)]
    for generator in generators[:3]:
        next(generator)
    kept = [plain.method, 'abc'.join, [].append, len, functools.partial(default, 2, key='p'), weakref.ref(plain), weakref.proxy(plain)]
    kept += [closing(['closed', n]) for n in range(4)] + [lambda: plain, generators, int.__add__, (1).__add__, dict.fromkeys]
    return kept + [property(default), staticmethod(default), classmethod(default), types.SimpleNamespace(a=[1]), types.MappingProxyType({'k': []})]


def build(scope):
    """Makes everything and keeps it in `scope`, the namespace of `__main__`."""
    main = scope['__name__']
    odd = odd_types(main)
    for value in list(globals().values()):
        if isinstance(value, type) and value.__module__ == __name__:
            value.__module__ = main
    Plain.Inner.__module__ = Point.__module__ = main
    kept = instances(odd)
    scope['kept'] = kept + [odd, scalars(), containers(), callables(kept[0][0]), without_module()(), kept_failure()]
    scope['module'] = types.ModuleType('made-here')
    scope['module'].content = [types.ModuleType('inner.module')]
