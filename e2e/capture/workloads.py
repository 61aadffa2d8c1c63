"""Programs to capture. Each function fills KEEP with objects that a capture must survive and describe."""
import gc

KEEP = []


class Violated(BaseException):
    """Raised where the capture ran code of the program. Not an Exception: nothing may swallow it."""


VIOLATIONS = []


def violated(what):
    VIOLATIONS.append(what)
    raise Violated(what)


def bare():
    pass


def imports():
    import argparse, csv, concurrent.futures, ctypes, decimal, email.mime.multipart, http.client, http.server
    import json, logging.config, sqlite3, unittest.mock, xml.etree.ElementTree

    connection = sqlite3.connect(':memory:')
    connection.execute('create table t(a)')
    KEEP.append([connection, json.loads('{"a": [1, 2, {"b": null}], "c": "x"}'), argparse.ArgumentParser()])
    KEEP.append(xml.etree.ElementTree.fromstring('<a><b c="d">e</b></a>'))
    KEEP.append((csv, concurrent.futures, ctypes, decimal.Decimal('1.5'), email, http, logging, unittest))


def classes(count=300):
    import collections, dataclasses, enum

    @dataclasses.dataclass
    class Point:
        x: int
        y: int
        name: str

    class Slots:
        __slots__ = ('left', 'right', 'value')

        def __init__(self, value):
            self.value = value
            self.left = None

    class SlotsAndDict(Slots):
        def __init__(self, value):
            super().__init__(value)
            self.extra = str(value)

    class DictSub(dict):
        pass

    class ListSub(list):
        __slots__ = ('tag',)

    class SetSub(set):
        pass

    class IntSub(int):
        pass

    class One:
        def __init__(self, only):
            self.only = only

    Pair = collections.namedtuple('Pair', 'first second')

    class Color(enum.Enum):
        RED = 1
        BLUE = 2

    for i in range(count):
        KEEP.extend([Point(i, i + 100000, 'n%d' % i), Slots(i * 1.5), SlotsAndDict(i), Pair(i, str(i)), Color.RED])
        mapping = DictSub(a=i)
        mapping[i] = [i]
        mapping.attribute = [i]
        tagged = ListSub([i])
        tagged.tag = 'x%d' % i
        members = SetSub([i, 'm'])
        members.attribute = i
        number = IntSub(i)
        number.attribute = [i]
        materialised = Point(1, 2, 'm')
        materialised.__dict__
        partial = Point(1, 2, 'p')
        del partial.x
        partial.w = 5
        wide = Point(1, 2, 'w')
        for k in range(40):
            setattr(wide, 'a%d' % k, k)
        KEEP.extend([mapping, tagged, members, number, materialised, partial, wide, One({'a': i}), One(i)])
    touched = One([1])
    touched.__dict__
    KEEP.append(touched)


def hostile():
    """Everything that a careless capture would call."""

    class Meta(type):
        def __getattribute__(cls, name):
            violated('metaclass __getattribute__ ' + name)

        def __eq__(cls, other):
            violated('metaclass __eq__')

        def __hash__(cls):
            violated('metaclass __hash__')

        def __instancecheck__(cls, value):
            violated('__instancecheck__')

        def __subclasscheck__(cls, other):
            violated('__subclasscheck__')

        def __call__(cls):
            return object.__new__(cls)

    class Hostile(metaclass=Meta):
        __slots__ = ('slot', '__dict__', '__weakref__')

        def __getattribute__(self, name):
            violated('__getattribute__ ' + name)

        def __getattr__(self, name):
            violated('__getattr__ ' + name)

        __class__ = property(lambda self: violated('__class__'))
        value = property(lambda self: violated('property'))

        def __eq__(self, other):
            violated('__eq__')

        def __hash__(self):
            return 7

        def __repr__(self):
            violated('__repr__')

        def __sizeof__(self):
            violated('__sizeof__')

        def __bool__(self):
            violated('__bool__')

        def __len__(self):
            violated('__len__')

        def __iter__(self):
            violated('__iter__')

        def __del__(self):
            VIOLATIONS.append('__del__')

    class HostileDict(dict):
        def __iter__(self):
            violated('dict __iter__')

        items = keys = values = __len__ = __getitem__ = __contains__ = __sizeof__ = __iter__

        def __getattribute__(self, name):
            violated('dict __getattribute__')

    class HostileText(str):
        def __eq__(self, other):
            violated('str __eq__')

        def __hash__(self):
            return str.__hash__(self)

        def __str__(self):
            violated('__str__')

        isidentifier = __repr__ = __len__ = encode = __str__

    class HostileList(list):
        def __iter__(self):
            violated('list __iter__')

        __len__ = __sizeof__ = __iter__

    one = Meta.__call__(Hostile)
    KEEP.extend([one, Meta.__call__(Hostile), [one], HostileDict(a=1), HostileList([1]), HostileText('text')])
    KEEP.append({HostileText('__name__'): 1, one: 2})
    # A name that the capture looks for, as a key that must not be compared.
    named = type('Named', (), {HostileText('__sizeof__'): 2})
    KEEP.append(object.__new__(named))


def leak(count=300):
    import array, collections, contextvars, functools, itertools, threading, weakref

    class Big:
        def __init__(self):
            self.data = bytearray(100)
            self.me = self

    queue, handlers = collections.deque(maxlen=200), []
    for i in range(count):
        big = Big()
        handlers.append(lambda big=big: big)

        def closure():
            return big, i

        handlers.append(closure)
        queue.append([big])
    values, members = weakref.WeakValueDictionary(), weakref.WeakSet()
    for i in range(100):
        one = Big()
        values[i] = one
        members.add(one)
        handlers.append(one)
    cache = functools.lru_cache(maxsize=None)(lambda value: [value])
    for i in range(100):
        cache(i)

    def generate():
        local = ['of the generator', 1]
        yield local

    generators = [generate() for _ in range(20)]
    for generator in generators:
        next(generator)
    try:
        1 / 0
    except ZeroDivisionError as error:
        failure = error
    local = threading.local()
    local.big = ['of the thread'] * 5
    variable = contextvars.ContextVar('variable')
    variable.set(['of the context'])
    KEEP.append((queue, handlers, values, members, cache, generators, failure, local, variable))
    KEEP.append((collections.OrderedDict((i, [i]) for i in range(100)), collections.defaultdict(list, a=[1])))
    KEEP.append((itertools.cycle([[1]]), functools.partial(print, [1], x=[2]), array.array('d', [1.0] * 9)))
    KEEP.append((memoryview(bytearray(10)), frozenset((i, str(i)) for i in range(50)), {1, 'b', (2,)}))
    for _ in range(50):
        Big()  # garbage, for the collector


def threads():
    import threading

    started, stop = threading.Barrier(3), threading.Event()

    def worker(number):
        local_of_worker = {'thread': number}
        started.wait()
        stop.wait()
        return local_of_worker

    for number in (1, 2):
        threading.Thread(target=worker, args=(number,), daemon=number == 2).start()
    started.wait()
    KEEP.append(stop.set)  # call it to end the threads
    return stop


def tasks():
    """Runs asyncio and captures from inside a task, with futures in use."""
    import asyncio

    async def wait(future):
        held = {'by': 'a coroutine'}
        await future
        return held

    async def main():
        loop = asyncio.get_running_loop()
        futures = [loop.create_future() for _ in range(20)]
        waiting = [asyncio.ensure_future(wait(future)) for future in futures]
        await asyncio.sleep(0)
        KEEP.append((futures, waiting))
        found = CAPTURE[0]()
        for future in futures:
            future.set_result(None)
        await asyncio.gather(*waiting)
        return found

    return asyncio.run(main())


CAPTURE = []
"""What `tasks` calls to have itself captured."""
ALL = (bare, imports, classes, hostile, leak, threads, tasks)


def quiet_collector():
    """Leaves nothing for the collector, and switches it off."""
    gc.collect()
    gc.disable()
