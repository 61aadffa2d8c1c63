"""Heapglass capture: writes the heap of this CPython process into a `.heapglass` file.

    import heapglass
    heapglass.dump('server.heapglass')              # from inside the program

    heapglass.estimate()                            # what that would cost

    python -m heapglass run -o out.heapglass script.py args...
    python heapglass.py attach PID -o out.heapglass     # a program that never imported this
    python heapglass.py --self-test

One file, standard library only. It runs no code of the program it looks at, never collects garbage, creates no
`__dict__`, and writes names and sizes only unless values are asked for (`values='basic'` or `'full'`).
The file format is described in docs/format.md, the promises in docs/capture.md.

Reading order: the container (Writer), reading types, names and texts, the accelerator (raw memory, calibrated),
labels, roots and frames, the walk, `dump`, the command line.
"""
if __name__ == '__main__':  # run as a program: the script to come is `__main__`, this file stays what it is
    __name__ = 'heapglass'
    _AS_PROGRAM = True
else:
    _AS_PROGRAM = False

import _io
import builtins
import gc
import os
import stat
import struct
import sys
import time as clock
import types
import zlib
from array import array
from itertools import accumulate, chain, compress

try:
    from _json import encode_basestring_ascii as _json_string
except ImportError:  # an interpreter built without the C accelerator of json
    from json.encoder import py_encode_basestring_ascii as _json_string

__version__ = '1.0.0'
__all__ = ['CaptureError', 'Writer', 'at_exit', 'attach', 'dump', 'estimate', 'on_signal']
__all__ += ['display_name', 'text_form', 'text_of', 'VALUES']

VALUES = ('shape', 'basic', 'full')

MAGIC = b'\x89HGL\r\n\x1a\n'
NO_LABEL = 0xFFFFFFFF
"""Label of an edge without a name; as a size it says "look into BIGS"."""

# How a chunk of objects labels its references (docs/format.md §5).
MODE_NONE, MODE_PLAIN, MODE_SEQUENCE, MODE_SET, MODE_DICT, MODE_FIELDS, MODE_EXPLICIT = range(7)

# Kinds of labels: heapy's relation codes.
UNKNOWN, ATTRIBUTE, KEY_VALUE, DICT_KEY, INTERNAL, OWN_KEY, LOCAL, CELL, STACK, MEMBER, CUSTOM, INDEX = range(12)

# What the texts of a chunk are (docs/format.md §6).
NO_TEXT, NUMBER, TEXT, BYTES, NAMED, FUNCTION, CODE, FRAME, BUILTIN, METHOD, OTHER = range(11)

OBJECTS_PER_CHUNK = 16384
EDGES_PER_CHUNK = 131072
TEXT_PER_CHUNK = 1 << 20
LARGEST = 4000000
"""References written of one object: with their labels they just fit into a chunk (docs/format.md §2)."""
TEXT_LIMIT = 80
"""Characters kept of a text at level `basic`, and of a text too long for level `full`."""
FULL_LIMIT = 1 << 20

# Compiled here: the functions of `struct` would put the formats into its cache, a change to the program's heap.
_HEADER = struct.Struct('<8sHHI16sd24x')
_CHUNK = struct.Struct('<4sIQQII')
_OBJECTS = struct.Struct('<QIIIIIIIIQ')
_COUNT = struct.Struct('<I')
_COUNT_AND_ZERO = struct.Struct('<II')
POINTER = tuple.__itemsize__

U32 = 'I' if array('I').itemsize == 4 else 'L'
_SWAP = sys.byteorder != 'little'


# ---------------------------------------------------------------------------------------------------- the container


class CaptureError(Exception):
    """The capture was refused or failed; the message says why. No file is left behind."""


def to_json(value):
    """JSON text (ASCII) of dicts with string keys, lists, tuples, strings, numbers, booleans and None.

    The json package would bring a dozen modules into the process that is being measured.
    """
    if value is None:
        return 'null'
    if value is True or value is False:
        return 'true' if value else 'false'
    kind = type(value)
    if kind is str:
        return _json_string(value)
    if kind is int or kind is float:
        return repr(value)
    if kind is dict:
        return '{' + ','.join([_json_string(k) + ':' + to_json(v) for k, v in value.items()]) + '}'
    return '[' + ','.join(map(to_json, value)) + ']'


def hex_address(address):
    """An address as JSON payloads spell it: lower-case hexadecimal without prefix."""
    return '%x' % address


def _column(code, values):
    """Little-endian bytes of a column given as array, list or any iterable of integers."""
    if type(values) is not array or values.typecode != code:
        values = array(code, values if type(values) in (list, tuple, array) else list(values))
    if _SWAP:
        values = values[:]
        values.byteswap()
    return values.tobytes()


class Strings:
    """The string table of one file: ids in order of first use. New strings wait until the writer stores them."""

    def __init__(self):
        self._ids = {}
        self.waiting = []

    def id(self, text):
        """Number of `text` (an exact `str`; lone surrogates are fine)."""
        known = self._ids.get(text)
        if known is None:
            known = self._ids[text] = len(self._ids)
            self.waiting.append(text)
        return known

    def take(self):
        """Payload of a STRS chunk with the strings not yet written."""
        parts = [text.encode('utf-8', 'surrogatepass') for text in self.waiting]
        self.waiting = []
        return _COUNT.pack(len(parts)) + _column(U32, accumulate(map(len, parts))) + b''.join(parts)


class Writer:
    """Writes one `.heapglass` container.

    `target` is a path (written beside as a private temporary file, renamed by `finish`), the path of a named pipe, or a
    binary stream, which stays open.
    Strings, templates and types always reach the file before a chunk that refers to them.
    With `hold=True` payloads stay in memory until `flush`: writing, zlib and crc32 let other threads run.
    """

    def __init__(self, target, capture_id=None, time=None, *, meta=None, level=1, hold=False):
        self.strings = Strings()
        self.objects_written = 0
        self.references_written = 0
        self.pack_early = False
        """Whether payloads in hold are compressed at once: they take less memory, but zlib lets other threads run."""
        self._level = level
        self._templates = {}
        self._new_templates = []
        self._types = set()
        self._held = [] if hold else None
        self._directory = []
        self._position = 0
        self._path = self._temporary = None
        self._opened = not hasattr(target, 'write')
        self._stream = self._create(os.fspath(target)) if self._opened else _binary(target)
        start = clock.time() if time is None else time
        self.capture_id = os.urandom(16) if capture_id is None else capture_id
        flags = (1 if POINTER == 8 else 0) | 2
        self._write(_HEADER.pack(MAGIC, 1, 0, flags, self.capture_id, start))
        self.json_chunk('META', dict(meta or {}, format='heapglass', time=start))

    # -- what a capture says

    def template(self, labels):
        """Number of the template with these (kind, label) pairs, one for each reference of an object."""
        key = tuple(map(tuple, labels))
        number = self._templates.get(key)
        if number is None:
            number = self._templates[key] = len(self._templates)
            self._new_templates.append(key)
        return number

    def types(self, records):
        """Writes type records (docs/format.md §4); `at`, `meta` and `mro` are numbers here."""
        records = list(records)
        if not records:
            return
        for record in records:
            self.announce(record['at'])
        rows = [
            dict(r, at=hex_address(r['at']), meta=hex_address(r['meta']), mro=list(map(hex_address, r['mro'])))
            for r in records
        ]
        self.json_chunk('TYPE', rows)

    def announce(self, address):
        """Counts a type as written whose record is about to be."""
        self._types.add(address)

    def has_type(self, address):
        """Whether the type at `address` was written."""
        return address in self._types

    def objects(
        self,
        type_address,
        addresses,
        targets,
        sizes,
        *,
        mode,
        template=0,
        lens=None,
        labels=None,
        texts=None,
        text_form=NO_TEXT
    ):
        """Writes objects of one exact type.

        `targets` holds the addresses they refer to, one object after another; `lens` how many each has (pairs in
        MODE_DICT), None when all have the same number. `labels` (MODE_EXPLICIT) is flat: kind, label, kind, label.
        `texts` holds one string an object when `text_form` is not NO_TEXT. Raises ValueError when columns disagree.
        """
        if type_address not in self._types:
            raise ValueError('the type %x was not written before its objects' % type_address)
        n, m = len(addresses), len(targets)
        self._check(n, m, mode, template, sizes, lens, labels)
        sizes, big = _split_big(addresses, sizes)
        ends, text = _text_columns(texts, text_form, n)
        head = _OBJECTS.pack(
            type_address,
            mode,
            template,
            n,
            m,
            0 if lens is None else len(lens),
            0 if labels is None else len(labels),
            text_form if texts is not None else NO_TEXT,
            len(text),
            0,
        )
        parts = [head, _column('Q', addresses), _column('Q', targets), _column(U32, sizes)]
        if lens is not None:
            parts.append(_column(U32, lens))
        if labels is not None:
            parts.append(_column(U32, labels))
        parts += [ends, text]
        self._before_use()
        self.objects_written += n
        self.references_written += m
        self._put(b'OBJS', b''.join(parts))
        if big:
            self.pairs('BIGS', big)

    def roots(self, rows):
        """Writes the ROOT chunk from (name, address, view) triples."""
        self.json_chunk('ROOT', [{'name': name, 'at': hex_address(at), 'view': view} for name, at, view in rows])

    def pairs(self, tag, rows):
        """Writes a chunk of address pairs: BIGS, WEAK, DOWN, REFC or HASH."""
        self.chunk(tag, _COUNT_AND_ZERO.pack(len(rows), 0) + _column('Q', chain.from_iterable(rows)))

    def json_chunk(self, tag, value):
        """Writes `value` as JSON under a four-letter tag."""
        self.chunk(tag, to_json(value).encode('ascii'))

    def chunk(self, tag, payload):
        """Writes a payload under a four-letter tag, after everything it may refer to."""
        self._before_use()
        self._put(tag.encode('ascii') if type(tag) is str else tag, payload)

    def flush(self):
        """Stores the payloads held in memory; from here on chunks are written at once."""
        held, self._held = self._held, None
        if held:
            held.reverse()  # so that each payload is freed once it is written
            while held:
                tag, payload, *facts = held.pop()
                self._store(tag, payload, *facts) if facts else self._store(tag, *self._pack(payload))

    def settle(self):
        """Stores all so far: a child that goes on shares the file, not what is in a buffer."""
        self.flush()
        self._stream.flush()

    def descriptor(self):
        """Number of the open file."""
        return self._stream.fileno()

    def finish(self, meta):
        """Writes the closing META and END!, and gives the file its name. Returns its size in bytes."""
        self.flush()
        totals = {'objects': self.objects_written, 'references': self.references_written}
        self.json_chunk('META', dict(totals, **meta))
        directory = [[tag, offset] for tag, offset in self._directory]
        self._put(b'END!', to_json(dict(totals, chunks=len(directory) + 1, directory=directory)).encode('ascii'))
        self.close()
        return self._position

    def close(self):
        """Gives the file its name, once all is written."""
        if self._opened:
            self._stream.close()
        elif hasattr(self._stream, 'flush'):
            self._stream.flush()
        if self._path is not None:
            os.replace(self._temporary, self._path)
            self._temporary = None

    def hand_over(self):
        """Lets go of a file that another process has finished."""
        self._temporary = self._held = None
        if self._opened:
            self._stream.close()

    def abort(self):
        """Removes the unfinished file. Does nothing after `finish`."""
        self._held = None
        try:
            if self._opened:
                self._stream.close()
        except OSError:  # what is left in the buffer has no place to go
            pass
        if self._temporary is not None:
            os.unlink(self._temporary)
            self._temporary = None

    # -- how it reaches the file

    def _create(self, path):
        kind = _file_kind(path)
        if kind == stat.S_IFLNK:
            raise CaptureError('%s is a symbolic link; a capture is written to a plain path only' % path)
        if kind == stat.S_IFIFO:
            return os.fdopen(os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC), 'wb')
        if kind not in (0, stat.S_IFREG):
            raise CaptureError('%s is neither a plain file nor a pipe' % path)
        folder, name = os.path.split(path)
        self._temporary = os.path.join(folder, '.%s.%s.part' % (name, os.urandom(6).hex()))
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        for extra in ('O_NOFOLLOW', 'O_CLOEXEC', 'O_BINARY'):
            flags |= getattr(os, extra, 0)
        try:
            descriptor = os.open(self._temporary, flags, 0o600)
        except OSError as error:
            self._temporary = None
            raise OSError(error.errno, error.strerror, path) from None  # the user knows no other name
        self._path = path
        return os.fdopen(descriptor, 'wb')

    def _before_use(self):
        if self.strings.waiting:
            self._put(b'STRS', self.strings.take())
        if self._new_templates:
            new, self._new_templates = self._new_templates, []
            for labels in new:
                self._put(b'TMPL', _COUNT.pack(len(labels)) + _column(U32, chain.from_iterable(labels)))

    def _check(self, n, m, mode, template, sizes, lens, labels):
        if len(sizes) != n or (lens is not None and len(lens) != n):
            raise ValueError('the columns of a chunk differ in length')
        if lens is None and n and m % n:
            raise ValueError('%d references cannot be shared out evenly to %d objects' % (m, n))
        if (len(labels) if labels is not None else -1) != (2 * m if mode == MODE_EXPLICIT else -1):
            raise ValueError('explicit labels are two numbers a reference')
        if mode == MODE_FIELDS and template >= len(self._templates):
            raise ValueError('there is no template %d' % template)

    def _put(self, tag, payload):
        if self._held is None:
            self._store(tag, *self._pack(payload))
        elif self.pack_early:
            self._held.append((tag,) + self._pack(payload))
        else:
            self._held.append((tag, payload))

    def _pack(self, payload):
        """(bytes as stored, flags, length of the payload, its checksum)."""
        raw, crc = len(payload), zlib.crc32(payload)
        packed = zlib.compress(payload, self._level) if self._level else payload
        return (packed, 1, raw, crc) if len(packed) < raw else (payload, 0, raw, crc)

    def _store(self, tag, stored, flags, raw, crc):
        sequence = len(self._directory)
        if tag != b'END!':
            self._directory.append((tag.decode('ascii'), self._position))
        self._write(_CHUNK.pack(tag, flags, len(stored), raw, crc, sequence))
        self._write(stored)
        self._write(bytes(-len(stored) % 8))

    def _write(self, data):
        self._position += len(data)
        written = self._stream.write(data)
        if type(self._stream) is _io.FileIO:  # without a buffer: a pipe takes what it has room for
            while written != len(data):
                if written is None:
                    raise CaptureError('the stream does not wait until there is room (it is non-blocking)')
                data = data[written:]
                written = self._stream.write(data)


def _binary(stream):
    if is_subtype(type(stream), _io._TextIOBase):
        raise CaptureError('a capture is binary: give sys.stdout.buffer instead of sys.stdout, a file opened with "wb"')
    return stream


def _file_kind(path):
    """What stands at a path (`stat.S_IFREG` ...), links not followed; 0 when there is nothing."""
    try:
        return stat.S_IFMT(os.lstat(path).st_mode)
    except FileNotFoundError:
        return 0


def _split_big(addresses, sizes):
    """The size column and the (address, size) pairs that do not fit into it."""
    if not len(sizes) or max(sizes) < NO_LABEL:
        return sizes, ()
    big = [(address, size) for address, size in zip(addresses, sizes) if size >= NO_LABEL]
    return [size if size < NO_LABEL else NO_LABEL for size in sizes], big


def _text_columns(texts, form, n):
    if texts is None or form == NO_TEXT:
        return b'', b''
    if len(texts) != n:
        raise ValueError('%d texts for %d objects' % (len(texts), n))
    joined = ''.join(texts)
    if joined.isascii():
        return _column(U32, accumulate(map(len, texts))), joined.encode('ascii')
    parts = [text.encode('utf-8', 'surrogatepass') for text in texts]
    return _column(U32, accumulate(map(len, parts))), b''.join(parts)


# ---------------------------------------------------------------------------------------------------- reading types
# A metaclass may define `__getattribute__`, `__mro__` or `__name__`; the slots of `type` itself cannot be overridden.

_raw_mro = type.__dict__['__mro__'].__get__
_raw_bases = type.__dict__['__bases__'].__get__
type_base = type.__dict__['__base__'].__get__
type_name = type.__dict__['__name__'].__get__
type_qualname = type.__dict__['__qualname__'].__get__
type_flags = type.__dict__['__flags__'].__get__
type_basicsize = type.__dict__['__basicsize__'].__get__
type_itemsize = type.__dict__['__itemsize__'].__get__
type_dictoffset = type.__dict__['__dictoffset__'].__get__
_type_proxy = type.__dict__['__dict__'].__get__
_type_module = type.__dict__['__module__'].__get__
_plain_str = str.__str__

# Flags of a type object (Include/object.h).
INLINE_VALUES, MANAGED_DICT, HEAP_TYPE, HAVE_GC = 1 << 2, 1 << 4, 1 << 9, 1 << 14
IS_LIST, IS_TUPLE, IS_STR, IS_DICT, IS_EXCEPTION, IS_TYPE = 1 << 25, 1 << 26, 1 << 28, 1 << 29, 1 << 30, 1 << 31


def is_ready(cls):
    """False for a static class that an extension uses without having made it ready: it has no MRO, and neither its
    bases nor its own class may be asked for (`_asyncio` of 3.8 has one)."""
    return _raw_mro(cls) is not None


def type_mro(cls):
    """The MRO of a class; itself alone when it is not ready."""
    return _raw_mro(cls) or (cls,)


def metaclass(cls):
    """The class of a class."""
    return type(cls) if is_ready(cls) else type


def type_bases(cls):
    """The bases of a class, None when it is not ready."""
    return _raw_bases(cls) if is_ready(cls) else None


def is_type(value):
    """Whether `value` is a class. isinstance() would ask the object for `__class__`, which may be program code."""
    return bool(type_flags(type(value)) & IS_TYPE)


def namespace(cls):
    """The real dict of a class (not the mapping proxy), or an empty dict when it has none. ctypes keeps a subclass."""
    held = gc.get_referents(_type_proxy(cls))
    return held[0] if held and type_flags(type(held[0])) & IS_DICT else {}


def own_names(cls):
    """{name: value} of a class for its plain string names. Looking a name up in the class's own dict could run the
    `__eq__` of a hostile key; copying does not."""
    return {key: value for key, value in dict.items(namespace(cls)) if type(key) is str}


def class_lookup(cls, name):
    """The attribute `name` along the MRO as (defining class, value), or (None, None). Runs no descriptor."""
    for base in type_mro(cls):
        names = own_names(base)
        if name in names:
            return base, names[name]
    return None, None


def plain(text):
    """`text` as an exact string: itself, a copy when it is a subclass, '' when it is no string."""
    if type(text) is str:
        return text
    return _plain_str(text) if type_flags(type(text)) & IS_STR else ''


def module_of(cls):
    """`__module__` of a class as a string, or None when it has none."""
    if type_flags(cls) & HEAP_TYPE:
        found = own_names(cls).get('__module__')
        return plain(found) or None
    return plain(_type_module(cls)) or None


# ---------------------------------------------------------------------------------------------------- names and texts


def well_known_types():
    """{id(type): display name} for the types that `types` and `builtins` name, by heapy's rule: names in sorted
    order, later ones win, `builtins` over `types`."""
    table = {}
    for source, prefix in ((types, 'types.'), (builtins, '')):
        found = [(k, v) for k, v in dict.items(module_dict(source)) if type(k) is str and is_type(v)]
        for name, value in sorted(found, key=lambda pair: pair[0]):
            table[id(value)] = prefix + name
    table[id(types.ModuleType)] = 'module'
    table[id(types.FunctionType)] = 'function'
    return table


def display_name(cls, table=None):
    """The name heapy prints for a class in this interpreter. `table` is `well_known_types()`, kept by the caller when
    it names many."""
    known = (well_known_types() if table is None else table).get(id(cls))
    if known is not None:
        return known
    return '%s.%s' % (module_of(cls) or '<unknown module>', type_name(cls))


_module_proxy = types.ModuleType.__dict__['__dict__'].__get__


def module_dict(module):
    """The namespace of a module object."""
    return _module_proxy(module)


def module_name(module):
    """`__name__` in the namespace of a module, '' when there is no such string."""
    return plain(find_key(module_dict(module), '__name__'))


def find_key(mapping, name):
    """The value at the exact string `name` in a dict, or None, found without hashing or comparing foreign keys."""
    if type(mapping) is dict:
        for key, value in dict.items(mapping):
            if type(key) is str and key == name:
                return value
    return None


def _fields(*parts):
    return '\0'.join([part.replace('\0', '\ufffd') for part in parts])


def _clip(text, length, keep_all):
    if keep_all or length <= TEXT_LIMIT:
        return '=' + text
    return '<%d:%s' % (length, text[:TEXT_LIMIT])


def _text_number(value, level):
    if value is None or type(value) is bool:
        return repr(value)
    if level == 'shape':
        return ''
    if type(value) is int and value.bit_length() > 1000:  # repr of a huge integer takes quadratic time
        return ''
    return repr(value)


def _text_str(value, level):
    if level == 'shape':
        return ''
    return _clip(value, len(value), level == 'full' and len(value) <= FULL_LIMIT)


def _text_bytes(value, level):
    if level == 'shape':
        return ''
    size = len(value)
    whole = size <= TEXT_LIMIT or (level == 'full' and size <= FULL_LIMIT)
    text = repr(value if whole else value[:TEXT_LIMIT])[2:-1]
    return '=' + text if whole else '<%d:%s' % (size, text[:TEXT_LIMIT])


def _text_function(function, level):
    return _fields(plain(function.__module__), plain(function.__name__), plain(function.__qualname__))


def _text_code(code, level, line=None):
    qualified = code.co_qualname if hasattr(code, 'co_qualname') else code.co_name
    first = code.co_firstlineno if line is None else line
    return _fields(plain(code.co_filename), str(first), plain(code.co_name), plain(qualified))


def _text_frame(frame, level):
    return _text_code(frame.f_code, level, frame.f_lineno or 0)


def _text_builtin(function, level):
    owner = function.__self__
    bound = owner is not None and not is_module(owner)
    return _fields(plain(function.__module__), plain(function.__name__), '1' if bound else '')


def _text_method(method, level):
    function = method.__func__
    if type(function) in (types.FunctionType, types.BuiltinFunctionType):
        return _fields(plain(function.__name__))
    return ''


def _text_named(value, level):
    return _fields(plain(value.__name__))


def is_subtype(cls, base):
    """Whether `base` stands in the MRO of `cls`. `in` would call a metaclass's `__eq__`."""
    return any([entry is base for entry in type_mro(cls)])


def is_module(value):
    """Whether `value` is a module or an instance of a module subclass."""
    return is_subtype(type(value), types.ModuleType)


# By exact type: (form, text). Subclasses are the program's own classes and get no text.
_TEXTS = {
    int: (NUMBER, _text_number),
    bool: (NUMBER, _text_number),
    float: (NUMBER, _text_number),
    complex: (NUMBER, _text_number),
    type(None): (NUMBER, _text_number),
    str: (TEXT, _text_str),
    bytes: (BYTES, _text_bytes),
    types.FunctionType: (FUNCTION, _text_function),
    types.CodeType: (CODE, _text_code),
    types.FrameType: (FRAME, _text_frame),
    types.BuiltinFunctionType: (BUILTIN, _text_builtin),
    types.MethodType: (METHOD, _text_method),
}
_TEXTS.update(
    dict.fromkeys(
        (
            types.GeneratorType,
            types.CoroutineType,
            types.AsyncGeneratorType,
            types.WrapperDescriptorType,
            types.MethodWrapperType,
            types.MethodDescriptorType,
            types.ClassMethodDescriptorType,
            types.GetSetDescriptorType,
            types.MemberDescriptorType,
        ),
        (OTHER, _text_named),
    )
)


def text_form(cls, values):
    """What the texts of objects of the exact type `cls` are at a value level; NO_TEXT when none are kept."""
    if type_flags(cls) & IS_TYPE or is_subtype(cls, types.ModuleType):
        return NAMED
    form = _TEXTS.get(cls, (NO_TEXT,))[0] if metaclass(cls) is type else NO_TEXT
    if values == 'shape' and form in (NUMBER, BYTES) and cls is not bool and cls is not type(None):
        return NO_TEXT
    return form


def text_of(value, values, table=None):
    """Text of one object at a value level (docs/format.md §6). Strings at level `shape` are '': which are names
    is known to the walk only."""
    cls = type(value)
    if type_flags(cls) & IS_TYPE:
        return _fields(display_name(value, table))
    if metaclass(cls) is type and cls in _TEXTS:
        return _TEXTS[cls][1](value, values)
    if is_module(value):
        return _fields(module_name(value))
    return ''


# ---------------------------------------------------------------------------------------------------- the accelerator
# What Python cannot tell without changing the object: the attribute names of an instance whose `__dict__` was never
# asked for, a code object's variable names, a running frame's variables. Read from memory, read only, at offsets found
# at run time on specimens of known content. Whatever is not found stays off.


_specimens = []
"""A class refers to itself; one that is dropped stays until the next collection, and would be seen by a capture."""


def _specimen_class(slots=None):
    _specimens.append(type('Specimen', (), {} if slots is None else {'__slots__': slots}))
    return _specimens[-1]


class Accelerator:
    """Reads CPython's structures through `_ctypes`. `on` is False when nothing could be calibrated."""

    WORD = POINTER

    def __init__(self):
        self.on = False
        self.brought_ctypes = '_ctypes' not in sys.modules
        self._keys_at = self._inline = self._slots_at = None
        self._code_at = ()
        self._frame = self._frame_locals = self._generator_at = None
        self._load()
        if self.on:
            self._readable = _readable_ranges()
            for step in (self._find_keys, self._find_slots, self._find_code, self._find_frame, self._find_generator):
                step()
            self._readable = ()

    def _load(self):
        if sys.implementation.name != 'cpython' or not _readable_ranges() or self.WORD != 8:
            return
        try:
            import _ctypes

            self._pointer = type('Pointer', (_ctypes._SimpleCData,), {'_type_': 'P', '__module__': __name__})
            self._byte = type('Byte', (_ctypes._SimpleCData,), {'_type_': 'B', '__module__': __name__})
            self.object_at = _ctypes.PyObj_FromPtr
        except (ImportError, AttributeError, TypeError):
            return
        self._pointer_at, self._byte_at = self._pointer.from_address, self._byte.from_address
        probe = ['probe']
        self.on = self.word(id(probe) + self.WORD) == id(list) and self.object_at(id(probe)) is probe

    # -- primitives

    def word(self, address):
        """The pointer-sized number at an address."""
        return self._pointer_at(address).value or 0

    def words(self, address, count):
        """`count` pointer-sized numbers from an address on."""
        return [self.word(address + i * self.WORD) for i in range(count)]

    def _safe(self, address, size=256):
        """Whether memory can be read there; used in calibration only, where a word may be anything."""
        end = address + size
        return address % self.WORD == 0 and any([low <= address and end <= high for low, high in self._readable])

    # -- calibration: each leaves its offset None when it does not find what it planted

    def _find_keys(self):
        if sys.version_info < (3, 11):
            return
        cls = _specimen_class()
        names = ['hg_specimen_%d' % i for i in range(5)]
        planted = [object() for _ in names]
        whole, partial, open_dict = cls(), cls(), cls()
        for instance, wanted in ((whole, names), (partial, names[:1] + names[3:]), (open_dict, names[:1])):
            for name in wanted:
                setattr(instance, name, planted[names.index(name)])
        real = open_dict.__dict__
        for offset in range(64, type_basicsize(type), self.WORD):
            keys = self.word(id(cls) + offset)
            if self._safe(keys) and self._key_names(keys) == names:
                self._keys_at = offset
                break
        wanted = list(map(id, planted))
        holes = [wanted[0], 0, 0, wanted[3], wanted[4]]
        for layout in (self._inline_311, self._inline_312, self._inline_313):
            if self._keys_at and self._fits(layout, cls, whole, wanted) and self._fits(layout, cls, partial, holes):
                if layout(open_dict, cls, 5)[0] == id(real):
                    self._inline = layout
                    return

    def _fits(self, layout, cls, instance, wanted):
        found = layout(instance, cls, len(wanted))
        return found[0] == 0 and found[1] == wanted

    def _key_names(self, keys):
        """Names of a shared key table (PyDictKeysObject), or None when memory does not look like one."""
        index_bits, kind = self._byte_at(keys + 9).value, self._byte_at(keys + 10).value
        count = self.word(keys + 24)
        if kind not in (1, 2) or index_bits > 12 or count > 4096:
            return None
        first = keys + 32 + (1 << index_bits)
        entries = [self.word(first + 16 * i) for i in range(count)]
        if not all([entry and self.word(entry + self.WORD) == id(str) for entry in entries]):
            return None
        return [self.object_at(entry) for entry in entries]

    def _inline_311(self, instance, cls, count):
        values = self.word(id(instance) - 4 * self.WORD)
        return self.word(id(instance) - 3 * self.WORD), self._values(values, count)

    def _inline_312(self, instance, cls, count):
        tagged = self.word(id(instance) - 3 * self.WORD)
        return (0, self._values(tagged + 1, count)) if tagged & 1 else (tagged, None)

    def _inline_313(self, instance, cls, count):
        values = id(instance) + type_basicsize(cls)
        valid = type_flags(cls) & INLINE_VALUES and self._byte_at(values + 3).value
        return self.word(id(instance) - 3 * self.WORD), self.words(values + 8, count) if valid else None

    def _values(self, address, count):
        if self.__dict__['_readable'] and not self._safe(address, 8 * count):
            return None
        return self.words(address, count) if address else None

    def _find_slots(self):
        cls = _specimen_class(['hg_slot_a', 'hg_slot_b'])
        for offset in range(64, type_basicsize(type), self.WORD):
            held = self.word(id(cls) + offset)
            if self._safe(held) and self.word(held + self.WORD) == id(tuple):
                if self.object_at(held) == ('hg_slot_a', 'hg_slot_b'):
                    self._slots_at = offset
                    return

    def _find_code(self):
        if sys.version_info < (3, 11):
            return
        code = compile('def f(hg_a, hg_b):\n hg_c = hg_a\n return lambda: hg_b', '', 'exec').co_consts[0]
        plain_code = code.co_code if sys.version_info < (3, 12) else None
        wanted = {'co_localsplusnames': tuple, 'co_localspluskinds': bytes, '_co_code': bytes}
        found = {}
        for offset in range(16, type_basicsize(types.CodeType), self.WORD):
            held = self.word(id(code) + offset)
            if not self._safe(held) or self.word(held + self.WORD) not in (id(tuple), id(bytes)):
                continue
            value = self.object_at(held)
            if value == ('hg_a', 'hg_b', 'hg_c'):
                found.setdefault('co_localsplusnames', offset)
            elif type(value) is bytes and len(value) == 3 and 'co_localsplusnames' in found:
                found.setdefault('co_localspluskinds', offset)
            elif value is plain_code:
                found.setdefault('_co_code', offset)
        self._code_at = [(name, found[name], id(kind)) for name, kind in wanted.items() if name in found]

    def _find_frame(self):
        planted = [object(), object(), object()]

        def probe(frame):
            self._frame = self._search_frame(id(frame), list(map(id, planted)))
            return id(frame)

        def specimen(first, second, third, probe=probe):
            return probe(sys._getframe())

        specimen(*planted)
        if self._frame is None:
            return
        found = []

        def probe_locals(frame, mapping):
            base = self._frame_base(frame)
            limit = min(160, self._frame[1])  # beyond stand the variables and the stack, which holds the argument
            found.extend([o for o in range(0, limit, self.WORD) if self.word(base + o) == id(mapping)])

        namespace_of_exec = {}
        scope = {'probe': probe_locals, 'getframe': sys._getframe, 'mapping': namespace_of_exec}
        exec('probe(getframe(), mapping)', scope, namespace_of_exec)
        if len(found) == 1:
            self._frame_locals = found[0]

    def _search_frame(self, frame, wanted):
        """(offset of the pointer to the interpreter's frame or None when it is the object itself, offset of the
        variables) or None."""
        for offset in range(16, 640, self.WORD):
            if self._safe(frame + offset, 32) and self.words(frame + offset, 3) == wanted:
                return None, offset
        for pointer in range(16, 64, self.WORD):
            inner = self.word(frame + pointer)
            for offset in range(0, 160, self.WORD):
                if self._safe(inner, 160 + 32) and self.words(inner + offset, 3) == wanted:
                    return pointer, offset
        return None

    def _frame_base(self, frame):
        pointer = self._frame[0]
        return id(frame) if pointer is None else self.word(id(frame) + pointer)

    def _find_generator(self):
        planted = [object(), object(), object()]

        def specimen(first, second, third):
            yield

        generator = specimen(*planted)
        next(generator)
        wanted = list(map(id, planted))
        for offset in range(16, type_basicsize(types.GeneratorType) + 16, self.WORD):
            if self._safe(id(generator) + offset, 32) and self.words(id(generator) + offset, 3) == wanted:
                self._generator_at = offset
                return

    # -- use

    @property
    def knows_attributes(self):
        """Whether attribute names of inline instances can be read (always, where such instances do not exist)."""
        return self.on and (sys.version_info < (3, 11) or self._inline is not None)

    @property
    def knows_frames(self):
        """Whether variables of frames can be read without `f_locals`."""
        return self.on and self._frame is not None and self._frame_locals is not None

    def attribute_names(self, cls):
        """(names, slots for values) of the inline attributes of a class's instances, in order of storage."""
        if self._inline is None or not type_flags(cls) & MANAGED_DICT:
            return (), 0
        keys = self.word(id(cls) + self._keys_at)
        if not keys:
            return (), 0
        return self._key_names(keys) or (), self.word(keys + 24) + self.word(keys + 16)

    def inline(self, instance, cls, count):
        """(address of the instance's dict or 0, addresses of its `count` inline values or None)."""
        return self._inline(instance, cls, count)

    def dict_address(self, value, cls):
        """Address of the `__dict__` that an object has, 0 when it has none (yet)."""
        offset = type_dictoffset(cls)
        if type_flags(cls) & MANAGED_DICT and sys.version_info >= (3, 11):
            return self._inline(value, cls, 0)[0] if self._inline is not None else 0
        if offset > 0:
            return self.word(id(value) + offset)
        if offset < 0:  # counted from the end of an object of variable size
            size = abs(self._signed(id(value) + 2 * self.WORD)) * type_itemsize(cls) + type_basicsize(cls)
            return self.word(id(value) + (size + 7) // 8 * 8 + offset)
        return 0

    def _signed(self, address):
        number = self.word(address)
        return number - (1 << 64) if number >> 63 else number

    def class_slots(self, cls):
        """The tuple of slot names a heap type keeps, or None."""
        held = self.word(id(cls) + self._slots_at) if self._slots_at else 0
        return self.object_at(held) if held and self.word(held + self.WORD) == id(tuple) else None

    def code_fields(self, code):
        """[(name, object)] of the fields of a code object that Python does not show as they are."""
        fields = []
        for name, offset, kind in self._code_at:
            held = self.word(id(code) + offset)
            if held and self.word(held + self.WORD) == kind:
                fields.append((name, self.object_at(held)))
        return fields

    def variables(self, code):
        """[(label kind, name)] of the variables in a frame of this code, in order of storage."""
        fields = dict(self.code_fields(code))
        if 'co_localspluskinds' in fields:
            kinds = fields['co_localspluskinds']
            return [(CELL if kind & 0xC0 else LOCAL, name) for kind, name in zip(kinds, fields['co_localsplusnames'])]
        if sys.version_info >= (3, 11):
            return []
        cells = code.co_cellvars + code.co_freevars
        return [(LOCAL, name) for name in code.co_varnames] + [(CELL, name) for name in cells]

    def variable_names(self, code):
        """Names of the variables in a frame of this code."""
        if sys.version_info < (3, 11):
            return code.co_varnames + code.co_cellvars + code.co_freevars
        for name, value in self.code_fields(code):
            if name == 'co_localsplusnames':
                return value
        return ()

    def frame_variables(self, frame):
        """(address of the frame's `f_locals` mapping or 0, [(kind, name, address)] of its variables that are set)."""
        base = self._frame_base(frame)
        variables = self.variables(frame.f_code)
        held = self.words(base + self._frame[1], len(variables))
        named = [(kind, name, at) for (kind, name), at in zip(variables, held) if at]
        return self.word(base + self._frame_locals), named

    def generator_variables(self, generator, code):
        """[(kind, name, address)] of a generator's variables; addresses are to be compared only, not followed."""
        if self._generator_at is None:
            return []
        variables = self.variables(code)
        held = self.words(id(generator) + self._generator_at, len(variables))
        return [(kind, name, at) for (kind, name), at in zip(variables, held) if at]


def _readable_ranges():
    """[(low, high)] of this process's readable memory; empty where the system does not tell."""
    try:
        with open('/proc/self/maps') as lines:
            rows = [line.split(None, 2) for line in lines]
    except OSError:
        return []
    ranges = [row[0].split('-') for row in rows if row[1].startswith('r')]
    return [(int(low, 16), int(high, 16)) for low, high in ranges]


_accelerator = []


def accelerator():
    """The accelerator of this process, calibrated at the first call."""
    if not _accelerator:
        _accelerator.append(Accelerator())
    return _accelerator[0]


# ---------------------------------------------------------------------------------------------------- labels
# References come from the collector's own traversal (gc.get_referents), bare. A label is found by identity: which
# known field of the object holds the very object referred to. A label is (kind, name or position or None).

_referents = gc.get_referents
_weak_ref = __import__('_weakref').ref
_weak_target = _weak_ref.__call__

OB_TYPE = (INTERNAL, 'ob_type')
OWN_DICT = (ATTRIBUTE, '__dict__')
BARE = (UNKNOWN, None)


def _instances_hide_type():
    cls = _specimen_class()
    return not any([ref is cls for ref in _referents(cls())])


INSTANCES_HIDE_TYPE = _instances_hide_type()
"""Instances hold their class always; the collector of the first 3.8 releases did not visit it."""


def _fields_of(cls, *names):
    """[(name, reader)] of those C-level fields of a built-in class that this version has."""
    found = own_names(cls)
    return [(name, found[name].__get__) for name in names if name in found]


# Fields of built-in classes, inherited by subclasses, that the collector visits and reading does not create.
_KNOWN_FIELDS = (
    (types.MethodType, _fields_of(types.MethodType, '__func__', '__self__')),
    (types.BuiltinFunctionType, _fields_of(types.BuiltinFunctionType, '__self__', '__module__')),
    (types.MethodWrapperType, _fields_of(types.MethodWrapperType, '__self__')),
    (types.GeneratorType, _fields_of(types.GeneratorType, 'gi_code', '__name__', '__qualname__')),
    (types.CoroutineType, _fields_of(types.CoroutineType, 'cr_code', '__name__', '__qualname__', 'cr_origin')),
    (types.AsyncGeneratorType, _fields_of(types.AsyncGeneratorType, 'ag_code', '__name__', '__qualname__')),
    (types.TracebackType, _fields_of(types.TracebackType, 'tb_next', 'tb_frame')),
    (types.ModuleType, _fields_of(types.ModuleType, '__dict__')),
    (types.CellType, _fields_of(types.CellType, 'cell_contents')),
    (BaseException, _fields_of(BaseException, 'args', '__traceback__', '__context__', '__cause__')),
    (_weak_ref, _fields_of(_weak_ref, '__callback__')),
)
_FULL = {types.CellType: 1, types.MethodType: 2}
"""References of a full object of those built-in classes of which a program has many."""
_CODE_OF = {
    cls: own_names(cls)[name].__get__
    for cls, name in (
        (types.GeneratorType, 'gi_code'),
        (types.CoroutineType, 'cr_code'),
        (types.AsyncGeneratorType, 'ag_code'),
    )
}


def _field_readers(cls):
    """[(name, reader, whether None is a value)] of the fields of a class: `__slots__` and members of C classes along
    the MRO, in the order in which the collector visits them, then the known fields of its built-in bases."""
    readers = []
    for base in type_mro(cls):
        made_in_python = bool(type_flags(base) & HEAP_TYPE)
        for name, value in own_names(base).items():
            if type(value) is types.MemberDescriptorType:
                readers.append((name, value.__get__, made_in_python or name == '__doc__'))
    present = {name for name, _, _ in readers}
    for base, fields in _KNOWN_FIELDS:
        if is_subtype(cls, base):
            readers += [(name, reader, False) for name, reader in fields if name not in present]
    return readers


def match_labels(refs, candidates):
    """The label of every reference, given [(address, label)] of what the object holds. An object held twice gives its
    labels in the order of the candidates."""
    waiting = {}
    for address, label in reversed(candidates):
        waiting.setdefault(address, []).append(label)
    labels = []
    for ref in refs:
        found = waiting.get(id(ref))
        labels.append(found.pop() if found else BARE)
    return tuple(labels)


class Labeller:
    """Labels the references of the objects of one exact class, one object at a time."""

    def __init__(self, cls, memory):
        self.cls = cls
        self._memory = memory
        self._readers = _field_readers(cls)
        flags = type_flags(cls)
        self.holds_type = bool(flags & HEAP_TYPE)
        self.has_dict = type_dictoffset(cls) != 0 and not is_subtype(cls, types.ModuleType)
        self._managed = bool(flags & MANAGED_DICT) and sys.version_info >= (3, 11)
        self.names, self.capacity = memory.attribute_names(cls) if self._managed and memory.on else ((), 0)
        self._reads_dict = self.has_dict and (memory.knows_attributes if self._managed else memory.on)
        self._items, self._item_kind = _item_reader(cls)
        self._code = _CODE_OF.get(cls) if metaclass(cls) is type else None
        self.orphans = {}
        """{dict address: owner address} of dicts that the collector does not show as referred to by their owner."""
        self.loose = []
        """Those dicts found since the walk last looked."""

    def explain(self, value):
        """(objects referred to, their labels) of one object."""
        return self.name_rest(value, _referents(value))

    def name_rest(self, value, refs):
        """(objects, labels) of the references of a container that are not its items."""
        owned = []
        labels = match_labels(refs, self._candidates(value, owned))
        if owned and OWN_DICT not in labels:
            self._adopt(owned[0], value)
        if INSTANCES_HIDE_TYPE and self.holds_type:
            return refs + [self.cls], labels + (OB_TYPE,)
        return refs, labels

    def _adopt(self, address, owner):
        self.orphans[address] = id(owner)
        self.loose.append(self._memory.object_at(address))

    def find_orphans(self, group):
        """Looks for dicts that the collector hides behind inline values (3.13)."""
        if self._managed and sys.version_info >= (3, 13):
            inline, cls = self._memory.inline, self.cls
            for value in group:
                address = inline(value, cls, 0)[0]
                if address:
                    self._adopt(address, value)

    def full(self):
        """Number of references of an object with every field set, or 0 when objects of this class vary otherwise."""
        fixed = _FULL.get(self.cls, 0) if metaclass(self.cls) is type else 0
        if fixed or self._items or self._code or INSTANCES_HIDE_TYPE or not _is_plain(self.cls):
            return fixed
        if self.has_dict and not self._reads_dict:
            return 0
        if self._managed and len(self.names) == 1:  # one attribute or one dict: only a look tells
            return 0
        return len(self._readers) + (len(self.names) if self._managed else self.has_dict) + 1

    def full_dict_at(self):
        """Position of the `__dict__` among the references of a full object, or None."""
        return len(self._readers) if self.has_dict and not self._managed and _is_plain(self.cls) else None

    def _candidates(self, value, owned):
        found = []
        for name, reader, none_is_value in self._readers:
            try:
                held = reader(value)
            except (AttributeError, ValueError):
                continue
            if held is not None or none_is_value:
                found.append((id(held), (ATTRIBUTE, name)))
        if self._reads_dict:
            self._add_attributes(value, found, owned)
        if self._items is not None:
            kind = self._item_kind
            found += [(id(item), (kind, i if kind == INDEX else 0)) for i, item in enumerate(self._items(value))]
        if self._code is not None:
            variables = self._memory.generator_variables(value, self._code(value)) if self._memory.on else ()
            found += [(address, (kind, name)) for kind, name, address in variables]
        found.append((id(self.cls), OB_TYPE))
        return found

    def _add_attributes(self, value, found, owned):
        if self._managed:
            address, values = self._memory.inline(value, self.cls, len(self.names))
            if values is not None:
                found += [(at, (ATTRIBUTE, name)) for name, at in zip(self.names, values) if at]
        else:
            address = self._memory.dict_address(value, self.cls)
        if address:
            found.append((address, OWN_DICT))
            owned.append(address)


def _is_plain(cls):
    """Whether only Python code made the class: its instances refer to slots, attributes and their class."""
    bases = [base for base in type_mro(cls) if base is not object]
    return type_flags(cls) & HEAP_TYPE and all([_made_by_class_statement(base) for base in bases])


_C_DESCRIPTORS = (types.WrapperDescriptorType, types.MethodDescriptorType, types.ClassMethodDescriptorType)


def _made_by_class_statement(cls):
    names = own_names(cls)
    if not type_flags(cls) & HEAP_TYPE or type(names.get('__new__')) is types.BuiltinFunctionType:
        return False
    for name, value in names.items():
        kind = type(value)
        if any([kind is c_kind for c_kind in _C_DESCRIPTORS]):
            return False
        if kind is types.MemberDescriptorType and '__slots__' not in names:
            return False
        if kind is types.GetSetDescriptorType and name not in ('__dict__', '__weakref__'):
            return False
    return True


def _item_reader(cls):
    """(reader of the items, kind of their labels) of list, tuple, deque and set classes, else (None, UNKNOWN)."""
    flags = type_flags(cls)
    if flags & IS_LIST:
        return list.__iter__, INDEX
    if flags & IS_TUPLE:
        return tuple.__iter__, INDEX
    for base in (set, frozenset):
        if is_subtype(cls, base):
            return base.__iter__, MEMBER
    deque = find_key(module_dict(sys.modules['_collections']), 'deque') if '_collections' in sys.modules else None
    if deque is not None and is_subtype(cls, deque):
        return deque.__iter__, INDEX
    return None, UNKNOWN


def explain_mapping(value, labeller, key_label):
    """(objects, labels) of a dict subclass: keys and values first, keys also where the collector skips them."""
    refs = _referents(value)
    pairs = list(dict.items(value))
    taken = {}
    for key, held in pairs:
        taken[id(held)] = taken.get(id(held), 0) + 1
    if len(refs) >= 2 * len(pairs):
        for key, held in pairs:
            taken[id(key)] = taken.get(id(key), 0) + 1
    rest = []
    for ref in refs:
        if taken.get(id(ref), 0):
            taken[id(ref)] -= 1
        else:
            rest.append(ref)
    labels = []
    for i, (key, held) in enumerate(pairs):
        labels += ((DICT_KEY, i), (KEY_VALUE, key_label(key)))
    others, names = labeller.name_rest(value, rest)
    return list(chain.from_iterable(pairs)) + others, tuple(labels) + names


# -- objects whose references are not what the collector reports


def explain_class(cls, memory, subclasses):
    """(objects, labels) of a class, as heapy sees it: without its metaclass. The collector skips static classes."""
    held = [((ATTRIBUTE, '__dict__'), d) for d in _referents(_type_proxy(cls)) if type(d) is dict]
    held.append(((ATTRIBUTE, '__mro__'), _raw_mro(cls)))
    held.append(((ATTRIBUTE, '__bases__'), type_bases(cls)))
    held.append(((ATTRIBUTE, '__base__'), type_base(cls)))
    if type_flags(cls) & HEAP_TYPE:
        held.append(((ATTRIBUTE, '__name__'), type_name(cls)))
        held.append(((ATTRIBUTE, '__qualname__'), type_qualname(cls)))
        if memory.on:
            held.append(((ATTRIBUTE, '__slots__'), memory.class_slots(cls)))
    held.append(((INTERNAL, 'tp_subclasses'), subclasses))
    held = [(label, value) for label, value in held if value is not None]
    known = {id(value) for _, value in held}
    known.add(id(metaclass(cls)))
    for value in _referents(cls):
        if id(value) not in known:
            held.append(((INTERNAL, 'ht_module') if is_module(value) else BARE, value))
    return [value for _, value in held], tuple([label for label, _ in held])


_CODE_NAMES = ['co_consts', 'co_names', 'co_filename', 'co_name']
if sys.version_info >= (3, 11):
    _CODE_NAMES += ['co_qualname', 'co_exceptiontable']  # co_code, co_varnames and others would be made by asking
else:
    _CODE_NAMES += ['co_code', 'co_varnames', 'co_freevars', 'co_cellvars']
_CODE_NAMES.append('co_linetable' if sys.version_info >= (3, 10) else 'co_lnotab')
_CODE_LABELS = tuple([(ATTRIBUTE, name) for name in _CODE_NAMES])
_CODE_READERS = [own_names(types.CodeType)[name].__get__ for name in _CODE_NAMES]


def explain_code(code, memory):
    """(objects, labels) of a code object; the collector does not know them at all."""
    held = [read(code) for read in _CODE_READERS]
    hidden = memory.code_fields(code) if memory.on else ()
    labels = [(ATTRIBUTE, 'co_code') if name == '_co_code' else (INTERNAL, name) for name, _ in hidden]
    return held + [value for _, value in hidden], _CODE_LABELS + tuple(labels)


_FUNCTION_NAMES = (
    '__code__ __globals__ __builtins__ __module__ __defaults__ __kwdefaults__ __doc__ __name__ __closure__ __qualname__ '
    '__type_params__'
)
_FUNCTION_READERS = _fields_of(types.FunctionType, *_FUNCTION_NAMES.split())
_NONE_STORED = ('__doc__', '__module__')


class Functions:
    """Labels the references of functions. `__dict__` and `__annotations__` are not asked for: it would create them."""

    def __init__(self, memory):
        self._memory = memory
        self._dict_at = type_dictoffset(types.FunctionType)
        self._known = {}

    def explain(self, function):
        """(objects, labels) of a function."""
        refs = _referents(function)
        if not self._memory.on:
            return refs, self._match(function, refs)
        shape = (  # which fields are set; with their number that tells the order
            len(refs),
            function.__defaults__ is None,
            function.__kwdefaults__ is None,
            function.__closure__ is None,
            function.__module__ is None,
            self._memory.word(id(function) + self._dict_at) == 0,
            len(getattr(function, '__type_params__', ())),
        )
        labels = self._known.get(shape)
        if labels is None:
            labels = self._known[shape] = self._match(function, refs)
        return refs, labels

    def _match(self, function, refs):
        held = [(name, read(function)) for name, read in _FUNCTION_READERS]
        found = [(id(v), (ATTRIBUTE, name)) for name, v in held if v is not None or name in _NONE_STORED]
        if self._memory.on:
            found.append((self._memory.dict_address(function, types.FunctionType), OWN_DICT))
        labels = list(match_labels(refs, found))
        for i, label in enumerate(labels):
            if label is BARE and type(refs[i]) in (dict, tuple):
                named = self._memory.on or type(refs[i]) is tuple or _are_annotations(refs[i], function.__code__)
                labels[i] = (ATTRIBUTE, '__annotations__') if named else OWN_DICT
        return tuple(labels)


def _are_annotations(mapping, code):
    """Whether a function's dict holds annotations rather than attributes, told by its keys."""
    names = set(code.co_names) | {'return'}
    if sys.version_info < (3, 11):
        names.update(code.co_varnames)
    return len(mapping) > 0 and all([type(key) is str and key in names for key in dict.keys(mapping)])


class Frames:
    """The stacks of all threads, and what frames hold. The running capture's own frames are left out."""

    def __init__(self, memory, caller, stacks=None):
        self._memory = memory
        self.own = set()
        own = sys._getframe()
        while own is not None and own is not caller:
            self.own.add(id(own))
            own = own.f_back
        self.stacks = _all_stacks(caller) if stacks is None else stacks
        self.running = {id(frame): frame for _, stack in self.stacks for frame in stack}
        self.done = set(self.own)
        """Addresses of the frames that need not be written (any more)."""

    def explain(self, frame):
        """(objects, labels) of a frame."""
        visited = _referents(frame)  # first: asking for `f_locals` may add to them
        held = [((ATTRIBUTE, name), getattr(frame, name)) for name in ('f_back', 'f_code', 'f_globals', 'f_builtins')]
        held.append(((ATTRIBUTE, 'f_trace'), frame.f_trace))
        held = [(label, v) for label, v in held if v is not None and id(v) not in self.own]
        held += self._variables(frame)
        known = {id(value) for _, value in held}
        rest = [value for value in visited if id(value) not in known and id(value) not in self.own]
        labels = [label for label, _ in held]
        labels += [(INTERNAL, 'f_func') if type(value) is types.FunctionType else BARE for value in rest]
        return [value for _, value in held] + rest, tuple(labels)

    def _variables(self, frame):
        if self._memory.knows_frames:
            mapping, variables = self._memory.frame_variables(frame)
            held = [((ATTRIBUTE, 'f_locals'), self._memory.object_at(mapping))] if mapping else []
            return held + [((kind, name), self._memory.object_at(at)) for kind, name, at in variables]
        if id(frame) not in self.running:
            return []
        return _variables_by_mapping(frame)


def _variables_by_mapping(frame):
    """Variables of a running frame through `f_locals`, where memory cannot be read. Up to 3.12 that is a snapshot which
    the frame keeps: it is emptied again, unless the program has it too."""
    if not frame.f_code.co_flags & 1:  # a module or a class body: the mapping is the real one, which asking may touch
        return [((ATTRIBUTE, 'f_locals'), frame.f_locals)] if frame.f_code.co_name == '<module>' else []
    mapping = frame.f_locals
    held = [((LOCAL, name), value) for name, value in list(mapping.items())]
    if type(mapping) is dict and frame.f_trace is None and sys.getrefcount(mapping) <= 3:
        mapping.clear()
    return held


def _all_stacks(caller):
    """[(thread id, its frames, newest first)] of all threads, this one first and from `caller` on."""
    current = sys._current_frames()
    del current[_thread_id()]  # this very frame: a local that holds it would be a cycle, left as garbage
    return [(_thread_id(), _stack(caller))] + [(thread, _stack(frame)) for thread, frame in current.items()]


def _stack(frame):
    frames = []
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back
    return frames


_thread_id = __import__('_thread').get_ident


def find_subclass_dicts(dicts):
    """{class address: its `tp_subclasses` dict}: those that map the addresses of classes to weak references to them."""
    found = {}
    for candidate in dicts:
        for key, value in dict.items(candidate):
            break
        else:
            continue
        if type(key) is not int or type(value) is not _weak_ref:
            continue
        parents = None
        for key, value in dict.items(candidate):
            cls = _weak_target(value) if type(value) is _weak_ref else None
            if cls is None or not is_type(cls) or id(cls) != key:
                parents = None
                break
            bases = set(map(id, type_bases(cls) or ()))
            parents = bases if parents is None else parents & bases
        for parent in parents or ():
            found.setdefault(parent, candidate)
    return found


# ---------------------------------------------------------------------------------------------------- sizes


def _pre_header(cls):
    """Bytes before an object of this class that `sys.getsizeof` counts."""
    flags = type_flags(cls)
    words = 2 if flags & HAVE_GC else 0
    if sys.version_info >= (3, 12):
        words += 2 if flags & (MANAGED_DICT | 1 << 3) else 0  # 1 << 3: a managed weak reference list
    elif sys.version_info >= (3, 11):
        words += 2 if flags & MANAGED_DICT else 0
    return words * POINTER


STATIC_CLASS_EXTRA = sys.getsizeof(int) - type.__sizeof__(int)
"""Static classes have no collector's head; 3.11 and later count one all the same."""


class Sizer:
    """`sys.getsizeof` of the objects of one exact class, without running a `__sizeof__` written in Python."""

    def __init__(self, cls):
        method = class_lookup(cls, '__sizeof__')[1]
        plain_size = own_names(object)['__sizeof__']
        self._method = method if type(method) is types.MethodDescriptorType else plain_size
        self._extra = _pre_header(cls)
        self._constant = self._method is plain_size and not type_itemsize(cls)
        self._of_types = bool(type_flags(cls) & IS_TYPE)

    def sizes(self, group):
        """Column of sizes of a group of objects of the class."""
        method, extra = self._method, self._extra
        if self._constant:
            return array(U32, [method(group[0]) + extra]) * len(group)
        try:
            found = list(map(method, group))
            if self._of_types:
                heads = [extra if type_flags(cls) & HEAP_TYPE else STATIC_CLASS_EXTRA for cls in group]
                return [n + head for n, head in zip(found, heads)]
            return [n + extra for n in found] if extra else found
        except Exception:  # a C extension may raise anything here
            return [self._one(value) for value in group]

    def _one(self, value):
        try:
            return max(0, self._method(value)) + self._extra
        except Exception:
            return object.__sizeof__(value) + self._extra


# ---------------------------------------------------------------------------------------------------- the walk


def _cuts(weights, limit):
    """(start, stop) of chunks of objects that together weigh a bounded amount, or are one object."""
    start = total = 0
    for i, weight in enumerate(weights):
        if i > start and (total + weight > limit or i - start >= OBJECTS_PER_CHUNK):
            yield start, i
            start, total = i, 0
        total += weight
    if start < len(weights):
        yield start, len(weights)


def _is_exactly(cls, *wanted):
    """Whether a class is one of these, without asking its metaclass."""
    return any([cls is one for one in wanted])


class Walk:
    """Writes every object of the process, once.

    The collector's list gives the containers; what the collector does not track (strings, numbers, code, static
    classes) is found through the references. Of those only what more than one reference holds must be remembered.
    Nothing maps objects to numbers: references are written as addresses.
    """

    def __init__(self, writer, values, memory, careful, frames):
        self.writer = writer
        self.values = values
        self.skipped = self.restarts = self.cut = 0
        self.weak = []
        self._memory = memory
        self._frames = frames
        self._remember_all = careful or list(map(sys.getrefcount, [object()])) != [2]
        self._table = well_known_types()
        self._names = set()
        self._seen = set()
        self._waiting = {}
        self._listed, self._only_tuples = None, False
        self._subclasses = {}
        self._labellers, self._sizers, self._emitters = {}, {}, {}
        # On 3.12 the collector's traversal of this module visits freed memory (python/cpython#122695).
        self._untouchable = find_key(sys.modules, '_asyncio') if sys.version_info[:2] == (3, 12) else None

    # -- the order of things

    def run(self, objects, own):
        """Walks the collector's list of objects, which is emptied on the way, without those at the addresses `own`."""
        self._remember_listed(objects)
        objects[:] = [value for value in objects if id(value) not in own]
        groups = self._group(objects)
        del objects[:]
        self._subclasses = find_subclass_dicts(groups.get(id(dict), ()))
        frames = self._new_frames(groups.pop(id(types.FrameType), []) + list(self._frames.running.values()))
        if frames:
            groups[id(types.FrameType)] = frames
        if self.values == 'shape':
            self._names = _spelled_names(groups.values(), self._memory)
        order = sorted(groups.values(), key=lambda group: not is_type(group[0]))
        groups = frames = None
        self._describe([type(group[0]) for group in order])
        for group in order:
            self._emit_group(group)
            del group[:]
        self._drain(0)

    def owners(self):
        """[(dict address, owner address)] for the DOWN chunk."""
        return [pair for labeller in self._labellers.values() for pair in labeller.orphans.items()]

    def close(self):
        """Lets go of everything. The table of emitters refers back to the walk: a cycle would be left as garbage in the
        program and seen by its next capture."""
        self.__dict__.clear()

    def _group(self, objects):
        groups = {}
        for value, kind in zip(objects, map(id, map(type, objects))):
            try:
                groups[kind].append(value)
            except KeyError:
                groups[kind] = [value]
        return groups

    def _remember_listed(self, objects):
        # gc.freeze() hides tracked objects from the collector's list; then identity has to tell what was listed.
        # 3.12 itself freezes a few hundred tuples.
        frozen = gc.get_freeze_count()
        if frozen > 1000 or self._remember_all:
            self._listed = set(map(id, objects))
        elif frozen:
            self._listed = {id(value) for value in objects if type(value) is tuple}
            self._only_tuples = True

    def _new_frames(self, frames):
        """Those frames that are not the capture's and were not met: running ones are found in more than one way."""
        done = self._frames.done
        new = {id(frame): frame for frame in frames if id(frame) not in done}
        done.update(new)
        return list(new.values())

    def _emit_group(self, group):
        """Emits objects of one class in chunks, and what waits because of them."""
        cls = type(group[0])
        for start, stop in self._chunks(cls, group):
            self._emit_chunk(cls, group[start:stop])
            self._drain(OBJECTS_PER_CHUNK)

    def _chunks(self, cls, group):
        if _is_exactly(cls, dict, list, tuple, set, frozenset):
            return _cuts(list(map(len, group)), EDGES_PER_CHUNK)
        if _is_exactly(cls, str, bytes) and self.values == 'full':
            return _cuts(list(map(len, group)), TEXT_PER_CHUNK)
        return [(start, start + OBJECTS_PER_CHUNK) for start in range(0, len(group), OBJECTS_PER_CHUNK)]

    def _drain(self, least):
        """Emits the waiting groups of at least so many objects, until none is left."""
        ready = True
        while ready:
            ready = [kind for kind, values in self._waiting.items() if len(values) >= max(1, least)]
            if len(ready) > 1 and id(str) in ready:  # strings last: by then it is known which are names
                ready.remove(id(str))
            for kind in ready:
                group = self._waiting.pop(kind)
                cls = type(group[0])
                if cls is types.FrameType:
                    group = self._new_frames(group)
                elif self.values == 'shape' and not self._only_tuples and self._listed is not None:
                    self._names |= _spelled_names([group], self._memory)
                self._describe([cls])
                for start, stop in self._chunks(cls, group):
                    self._emit_chunk(cls, group[start:stop])

    def _emit_chunk(self, cls, group):
        """Emits a chunk; where a container changed meanwhile or an extension failed, one object at a time."""
        try:
            refs = self._emit(cls, group)
        except (RuntimeError, ValueError, TypeError, AttributeError, SystemError):
            self.restarts += 1
            refs = self._emit_one_by_one(cls, group)
        if refs:
            self._discover(refs)

    def _emit_one_by_one(self, cls, group):
        found = []
        for value in group:
            try:
                found += self._emit(cls, [value])
            except (RuntimeError, ValueError, TypeError, AttributeError, SystemError):
                self.skipped += 1
                self._write(cls, [value], (), MODE_NONE)
        return found

    # -- finding what the collector does not list

    def _discover(self, refs):
        """Lets those objects of `refs` wait that nothing listed and that were not met before. Empties `refs`."""
        tracked, listed = gc.is_tracked, self._listed
        if listed is None:
            found = list(compress(refs, [not flag for flag in map(tracked, refs)]))
        elif self._only_tuples:
            found = [o for o in refs if not tracked(o) or (type(o) is tuple and id(o) not in listed)]
        else:
            own = self._frames.own
            found = [o for o in refs if id(o) not in listed and id(o) not in own]
        del refs[:]
        if self._remember_all:
            return self._await_shared(found)
        # One owner, this list and the argument of the call: no other reference leads to such an object.
        shared = [count > 3 for count in map(sys.getrefcount, found)]
        self._await([value for value, many in zip(found, shared) if not many])
        return self._await_shared(list(compress(found, shared)))

    def _await_shared(self, values):
        by_address = dict(zip(map(id, values), values))
        new = set(by_address).difference(self._seen)
        self._seen.update(new)
        self._await([by_address[address] for address in new])

    def _await(self, values):
        waiting = self._waiting
        kinds = list(map(id, map(type, values)))
        if len(set(kinds)) == 1:
            waiting.setdefault(kinds[0], []).extend(values)
            return
        for value, kind in zip(values, kinds):
            try:
                waiting[kind].append(value)
            except KeyError:
                waiting[kind] = [value]

    # -- classes

    def _describe(self, classes):
        """Writes the records of classes, and of what they name, before objects of them. Static classes wait."""
        records, todo = [], list(classes)
        while todo:
            cls = todo.pop()
            if not self.writer.has_type(id(cls)):
                records.append(self._record(cls))
                self.writer.announce(id(cls))
                if not is_ready(cls):
                    continue
                todo += type_mro(cls)
                todo.append(type(cls))
                if not self._is_listed(cls):
                    self._await_shared([cls])
        self.writer.types(records)

    def _is_listed(self, cls):
        if self._listed is None or self._only_tuples:
            return gc.is_tracked(cls)
        return id(cls) in self._listed

    def _record(self, cls):
        flags = type_flags(cls)
        has_dict = type_dictoffset(cls) != 0
        bits = (
            (flags & HEAP_TYPE, 1),
            (cls is dict, 2),
            (is_subtype(cls, types.ModuleType), 4),
            (flags & IS_TYPE, 8),
            (flags & HAVE_GC, 16),
            (has_dict, 32),
            (cls is tuple, 64),
            (cls is list, 128),
            (flags & IS_EXCEPTION, 256),
        )
        return {
            'at': id(cls),
            'display': display_name(cls, self._table),
            'module': module_of(cls),
            'name': plain(type_name(cls)),
            'qualname': plain(type_qualname(cls)),
            'meta': id(metaclass(cls)),
            'mro': [id(base) for base in type_mro(cls)],
            'flags': sum([bit for present, bit in bits if present]),
            'basic': type_basicsize(cls),
            'item': type_itemsize(cls),
            'hidden': self._hidden_bytes(cls),
        }

    def _hidden_bytes(self, cls):
        if not self._memory.on or not type_flags(cls) & MANAGED_DICT:
            return 0
        capacity = min(30, self._memory.attribute_names(cls)[1])
        header = (capacity + 2 + 7) // 8 * 8
        return (8 * capacity + header + 15) // 16 * 16 if capacity else 0

    def _labeller(self, cls):
        found = self._labellers.get(id(cls))
        if found is None:
            found = self._labellers[id(cls)] = Labeller(cls, self._memory)
        return found

    # -- one chunk of objects of one exact class: each returns the objects referred to

    def _emit(self, cls, group):
        emitter = self._emitters.get(id(cls))
        if emitter is None:
            emitter = self._emitters[id(cls)] = self._choose(cls)
        return emitter(cls, group)

    def _choose(self, cls):
        flags = type_flags(cls)
        if cls is dict:
            return self._emit_dicts
        if cls is list or cls is tuple:
            return self._emit_sequences
        if cls is set or cls is frozenset:
            return self._emit_sets
        if cls is types.CodeType:
            return self._explained(lambda value: explain_code(value, self._memory))
        if cls is types.FrameType:
            return self._explained(self._frames.explain)
        if cls is types.FunctionType:
            return self._explained(Functions(self._memory).explain)
        if flags & IS_TYPE:
            return self._explained(lambda value: explain_class(value, self._memory, self._subclasses.get(id(value))))
        if not flags & HAVE_GC:
            return self._emit_leaves
        if flags & IS_DICT:
            return self._explained(lambda value: explain_mapping(value, self._labeller(cls), self._key_label))
        return self._emit_instances

    def _emit_leaves(self, cls, group):
        self._write(cls, group, (), MODE_NONE)
        return []

    def _emit_dicts(self, cls, group):
        lens = array(U32, map(len, group))
        refs = list(chain.from_iterable(chain.from_iterable(map(dict.items, group))))
        self._write(cls, group, refs, MODE_DICT, lens=lens)
        return refs

    def _emit_sequences(self, cls, group):
        refs = list(chain.from_iterable(group))
        self._write(cls, group, refs, MODE_SEQUENCE, lens=array(U32, map(len, group)))
        return refs

    def _emit_sets(self, cls, group):
        refs = list(chain.from_iterable(group))
        self._write(cls, group, refs, MODE_SET, lens=array(U32, map(len, group)))
        return refs

    def _emit_instances(self, cls, group):
        labeller = self._labeller(cls)
        if is_subtype(cls, _weak_ref):
            targets = [(id(value), _weak_target(value)) for value in group]
            self.weak += [(source, id(target)) for source, target in targets if target is not None]
            targets = None
        full = labeller.full()
        refs = self._emit_full(cls, group, labeller, full) if full and len(group) > 7 else None
        return self._emit_explained(cls, group, self._explain_instance) if refs is None else refs

    def _explain_instance(self, value):
        if value is self._untouchable:
            return [module_dict(value)], (OWN_DICT,)
        return self._labeller(type(value)).explain(value)

    def _emit_full(self, cls, group, labeller, full):
        """Emits objects that all have every field set, with one template; None when they turn out not to."""
        refs = _referents(*group)
        count = len(group)
        if len(refs) != full * count:
            return None
        labels = labeller.explain(group[0])[1]
        samples = [labeller.explain(value)[1] for value in group[:: max(1, count // 6)]]
        if len(labels) != full or BARE in labels or any([sample != labels for sample in samples]):
            return None
        targets = array('Q', list(map(id, refs)))
        if OB_TYPE in labels and targets[labels.index(OB_TYPE) :: full] != array('Q', [id(cls)]) * count:
            return None
        dict_at = labeller.full_dict_at()
        if dict_at is not None and set(map(id, map(type, refs[dict_at::full]))) != {id(dict)}:
            return None
        labeller.find_orphans(group)
        self._write(cls, group, targets, MODE_FIELDS, template=self.writer.template(self._numbers(labels)))
        return refs + self._take_loose(labeller)

    def _explained(self, explain):
        return lambda cls, group: self._emit_explained(cls, group, explain)

    def _emit_explained(self, cls, group, explain):
        """Emits objects whose references are explained one object at a time, those with equal labels together."""
        alike, held = {}, 0
        for value in group:
            refs, labels = explain(value)
            entry = alike.get(labels)
            if entry is None:
                entry = alike[labels] = ([], [])
            entry[0].append(value)
            entry[1].extend(refs)
            held += len(refs)
            if held > 4 * EDGES_PER_CHUNK:
                found = self._write_alike(cls, alike)
                alike, held = {}, 0
                self._discover(found)
        return self._write_alike(cls, alike)

    def _write_alike(self, cls, alike):
        """Writes {labels: (objects, their references)} and returns all references."""
        rest, found = [], []
        for labels, (values, refs) in alike.items():
            if not labels:
                self._write(cls, values, (), MODE_NONE)
            elif all([label is BARE for label in labels]):
                self._write(cls, values, refs, MODE_PLAIN)
            elif len(labels) <= 64 and len(values) > 2:
                self._write(cls, values, refs, MODE_FIELDS, template=self.writer.template(self._numbers(labels)))
            elif len(labels) > EDGES_PER_CHUNK:
                for i, value in enumerate(values):
                    self._write_explicit(cls, [(labels, [value], refs[i * len(labels) : (i + 1) * len(labels)])])
            else:
                rest.append((labels, values, refs))
            found += refs
        if rest:
            self._write_explicit(cls, rest)
        labeller = self._labellers.get(id(cls))
        return found + (self._take_loose(labeller) if labeller is not None else [])

    def _write_explicit(self, cls, rows):
        group, refs, lens, flat = [], [], array(U32), array(U32)
        for labels, values, held in rows:
            group += values
            refs += held
            lens.extend([len(labels)] * len(values))
            flat.extend(list(chain.from_iterable(self._numbers(labels))) * len(values))
        self._write(cls, group, refs, MODE_EXPLICIT, lens=lens, labels=flat)

    def _take_loose(self, labeller):
        loose, labeller.loose = labeller.loose, []
        return loose

    # -- what a chunk says

    def _write(self, cls, group, refs, mode, **columns):
        if len(group) == 1 and len(refs) > LARGEST:
            refs = self._cut(refs, mode, columns)
        targets = refs if type(refs) is array else array('Q', list(map(id, refs)))
        sizer = self._sizers.get(id(cls))
        if sizer is None:
            sizer = self._sizers[id(cls)] = Sizer(cls)
        form, texts = self._texts(cls, group)
        self.writer.objects(
            id(cls),
            array('Q', list(map(id, group))),
            targets,
            sizer.sizes(group),
            mode=mode,
            texts=texts,
            text_form=form,
            **columns
        )

    def _cut(self, refs, mode, columns):
        """The references of one huge object that fit into a chunk; how many do not is counted."""
        self.cut += len(refs) - LARGEST
        if 'lens' in columns:
            columns['lens'] = [LARGEST // (2 if mode == MODE_DICT else 1)]
        if 'labels' in columns:
            columns['labels'] = columns['labels'][: 2 * LARGEST]
        return refs[:LARGEST]

    def _texts(self, cls, group):
        form = text_form(cls, self.values)
        if form == TEXT and self.values == 'shape':
            names = self._names
            if names.isdisjoint(map(id, group)):
                return NO_TEXT, None
            return form, ['=' + text if id(text) in names else '' for text in group]
        if form == NO_TEXT:
            return form, None
        if form == NAMED:
            return form, [text_of(value, self.values, self._table) for value in group]
        write, level = _TEXTS[cls][1], self.values
        return form, [write(value, level) for value in group]

    def _numbers(self, labels):
        """(kind, number) pairs of labels as the file holds them."""
        spell = self.writer.strings.id
        numbers = []
        for kind, name in labels:
            if type(name) is int:
                numbers.append((kind, name))
            elif name is None or not (kind == KEY_VALUE or self._may_spell(name)):
                numbers.append((kind if kind == KEY_VALUE else UNKNOWN, NO_LABEL))
            else:
                numbers.append((kind, spell(name)))
        return numbers

    def _may_spell(self, name):
        return self.values != 'shape' or name.isidentifier() or name in ('.0', '.1')

    def _key_label(self, key):
        """`repr` of a dict subclass's key where the value level allows to keep it, else None."""
        kind = type(key)
        if self.values == 'shape':
            return repr(key) if kind is str and id(key) in self._names else None
        if _is_exactly(kind, str, bytes) and len(key) <= (TEXT_LIMIT if self.values == 'basic' else 4096):
            return repr(key)
        return _text_number(key, self.values) or None if _is_exactly(kind, int, float, bool, type(None)) else None


def _spelled_names(groups, memory):
    """Addresses of the strings that the program's code, classes, modules and instances use as names."""
    names = set()

    def spell(keys):
        names.update([id(key) for key in keys if type(key) is str and key.isidentifier()])

    for group in groups:
        cls = type(group[0])
        if type_flags(cls) & IS_TYPE:
            for one in group:
                spell(dict.keys(namespace(one)))
        elif is_subtype(cls, types.ModuleType):
            for one in group:
                spell(dict.keys(module_dict(one)))
        elif cls is types.FunctionType:
            _spell_codes([function.__code__ for function in group], spell, memory)
        elif memory.knows_attributes and type_dictoffset(cls):
            spell(memory.attribute_names(cls)[0])
            for one in group[:2000]:  # instances of one class share their names
                address = memory.dict_address(one, cls)
                if address:
                    spell(dict.keys(memory.object_at(address)))
    return names


def _spell_codes(codes, spell, memory):
    seen = set()
    while codes:
        code = codes.pop()
        if id(code) not in seen:
            seen.add(id(code))
            spell(code.co_names)
            spell((code.co_name,))
            spell(memory.variable_names(code) if memory.on else ())
            codes += [constant for constant in code.co_consts if type(constant) is types.CodeType]


# ---------------------------------------------------------------------------------------------------- the capture


KNOWN_VERSIONS = ((3, 8), (3, 14))
"""First CPython version supported, first version not known: from there on the careful mode holds."""


def _refuse_foreign():
    if sys.implementation.name != 'cpython':
        raise CaptureError('heapglass captures CPython only; this is %s' % sys.implementation.name)
    if sys.version_info[:2] < KNOWN_VERSIONS[0]:
        raise CaptureError('heapglass needs CPython 3.8 or newer; this is %d.%d' % sys.version_info[:2])
    if not getattr(sys, '_is_gil_enabled', lambda: True)():
        raise CaptureError('heapglass cannot capture consistently while the GIL is off (free-threaded build)')


def _is_unknown_version():
    return sys.version_info[:2] >= KNOWN_VERSIONS[1]


class _Unaided:
    """Stands in for the accelerator in the careful mode."""

    on = knows_attributes = knows_frames = brought_ctypes = False

    @staticmethod
    def attribute_names(cls):
        return (), 0


def _hold_still():
    """Stops trace and profile functions and switches to other threads. Returns what `_let_go` needs, in single values:
    an object made here would be in the collector's list.

    A thread that waits for its turn asks for it when the interval that held as it began to wait is over. Sleeping first
    makes the waiting begin anew: right after a switch to us nobody is about to ask. The new interval has an end all the
    same, many times the length of the walk: should a thread that never pauses get its turn, it has to give it back.
    """
    trace, profile, interval = sys.gettrace(), sys.getprofile(), sys.getswitchinterval()
    if trace is not None:
        sys.settrace(None)
    if profile is not None:
        sys.setprofile(None)
    still = 5 + sys.getallocatedblocks() * 2e-5
    clock.sleep(0.002)  # long enough for another thread to be woken: without a switch, those that wait ask all the same
    sys.setswitchinterval(still)
    return interval, trace, profile


def _let_go(interval, trace, profile):
    """Puts everything back as `_hold_still` found it."""
    if profile is not None:
        sys.setprofile(profile)
    if trace is not None:
        sys.settrace(trace)
    sys.setswitchinterval(interval)


_series = {}
"""Captures of one process are a series: they share an id and are numbered."""


def dump(path, *, values='shape', mode='auto'):
    """Writes a snapshot of this process's heap to `path`, or into a binary stream, and returns a summary.

    `values`: 'shape' keeps names only, 'basic' numbers and texts of up to 80 characters, 'full' whole values. `mode`:
    'inline' stops the program while the heap is walked, 'fork' lets a child process do it (CaptureError where that
    cannot be), 'auto' forks when the heap is large and nothing speaks against it. The
    summary is a dict: path, objects, references, bytes, seconds (in all), pause (while nothing else ran), skipped
    objects, restarts of chunks, cut (references of huge objects that did not fit), dangling (None: a reader counts
    them), accelerator, mode ('fork' or 'inline'). Raises CaptureError or OSError; then no file is left behind.
    """
    return _capture(path, values, sys._getframe(1), mode)


def _capture(path, values, caller, mode='inline'):
    if values not in VALUES:
        raise CaptureError('values is one of %s, not %r' % (', '.join(VALUES), values))
    _refuse_foreign()
    if _choose_mode(mode, path) == 'fork':
        try:
            return _capture_by_child(path, values, caller)
        except _NoFork:
            if mode == 'fork':
                raise
    return _capture_inline(path, values, caller)


def _capture_inline(path, values, caller):
    """Captures with the collector off until the last object of the capture is gone, so that it does not set it off."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _capture_uncollected(path, values, caller, collecting)
    finally:
        if collecting:
            gc.enable()


def _capture_uncollected(path, values, caller, collecting):
    careful = _is_unknown_version()
    memory = _Unaided() if careful else accelerator()
    before = _resident_bytes()
    # Whatever lets other threads run comes before the collector is asked for its list, or after the walk.
    writer = _open(path, values, careful, memory, 'inline')
    try:
        started = clock.perf_counter()
        interval, trace, profile = _hold_still()
        try:
            totals = _walk(writer, values, memory, careful, caller)
        finally:
            _let_go(interval, trace, profile)
            trace = profile = None
        pause = clock.perf_counter() - started
        totals.update(_process_facts(before, collecting))
        writer.flush()
        totals['seconds'] = round(clock.perf_counter() - started, 6)
        totals['pause'] = round(pause, 6)
        size = writer.finish(totals)
        _series['count'] += 1
    except BaseException:
        writer.abort()
        raise
    return _summary(path, memory, 'inline', _numbers_of(writer, size, totals))


_SUMMARY = ('objects', 'references', 'bytes', 'seconds', 'pause', 'skipped', 'restarts', 'cut')


def _numbers_of(writer, size, totals):
    counted = {'objects': writer.objects_written, 'references': writer.references_written, 'bytes': size}
    counted.update(totals)
    return [counted[name] for name in _SUMMARY]


def _summary(path, memory, mode, numbers):
    summary = {'path': None if hasattr(path, 'write') else os.fspath(path)}
    summary.update(zip(_SUMMARY, numbers))
    summary.update(dangling=None, accelerator=memory.on, mode=mode)
    return summary


def _open(path, values, careful, memory, mode):
    facts = dict(_facts(values, careful, memory), mode=mode)
    return Writer(path, _series_id(facts['pid']), meta=dict(facts, series=_series['count']), hold=True)


def _walk(writer, values, memory, careful, caller, moment=None):
    """Writes everything but the totals, which are returned. `moment`: in a child, what was taken before the fork."""
    hidden = own_objects(memory)
    objects = gc.get_objects()  # of the capture there is now its module and the writer
    frames = Frames(memory, caller, None if moment is None else moment.stacks)
    writer.pack_early = len(frames.stacks) == 1  # nobody else is there to run meanwhile
    walk = Walk(writer, values, memory, careful, frames)
    try:
        _write_surroundings(writer, frames, memory)
        writer.chunk('HIDE', hidden)
        walk.run(objects, _closure(writer) | (set() if moment is None else moment.addresses()))
        writer.pairs('WEAK', walk.weak)
        writer.pairs('DOWN', walk.owners())
        return {'skipped': walk.skipped, 'restarts': walk.restarts, 'cut': walk.cut, 'dangling': None}
    finally:
        del objects[:]
        walk.close()


def _closure(value):
    """Addresses of what an object of the capture refers to, classes left out."""
    found, todo = set(), [value]
    while todo:
        value = todo.pop()
        if id(value) not in found and not is_type(value):
            found.add(id(value))
            todo += _referents(value)
    return found


def _facts(values, careful, memory):
    """The opening META (docs/format.md §3). Of the command line only the program's name."""
    arguments = find_key(module_dict(sys), 'argv')
    first = plain(arguments[0]) if type(arguments) is list and arguments else ''
    return {
        'implementation': sys.implementation.name,
        'version': '%d.%d.%d' % sys.version_info[:3],
        'hexversion': sys.hexversion,
        'platform': sys.platform,
        'pointer': POINTER,
        'gil': True,
        'pid': os.getpid(),
        'program': os.path.basename(first),
        'values': values,
        'careful': careful,
        'accelerator': memory.on and memory.knows_attributes,
        'capture': 'heapglass.py ' + __version__,
    }


def _series_id(pid):
    if _series.get('pid') != pid:  # a forked child is another process
        _series.update(pid=pid, id=os.urandom(16), count=0)
    return _series['id']


def _process_facts(before, collecting):
    return {
        'rss_before': before,
        'rss_after': _resident_bytes(),
        'blocks': sys.getallocatedblocks(),
        'gc': {
            'enabled': collecting,
            'counts': list(gc.get_count()),
            'frozen': gc.get_freeze_count(),
            'garbage': len(gc.garbage) if type(gc.garbage) is list else 0,
        },
    }


def _resident_bytes():
    """Resident memory of this process, 0 where the system does not tell."""
    try:
        with open('/proc/self/statm') as line:
            return int(line.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')
    except (OSError, ValueError, AttributeError):
        return 0


def _write_surroundings(writer, frames, memory):
    """Roots and threads: small, and first, so that a cut file can still be read."""
    modules = find_key(module_dict(sys), 'modules')
    rows = [('i0_modules', id(modules), True), ('i0_sysdict', id(module_dict(sys)), True)]
    rows.append(('i0_builtins', id(module_dict(builtins)), True))
    for name, value in (
        ('i0_importlib', find_key(modules, '_frozen_importlib')),
        ('i0_import_func', find_key(module_dict(builtins), '__import__')),
    ):
        if value is not None:
            rows.append((name, id(value), True))
    for thread, stack in frames.stacks:  # of all threads: what another thread's variable holds is in use, too
        if stack:
            rows.append(('i0_t%d_f%d' % (thread, len(stack) - 1), id(stack[0]), True))
    handled = sys.exc_info()[1]
    if handled is not None:
        rows.append(('i0_t%d_exc_value' % frames.stacks[0][0], id(handled), True))
    writer.roots(rows)
    writer.json_chunk('THRD', _threads(frames, modules, memory))


def _threads(frames, modules, memory):
    known = _thread_facts(modules, memory)
    rows = []
    for position, (thread, stack) in enumerate(frames.stacks):
        name, daemon = known.get(thread, ('', False))
        listed = [
            {
                'at': hex_address(id(frame)),
                'function': plain(getattr(frame.f_code, 'co_qualname', frame.f_code.co_name)),
                'file': plain(frame.f_code.co_filename),
                'line': frame.f_lineno or 0,
            }
            for frame in stack
        ]
        rows.append({'id': thread, 'name': name, 'daemon': daemon, 'current': position == 0, 'frames': listed})
    return rows


def _thread_facts(modules, memory):
    """{thread id: (name, daemon)} from the attributes of `threading`'s objects, read without asking the objects."""
    threading = find_key(modules, 'threading')
    active = find_key(module_dict(threading), '_active') if threading is not None else None
    facts = {}
    for thread, value in dict.items(active) if type(active) is dict else ():
        held = attributes_of(value, memory)
        name = plain(held.get('_name'))
        facts[thread] = (name if _is_default_thread_name(name) else '', held.get('_daemonic') is True)
    return facts


def attributes_of(value, memory):
    """{name: object} of the attributes an instance holds, without creating its `__dict__` or calling it."""
    refs, labels = Labeller(type(value), memory).explain(value)
    held = {label[1]: ref for label, ref in zip(labels, refs) if label[0] == ATTRIBUTE}
    own = held.get('__dict__')
    if type(own) is dict:
        held.update([(name, item) for name, item in dict.items(own) if type(name) is str])
    return held


def _is_default_thread_name(name):
    """Whether `threading` or an executor chose this name. Others may hold the program's data."""
    base = name.split(' (')[0]
    head, _, number = base.rpartition('-')
    return name == 'MainThread' or (
        head in ('Thread', 'Dummy', 'ThreadPoolExecutor') or head.startswith('ThreadPoolExecutor-')
    ) and number.replace('_', '').isdigit()


def own_objects(memory):
    """Payload of the HIDE chunk: what belongs to the capture, its module and whatever only that holds. As bytes: a list
    would be one more object of the process."""
    modules = find_key(module_dict(sys), 'modules')
    own = _OwnObjects(memory)
    brought = memory.brought_ctypes and find_key(modules, 'ctypes') is None
    own.modules = (__name__, '_ctypes') if brought else (__name__,)
    own.add(globals(), True)
    module = find_key(modules, __name__)
    if module is not None and is_module(module) and module_dict(module) is globals():
        own.add(module, True)
    if brought and find_key(modules, '_ctypes') is not None:
        own.add(find_key(modules, '_ctypes'), True)
    addresses = own.addresses()
    return _COUNT_AND_ZERO.pack(len(addresses), 0) + _column('Q', addresses)


class _OwnObjects:
    """The closure of what the capture's module refers to, less what anything else refers to as well."""

    def __init__(self, memory):
        self._memory = memory
        self._held = {}
        self._core = set()
        self._inside = {}
        self._edges = {}

    def add(self, value, core=False):
        """Adds an object and what it refers to; `core` objects are the capture's own by their nature."""
        todo = [(value, core)]
        value = None
        while todo:
            value, core = todo.pop()
            if id(value) in self._held:
                continue
            self._held[id(value)] = value
            if core:
                self._core.add(id(value))
            refs = self._references(value)
            self._edges[id(value)] = list(map(id, refs))
            for ref in refs:
                self._inside[id(ref)] = self._inside.get(id(ref), 0) + 1
                belongs = self._belongs(ref)
                if belongs is not None:
                    todo.append((ref, belongs))

    def addresses(self):
        """Addresses of the hidden objects: the core, and what has no reference from elsewhere."""
        shared = []
        for address in list(self._held):
            # Beside its owners an object is held by the table of this class and by the call's argument.
            if address not in self._core and sys.getrefcount(self._held[address]) - 2 > self._inside.get(address, 0):
                shared.append(address)
        outside = set()
        while shared:
            address = shared.pop()
            if address not in outside and address not in self._core and address in self._held:
                outside.add(address)
                shared += self._edges[address]
        return [address for address in self._held if address not in outside]

    def _references(self, value):
        kind = type(value)
        if kind is dict:
            return list(chain.from_iterable(dict.items(value)))
        if kind is types.CodeType:
            return explain_code(value, self._memory)[0]
        if is_type(value):
            return explain_class(value, self._memory, None)[0]
        return _referents(value)

    def _belongs(self, value):
        """True for the capture's own code and classes, None for what surely belongs to others, else False."""
        kind = type(value)
        if is_type(value):
            return True if module_of(value) in self.modules else None
        if module_of(kind) in self.modules:
            return True
        if kind is types.FunctionType:
            return True if value.__globals__ is globals() else None
        if kind is types.CodeType:
            return True if value.co_filename is _capture.__code__.co_filename else None
        return None if is_module(value) or value is module_dict(builtins) else False


# ---------------------------------------------------------------------------------------------------- in a child


MODES = ('auto', 'fork', 'inline')
WORTH_A_FORK = 400000
"""Allocated blocks from which on mode `auto` forks: below, the pause is some tenths of a second."""
_UNFORKABLE = ('gevent', 'greenlet', 'grpc._cython.cygrpc', 'torch', 'tensorflow', 'jax', 'cupy', 'pycuda')
"""Modules whose threads, locks or devices do not bear a fork."""
_PROC, _CGROUPS = '/proc', '/sys/fs/cgroup'
_SPARE = 32 << 20
"""Bytes that must stay free beside a copy of the heap."""


class _NoFork(CaptureError):
    """The system refused to fork; nothing was written."""


def _choose_mode(mode, path):
    if mode not in MODES:
        raise CaptureError('mode is one of %s, not %r' % (', '.join(MODES), mode))
    if mode == 'inline' or (mode == 'auto' and not _is_worth_a_fork()):
        return 'inline'
    obstacle = _obstacle(path)
    if obstacle and mode == 'fork':
        raise CaptureError('no capture in a child: ' + obstacle)
    return 'inline' if obstacle else 'fork'


def _is_worth_a_fork():
    if sys.platform != 'linux' or _is_unknown_version() or sys.getallocatedblocks() < WORTH_A_FORK:
        return False
    modules = find_key(module_dict(sys), 'modules')
    return not any([find_key(modules, name) is not None for name in _UNFORKABLE])


def _obstacle(path):
    """Why a child cannot capture, '' when it can."""
    if sys.platform != 'linux':
        return 'that needs Linux'
    if hasattr(path, 'write') and _descriptor_stream(path) is None:
        return 'this stream is not one of an open file or pipe'
    return memory_obstacle()


def _descriptor_stream(stream):
    """The stream without a buffer under one that a file, a pipe or `sys.stdout.buffer` has; None for others."""
    raw = stream.raw if type(stream) is _io.BufferedWriter else stream
    return raw if type(raw) is _io.FileIO else None


def memory_obstacle():
    """Where there is no room for a second copy of this process's own pages, in numbers; '' when there is.

    A child shares its pages with the program until one of them writes; a walk touches the count of every object.
    """
    page = os.sysconf('SC_PAGE_SIZE')
    facts = _read_text(_PROC + '/self/statm').split()
    need = (int(facts[1]) - int(facts[2])) * page + _SPARE if len(facts) > 2 else 0
    for line in _read_text(_PROC + '/meminfo').split('\n'):
        if line.startswith('MemAvailable:') and int(line.split()[1]) << 10 < need:
            return _no_room(need, int(line.split()[1]) << 10, 'the host')
    for folder, limit, used, whole in _memory_limits():
        # Where the kernel ends a group as a whole, a child that takes too much takes the program with it.
        wanted = 2 * need if whole else need
        if limit - used < wanted:
            return _no_room(wanted, max(0, limit - used), 'the limit of the control group ' + folder)
    return ''


def _no_room(need, free, where):
    return 'it may need %d MB, and %s leaves %d MB' % (need >> 20, where, free >> 20)


def _memory_limits():
    """[(folder, limit, bytes in use that cannot be dropped, whether all of it is killed together)], also of parents."""
    found = []
    for line in _read_text(_PROC + '/self/cgroup').split('\n'):
        _, controllers, path = (line.split(':', 2) + ['', ''])[:3]
        if 'memory' in controllers.split(','):
            base = _CGROUPS + '/memory'
            names = ('memory.limit_in_bytes', 'memory.usage_in_bytes', 'total_inactive_file')
        elif line.startswith('0::'):
            base, names = _CGROUPS, ('memory.max', 'memory.current', 'inactive_file')
        else:
            continue
        folder = base + path.rstrip('/')
        while folder.startswith(base):
            limit, used = [_read_text(folder + '/' + name).strip() for name in names[:2]]
            if limit.isdigit() and used.isdigit():
                caches = _read_text(folder + '/memory.stat').split('\n')
                caches = [int(row.split()[1]) for row in caches if row.startswith(names[2] + ' ')]
                whole = _read_text(folder + '/memory.oom.group').strip() == '1'
                found.append((folder, int(limit), int(used) - sum(caches), whole))
            folder = folder.rpartition('/')[0]
    return found


def _read_text(path):
    """A small file of the system, '' when there is none."""
    try:
        with open(path, encoding='ascii', errors='replace') as file:
            return file.read()
    except OSError:
        return ''


class _Moment:
    """What a child needs and only its parent knows. Objects of the capture: the child does not write them."""

    __slots__ = ('stacks', 'active', 'copy', 'kept', 'mask', 'started', 'before', 'collecting', 'pipe')

    def addresses(self):
        """Addresses of this object and its containers, not of what belongs to the program."""
        own = [self, self.stacks, self.copy, self.kept, self.mask, self.pipe]
        own += self.stacks
        own += [frames for _, frames in self.stacks]
        return set(map(id, own))


def _capture_by_child(path, values, caller):
    """Forks, waits for the child that captures, and returns its summary."""
    memory = _Unaided() if _is_unknown_version() else accelerator()
    moment = _Moment()
    moment.started, moment.before = clock.perf_counter(), _resident_bytes()
    moment.collecting = gc.isenabled()
    target = path
    if hasattr(path, 'write'):
        path.flush()
        target = _descriptor_stream(path)
    writer = None
    gc.disable()
    try:
        writer = _open(target, values, _is_unknown_version(), memory, 'fork')
        writer.settle()
        moment.pipe = os.pipe()
        child = _fork(writer, values, memory, caller, moment)
    except BaseException:
        if writer is not None:
            writer.abort()
        raise
    finally:
        if moment.collecting:
            gc.enable()
    pause = clock.perf_counter() - moment.started
    try:
        numbers = _await_child(child, moment)
    except BaseException:
        writer.abort()
        raise
    writer.hand_over()
    if target is not path and path.seekable():
        path.seek(os.lseek(path.fileno(), 0, os.SEEK_CUR))  # the position is shared, a buffer's idea of it is not
    _series['count'] += 1
    numbers[_SUMMARY.index('pause')] = round(pause, 6)
    return _summary(path, memory, 'fork', numbers)


def _fork(writer, values, memory, caller, moment):
    """Number of the child process, which never returns from here."""
    import _signal

    interval, trace, profile = _hold_still()
    try:
        moment.started = clock.perf_counter()
        moment.stacks = _all_stacks(caller)
        moment.kept = _held_by_threads() if len(moment.stacks) > 1 else []
        moment.active = _active_threads()
        moment.copy = dict.copy(moment.active)
        # A signal's handler is program code, which the child must not run.
        moment.mask = _signal.pthread_sigmask(_signal.SIG_BLOCK, _signal.valid_signals())
        try:
            child = _quiet_fork()
        except (OSError, RuntimeError) as error:
            _signal.pthread_sigmask(_signal.SIG_SETMASK, moment.mask)
            os.close(moment.pipe[0])
            os.close(moment.pipe[1])
            raise _NoFork('the system does not let this process fork: %s' % error)
        if not child:
            _in_child(writer, values, memory, caller, moment)
        moment.stacks = moment.kept = moment.active = moment.copy = None
        os.close(moment.pipe[1])
        if not _is_alone():
            _signal.pthread_sigmask(_signal.SIG_SETMASK, moment.mask)
            moment.mask = None
        else:  # SIGCHLD stays blocked until the child is reaped: the program's handler is not to hear of it
            _signal.pthread_sigmask(_signal.SIG_SETMASK, moment.mask | {_signal.SIGCHLD})
        return child
    finally:
        _let_go(interval, trace, profile)
        trace = profile = None


def _quiet_fork():
    """Forks without the warning of 3.12 and later about threads: a warning may be program code, or an exception."""
    warnings = find_key(find_key(module_dict(sys), 'modules'), 'warnings')
    filters = find_key(module_dict(warnings), 'filters') if warnings is not None else None
    quiet = ('ignore', None, DeprecationWarning, None, 0)
    if type(filters) is list:
        filters.insert(0, quiet)
    child = -1
    try:
        child = __import__('posix').fork()  # `os.fork` may have been replaced
        return child
    finally:
        if type(filters) is list:
            for i, entry in enumerate(filters):
                if entry is quiet:
                    del filters[i]
                    break


def _is_alone():
    """Whether this process has one thread, of whatever kind."""
    return len(os.listdir(_PROC + '/self/task')) == 1


def _active_threads():
    threading = find_key(find_key(module_dict(sys), 'modules'), 'threading')
    active = find_key(module_dict(threading), '_active') if threading is not None else None
    return active if type(active) is dict else {}


def _held_by_threads():
    """What the state of a thread may be the only one to hold: values of thread locals, exceptions, contexts. A child
    clears the state of all threads but its own, and finalizers would run."""
    objects = gc.get_objects()
    kinds = list(map(id, map(type, objects)))
    wanted = {kind for kind, value in dict(zip(kinds, objects)).items() if _is_of_threads(type(value))}
    kept = list(compress(objects, map(wanted.__contains__, kinds)))
    for local in list(kept):
        if is_subtype(type(local), _thread_local):
            for held in _referents(local):
                parts = _referents(held) if _is_exactly(type(held), dict, set) else []
                parts += list(dict.keys(held)) if type(held) is dict else []
                kept += parts
                kept += [_weak_target(part) for part in parts if type(part) is _weak_ref]
    del objects[:]
    return kept


def _is_of_threads(kind):
    return bool(type_flags(kind) & IS_EXCEPTION) or _is_exactly(kind, _Context) or is_subtype(kind, _thread_local)


_thread_local = __import__('_thread')._local
_Context = type(__import__('_contextvars').copy_context())


def _in_child(writer, values, memory, caller, moment):
    """Captures and leaves the process, whatever happens."""
    try:
        try:
            _retreat(writer, moment)
            pause = clock.perf_counter() - moment.started
            totals = _walk(writer, values, memory, _is_unknown_version(), caller, moment)
            totals.update(_process_facts(moment.before, moment.collecting), child=os.getpid(), pause=round(pause, 6))
            totals['seconds'] = round(clock.perf_counter() - moment.started, 6)
            size = writer.finish(totals)
            text = 'done ' + ' '.join(map(str, _numbers_of(writer, size, totals)))
        except BaseException as error:
            text = 'failed %s%s' % ('' if type(error) is CaptureError else type(error).__name__ + ': ', error)
        os.write(moment.pipe[1], text.encode('utf-8', 'replace')[:4000])
    finally:
        os._exit(0)


def _retreat(writer, moment):
    """Makes the child harmless: first to be killed when memory runs out, last in line for the processor, ended by the
    usual signals instead of the program's handlers, and without the program's files and sockets."""
    import _signal

    gc.disable()  # a function of the program that runs at a fork may have turned it on
    try:
        os.nice(5)
        with open(_PROC + '/self/oom_score_adj', 'w') as file:
            file.write('1000')
    except OSError:
        pass
    ends = (_signal.SIGINT, _signal.SIGTERM, _signal.SIGHUP, _signal.SIGALRM)
    moment.kept += [_signal.signal(number, _signal.SIG_DFL) for number in ends]
    _signal.alarm(60 + sys.getallocatedblocks() // 10000)  # one that hangs shall not stay
    _signal.pthread_sigmask(_signal.SIG_SETMASK, _signal.valid_signals().difference(ends))
    # An open connection would stay open in the child when the program closes it.
    for name in os.listdir(_PROC + '/self/fd'):
        if int(name) not in (moment.pipe[1], writer.descriptor()):
            try:
                os.close(int(name))
            except OSError:
                pass
    dict.clear(moment.active)  # `threading` has forgotten the other threads at the fork
    dict.update(moment.active, moment.copy)


def _await_child(child, moment):
    """Waits for the child, and returns the numbers of its summary. CaptureError with its own words when it failed."""
    import _signal

    status = None
    try:
        try:
            status = os.waitpid(child, 0)[1]
        except ChildProcessError:  # the program reaps every child, and was first
            pass
        except BaseException:
            os.kill(child, _signal.SIGKILL)
            os.waitpid(child, 0)
            raise
        text = os.read(moment.pipe[0], 65536).decode('utf-8', 'replace')
    finally:
        os.close(moment.pipe[0])
        if moment.mask is not None:
            if _signal.SIGCHLD in _signal.sigpending() and not _another_child_waits():
                _signal.sigtimedwait([_signal.SIGCHLD], 0)
            _signal.pthread_sigmask(_signal.SIG_SETMASK, moment.mask)
    word, _, rest = text.partition(' ')
    if word == 'done':
        return [float(part) if '.' in part or 'e' in part else int(part) for part in rest.split(' ')]
    if word == 'failed':
        raise CaptureError(rest)
    if status is not None and os.WIFSIGNALED(status):
        raise CaptureError('the child that captured was killed by signal %d' % os.WTERMSIG(status))
    raise CaptureError('the child that captured ended without a word')


def _another_child_waits():
    try:
        return os.waitid(os.P_ALL, 0, os.WEXITED | os.WSTOPPED | os.WCONTINUED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return False


# ---------------------------------------------------------------------------------------------------- triggers


_triggers = {}
"""What was asked for: {signal number: [folder, keep, values, captures so far]}, and {'exit': (path, values, pid)}."""


def on_signal(number, folder, *, keep=3, values='shape'):
    """Captures into `folder` whenever the signal `number` arrives, and returns the handler that was there before.

    The files are named PID-1.heapglass to PID-`keep`.heapglass; then the oldest is overwritten. Errors are a line on
    standard error. Call it from the main thread (ValueError otherwise): that is where the capture is made, between two
    bytecodes.
    """
    if values not in VALUES:
        raise CaptureError('values is one of %s, not %r' % (', '.join(VALUES), values))
    if keep < 1 or not os.path.isdir(folder):
        raise CaptureError('keep is 1 or more, and the folder exists: %d, %s' % (keep, folder))
    import _signal

    before = _signal.signal(number, _capture_at_signal)
    _triggers[int(number)] = [os.path.abspath(folder), keep, values, 0]
    return before


def _capture_at_signal(number, frame):
    order = _triggers[number]
    folder, keep, values, count = order
    order[3] += 1
    name = '%d-%d.heapglass' % (os.getpid(), count % keep + 1)
    _capture_or_say(os.path.join(folder, name), values, frame, 'auto')


def at_exit(path, *, values='shape'):
    """Captures to `path` when the interpreter ends, before the functions that were registered with `atexit` so far.
    Processes forked meanwhile do not. A second call replaces the first. Errors are a line on standard error."""
    if values not in VALUES:
        raise CaptureError('values is one of %s, not %r' % (', '.join(VALUES), values))
    import atexit

    atexit.unregister(_capture_at_exit)
    atexit.register(_capture_at_exit)
    _triggers['exit'] = (os.path.abspath(path), values, os.getpid())


def _capture_at_exit():
    path, values, pid = _triggers['exit']
    if os.getpid() == pid:
        _capture_or_say(path, values, None, 'inline')


def _capture_or_say(path, values, caller, mode):
    try:
        _capture(path, values, caller, mode)
    except (CaptureError, OSError, MemoryError) as error:
        try:
            os.write(2, ('heapglass: no capture: %s\n' % error).encode('utf-8', 'replace'))
        except OSError:
            pass


# ---------------------------------------------------------------------------------------------------- another process
# A script is run in the other process where it is safe: between two bytecodes of its main thread. It captures into a
# folder of its own, says how it went in a file beside, and the capture is copied from there.


PATIENCE = 300
"""Seconds to wait for the other process to come to its next bytecode and capture."""

_JOB_NAME = '<heapglass>'
_JOB = """import sys, types
def job(order, frame):
    folder, source, values, version = order
    try:
        module = sys.modules.get('heapglass')
        if getattr(module, '__version__', None) != version:
            module = types.ModuleType('heapglass')
            with open(source, encoding='utf-8') as file:
                exec(compile(file.read(), source, 'exec'), module.__dict__)
            sys.modules.setdefault('heapglass', module)
        module.capture_for_another(folder, values, frame)
    except BaseException as error:
        with open(folder + '/failed', 'w') as file:
            file.write('%%s: %%s' %% (type(error).__name__, error))
job(%r, sys._getframe())
"""


def attach(pid, output, *, values='shape'):
    """Captures the CPython process `pid` from outside, into a path or a binary stream. Returns the size in bytes.

    Needs the right to trace it, and gdb or `sys.remote_exec` (this Python and the program of one version, 3.14 or later).
    Raises CaptureError that says what is missing.
    """
    if values not in VALUES:
        raise CaptureError('values is one of %s, not %r' % (', '.join(VALUES), values))
    if sys.platform != 'linux':
        raise CaptureError('attach needs Linux')
    try:
        owner = os.stat('%s/%d' % (_PROC, pid))
    except OSError:
        raise CaptureError('there is no process %d' % pid)
    outside = _its_root(pid)
    inside = '/tmp/heapglass-%d-%s' % (pid, os.urandom(8).hex())
    folder = outside + inside
    try:
        os.mkdir(folder, 0o700)
    except OSError as error:
        raise CaptureError('no access to the files of process %d: %s' % (pid, error.strerror))
    try:
        _leave_job(folder, inside, values, owner)
        _start_job(pid, inside + '/job.py')
        _await_job(pid, folder)
        return _copy_out(folder + '/capture', output)
    finally:
        _remove_folder(folder)


def capture_for_another(folder, values, frame):
    """What a process does for one that attached to it. `frame` is the script's; what called it is the program."""
    frame = frame.f_back  # of the file, which `sys.remote_exec` runs at once
    caller = frame.f_back
    if caller is not None and caller.f_code.co_filename == _JOB_NAME:  # and gdb by two strings
        caller = caller.f_back.f_back
    _capture(folder + '/capture', values, caller, 'auto')
    with open(folder + '/done', 'w'):
        pass


def _its_root(pid):
    """Path under which the files of a process are seen from here: '' when it sees the same ones."""
    try:
        spaces = [os.readlink('%s/%s/ns/mnt' % (_PROC, who)) for who in ('self', pid)]
        roots = [os.readlink('%s/%s/root' % (_PROC, who)) for who in ('self', pid)]
    except OSError as error:
        raise CaptureError('no right to look into process %d: %s. %s' % (pid, error.strerror, _RIGHTS))
    return '' if spaces[0] == spaces[1] and roots[0] == roots[1] else '%s/%d/root' % (_PROC, pid)


_RIGHTS = (
    'Be its user or root; in a container CAP_SYS_PTRACE (docker: --cap-add=SYS_PTRACE) is needed, '
    'and /proc/sys/kernel/yama/ptrace_scope must not forbid it'
)


def _leave_job(folder, inside, values, owner):
    source = _capture.__code__.co_filename
    order = (inside, inside + '/heapglass.py', values, __version__)
    with open(source, 'rb') as file:
        texts = {'heapglass.py': file.read(), 'job.py': _job(order).encode('ascii')}
    for name, text in texts.items():
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(text)
    if owner.st_uid != os.geteuid():
        for name in ('heapglass.py', 'job.py', ''):
            os.chown(os.path.join(folder, name), owner.st_uid, owner.st_gid)


def _job(order):
    return 'exec(compile(%r, %r, "exec"), {})\n' % (_JOB % (order,), _JOB_NAME)


def _start_job(pid, script):
    remote = getattr(sys, 'remote_exec', None)
    problem = ''
    if remote is not None:
        try:
            return remote(pid, script)
        except (OSError, RuntimeError, ValueError) as error:
            problem = 'sys.remote_exec: %s; ' % error
    import subprocess

    # Its names must not come into `__main__`, where such a string is run; the file may be gone when its turn comes.
    inner = "with open(p) as file: text = file.read()\\\\nexec(compile(text, p, 'exec'), {})"
    code = 'try:\\n exec(compile(\\"%s\\", \\"%s\\", \\"exec\\"), {\\"p\\": \\"%s\\"})\\nexcept OSError: pass\\n'
    code %= (inner, _JOB_NAME, script)
    call = 'print (int)Py_AddPendingCall((int (*)(void *))PyRun_SimpleString, (void *)strdup("%s"))' % code
    command = ['gdb', '-nx', '-batch', '-iex', 'set auto-load off', '-p', str(pid), '-ex', call, '-ex', 'detach']
    try:
        run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except OSError:
        raise CaptureError(problem + 'gdb is needed and not installed (from Python 3.14 on it is not needed)')
    said = run.stdout.decode('utf-8', 'replace')
    if '$1 = 0' in said:
        return None
    if 'ptrace' in said.lower() and 'not permitted' in said:
        raise CaptureError('%sgdb may not trace process %d. %s' % (problem, pid, _RIGHTS))
    if 'Py_AddPendingCall' in said:
        raise CaptureError('%sprocess %d is no CPython, or one without symbols' % (problem, pid))
    if '$1 = -1' in said:
        raise CaptureError('%sprocess %d has too many calls pending; try again' % (problem, pid))
    lines = [line for line in said.split('\n') if line.strip()]
    raise CaptureError('%sgdb failed: %s' % (problem, lines[-1] if lines else 'it said nothing'))


def _await_job(pid, folder):
    end = clock.monotonic() + PATIENCE
    while not os.path.exists(folder + '/done'):
        said = _read_text(folder + '/failed')
        if said:
            raise CaptureError('process %d could not capture: %s' % (pid, said))
        if not os.path.exists('%s/%d' % (_PROC, pid)):
            raise CaptureError('process %d ended meanwhile' % pid)
        if clock.monotonic() > end:
            words = 'process %d did not come to Python code in %d s: its main thread waits'
            raise CaptureError(words % (pid, PATIENCE))
        clock.sleep(0.02)


def _copy_out(source, output):
    """Copies a finished capture as `Writer` would have written it. Returns its size."""
    # The folder belongs to the other process: what stands there now may be a link.
    with os.fdopen(os.open(source, os.O_RDONLY | os.O_NOFOLLOW), 'rb') as file:
        copy = Writer.__new__(Writer)
        copy._opened = not hasattr(output, 'write')
        copy._position, copy._path, copy._temporary, copy._held = 0, None, None, None
        copy._stream = copy._create(os.fspath(output)) if copy._opened else _binary(output)
        try:
            part = file.read(1 << 20)
            while part:
                copy._write(part)
                part = file.read(1 << 20)
            copy.close()
        except BaseException:
            copy.abort()
            raise
    return copy._position


def _remove_folder(folder):
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))
    os.rmdir(folder)


# ---------------------------------------------------------------------------------------------------- the estimate


_SAMPLED = 4000
"""Objects looked into for an estimate."""
_SECONDS_AN_OBJECT, _SECONDS_A_DEFINITION = 1.2e-6, 4.0e-5
_BYTES_AN_OBJECT, _BYTES_A_DEFINITION = 4, 100
_MEMORY, _MEMORY_AN_OBJECT, _MEMORY_HELD = 8 << 20, 14, 36
"""Rates of captures measured on CPython 3.8 to 3.13 (docs/capture.md). Functions and classes take longest by far: their
references are named one object at a time. With other threads present, output waits in memory uncompressed."""


def estimate():
    """What a capture of this process would cost, without making one: a dict of objects, pause (seconds), bytes (of the
    file, at level `shape`) and memory (bytes needed beside the program's own).

    Objects are counted by a sample: what the collector lists, and of what it does not list each reference's share.
    Expect half to twice these numbers. Stops other threads for about 0.05 microseconds an object.
    """
    _refuse_foreign()
    collecting = gc.isenabled()
    gc.disable()
    try:
        interval, trace, profile = _hold_still()
        try:
            listed, leaves, definitions = _count()
        finally:
            _let_go(interval, trace, profile)
            trace = profile = None
    finally:
        if collecting:
            gc.enable()
    objects = int(listed + leaves + 8 * definitions)  # beside a function: its code, with constants, names, file
    alone = len(sys._current_frames()) == 1
    return {
        'objects': objects,
        'pause': round(_SECONDS_AN_OBJECT * objects + _SECONDS_A_DEFINITION * definitions, 3),
        'bytes': _BYTES_AN_OBJECT * objects + _BYTES_A_DEFINITION * definitions,
        'memory': _MEMORY + objects * (_MEMORY_AN_OBJECT if alone else _MEMORY_HELD),
    }


def _count():
    """(objects the collector lists, objects it does not, about how many of the former are functions or classes)."""
    objects = gc.get_objects()
    try:
        listed = len(objects)
        step = max(1, listed // _SAMPLED)
        leaves = definitions = 0
        sample = objects[::step]
        for value in sample:
            definitions += type(value) is types.FunctionType or is_type(value)
            held = _referents(value)
            if type(value) is dict:
                held += list(dict.keys(value)) if len(held) == len(value) else []
            # An object with many owners is met as often: each time it counts for its part. Two references are ours.
            for one, count in zip(held, map(sys.getrefcount, held)):
                if not gc.is_tracked(one):  # a dict of numbers and strings is untracked, too
                    leaves += (1 + (len(one) if type(one) is dict else 0)) / max(1, count - 3)
            one = None
        scale = listed / len(sample)
        return listed + gc.get_freeze_count(), leaves * scale, int(definitions * scale)
    finally:
        del objects[:]


def spell_estimate(found):
    """An estimate in one line."""
    form = 'about %d objects, %.2f s pause, %.1f MB file, %.0f MB extra memory while it runs'
    return form % (found['objects'], found['pause'], found['bytes'] / 1e6, found['memory'] / 1e6)


# ---------------------------------------------------------------------------------------------------- self-test


def self_test():
    """Captures this very process and reads the file back. Returns [(what, whether it held)]."""
    import io

    class Specimen:
        def __init__(self, number):
            self.number = number
            self.items = [number]

    held = [Specimen(i) for i in range(50)]
    before = [len(_referents(one)) for one in held]
    checks = []
    for level in VALUES:
        stream = io.BytesIO()
        summary = _capture(stream, level, sys._getframe())
        counts, addresses, names = _read_back(stream.getvalue())
        checks += [
            ('%s: every chunk whole' % level, counts['chunks'] > 5),
            ('%s: nothing skipped' % level, not summary['skipped']),
            ('%s: objects found again' % level, addresses.issuperset(map(id, held))),
            ('%s: attribute names' % level, not _inline_names_expected() or {b'number', b'items'} <= names),
        ]
    checks.append(('no instance was changed', before == [len(_referents(one)) for one in held]))
    checks.append(('the collector is as it was', gc.isenabled()))
    return checks


def _inline_names_expected():
    return sys.version_info >= (3, 11) and accelerator().knows_attributes


def _read_back(data):
    """Counts, addresses and strings of a capture. Raises ValueError at the first damage."""
    at, addresses, names, chunks = 64, set(), set(), 0
    while at < len(data):
        tag, flags, stored, raw, crc, sequence = _CHUNK.unpack_from(data, at)
        payload = data[at + 32 : at + 32 + stored]
        payload = zlib.decompress(payload) if flags & 1 else payload
        if zlib.crc32(payload) != crc or len(payload) != raw or sequence != chunks:
            raise ValueError('chunk %d is damaged' % chunks)
        if tag == b'OBJS':
            count = _COUNT.unpack_from(payload, 16)[0]
            addresses.update(struct.unpack_from('<%dQ' % count, payload, 48))
        elif tag == b'STRS':
            count = _COUNT.unpack_from(payload)[0]
            ends = (0,) + struct.unpack_from('<%dI' % count, payload, 4)
            text = payload[4 + 4 * count :]
            names.update([text[start:end] for start, end in zip(ends, ends[1:])])
        at += 32 + (stored + 7) // 8 * 8
        chunks += 1
    return {'chunks': chunks}, addresses, names


# ---------------------------------------------------------------------------------------------------- the command line


USAGE = """usage: python -m heapglass run [-o FILE|-] [--values shape|basic|full] [--estimate] SCRIPT [ARGUMENT ...]
       python heapglass.py attach PID [-o FILE|-] [--values shape|basic|full]
       python heapglass.py --self-test | --version | --help

run        runs SCRIPT as python would, and captures its heap when it ends, also when it fails
attach     captures a running CPython that need not know heapglass: with sys.remote_exec where this Python
           and the program are 3.14 or later of one version, else with gdb
-o FILE    the file to write; SCRIPT.heapglass or PID.heapglass in the current directory without it; - writes to standard
           output, and what the script prints goes to standard error
--estimate says what the capture would cost, and writes none
--values   shape: names, types and sizes only (the default); basic: numbers and texts of up to 80
           characters too; full: whole values"""


def main(arguments):
    """Runs the command line and returns the exit code. Exceptions of the script pass through as python shows them."""
    if arguments[:1] == ['run']:
        return _main_run(arguments[1:])
    if arguments[:1] == ['attach']:
        return _main_attach(arguments[1:])
    if arguments == ['--version']:
        print('heapglass.py ' + __version__)
        return 0
    if arguments == ['--self-test']:
        return _main_self_test()
    wanted = arguments in (['--help'], ['-h'])
    print(USAGE, file=sys.stdout if wanted else sys.stderr)
    return 0 if wanted else 2


def _main_self_test():
    checks = self_test()
    for what, held in checks:
        print('%s  %s' % ('ok    ' if held else 'FAILED', what))
    on = accelerator().knows_attributes and accelerator().knows_frames
    print('CPython %s, accelerator %s' % (sys.version.split()[0], 'on' if on else 'off'))
    return 0 if all([held for _, held in checks]) else 1


def _main_run(arguments):
    output, values, only_estimate = None, 'shape', False
    while arguments and arguments[0].startswith('-'):
        option, _, value = arguments.pop(0).partition('=')
        if option == '--estimate' and not value:
            only_estimate = True
            continue
        if option in ('-h', '--help'):
            print(USAGE)
            return 0
        if not value and arguments:
            value = arguments.pop(0)
        if option in ('-o', '--output') and value:
            output = value
        elif option == '--values' and value in VALUES:
            values = value
        else:
            return _complain(_wrong_option(option, value))
    if not arguments:
        return _complain('no script given\n' + USAGE)
    script = arguments[0]
    if output is None:
        output = os.path.splitext(os.path.basename(script))[0] + '.heapglass'
    try:
        with open(script, 'rb') as file:
            source = file.read()
        output = _taken_output() if output == '-' and not only_estimate else os.path.abspath(output)
    except OSError as error:
        return _complain('cannot read %s: %s' % (script, error.strerror))
    if output is None:
        return _complain('standard output is a terminal; send it to a file or a pipe')
    refused = _unwritable(output) if type(output) is str and not only_estimate else None
    if refused:  # said now, not after hours
        return _complain(refused)
    return _run_script(script, source, arguments, output, None if only_estimate else values)


def _wrong_option(option, value):
    if option == '--values' and value:
        return '--values is %s, not %s' % (' or '.join([', '.join(VALUES[:-1]), VALUES[-1]]), value)
    if option in ('-o', '--output', '--values'):
        return '%s needs a value\n%s' % (option, USAGE)
    return 'unknown option %s\n%s' % (option, USAGE)


def _unwritable(path):
    """Why a capture cannot be written to a path, or None."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path):
        return '%s is a folder; name the file to write' % path
    if os.path.islink(path):
        return '%s is a symbolic link; a capture is written to a plain path only' % path
    if os.path.exists(path) and not os.path.isfile(path):
        return None  # a pipe: it has a reader, or waits for one
    if not os.path.isdir(folder):
        return 'the folder %s does not exist' % folder
    if not os.access(folder, os.W_OK | os.X_OK):
        return 'the folder %s cannot be written to' % folder
    return None


def _main_attach(arguments):
    pid, output, values = None, None, 'shape'
    while arguments:
        option, _, value = arguments.pop(0).partition('=')
        if option.isdigit() and pid is None:
            pid = int(option)
            continue
        if not value and arguments:
            value = arguments.pop(0)
        if option in ('-o', '--output') and value:
            output = value
        elif option == '--values' and value in VALUES:
            values = value
        else:
            return _complain(_wrong_option(option, value))
    if pid is None:
        return _complain('no process given\n' + USAGE)
    output = '%d.heapglass' % pid if output is None else output
    target = _taken_output() if output == '-' else output
    if target is None:
        return _complain('standard output is a terminal; send it to a file or a pipe')
    try:
        size = attach(pid, target, values=values)
    except (CaptureError, OSError) as error:
        print('heapglass: no capture: %s' % error, file=sys.stderr)
        return 1
    print('heapglass: %s: %d bytes' % ('standard output' if output == '-' else output, size), file=sys.stderr)
    return 0


def _taken_output():
    """Standard output for the capture alone: a stream to where it led. What the program and its children print
    from here on goes to standard error. None when it is a terminal."""
    if os.isatty(1):
        return None
    if sys.stdout is not None:
        sys.stdout.flush()
    stream = os.fdopen(os.dup(1), 'wb', 0)
    os.dup2(2, 1)
    return stream


def _complain(message):
    print('heapglass: ' + message, file=sys.stderr)
    return 2


def _run_script(script, source, arguments, output, values):
    sys.argv[:] = arguments
    del arguments[:]
    safe_path = getattr(sys.flags, 'safe_path', False) or sys.flags.isolated
    if not safe_path and sys.path:
        sys.path[0] = os.path.dirname(os.path.abspath(script))
    module = types.ModuleType('__main__')
    if sys.version_info >= (3, 9):  # as python itself names the script
        script = os.path.abspath(script)
    module.__file__ = script
    module.__builtins__ = builtins
    sys.modules['__main__'] = module
    code = 0
    try:
        exec(compile(source, script, 'exec', dont_inherit=True), module_dict(module))
    except SystemExit as error:
        code = error.code
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next  # without the line above
        _report(output, values)
        sys.excepthook(type(error), error, error.__traceback__)
        return 130 if isinstance(error, KeyboardInterrupt) else 1
    if not _report(output, values) and not code:
        return 1
    sys.exit(code)


def _report(output, values):
    """Captures the script's heap, or only estimates (`values` None), and says so in one line on standard error. False
    when the capture failed."""
    if values is None:
        print('heapglass: %s' % spell_estimate(estimate()), file=sys.stderr)
        return True
    try:
        summary = _capture(output, values, None)
    except (CaptureError, OSError) as error:
        print('heapglass: no capture: %s' % error, file=sys.stderr)
        return False
    form = 'heapglass: %s: %d objects, %d bytes, %.2f s'
    place = summary['path'] or 'standard output'
    print(form % (place, summary['objects'], summary['bytes'], summary['seconds']), file=sys.stderr)
    return True


if _AS_PROGRAM:
    sys.modules[__name__] = sys.modules['__main__']
    sys.exit(main(sys.argv[1:]))
