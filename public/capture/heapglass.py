"""Heapglass capture: writes the heap of this CPython process into a `.heapglass` file.

    import heapglass
    heapglass.dump('server.heapglass')              # from inside the program

    python -m heapglass run -o out.heapglass script.py args...
    python heapglass.py --self-test

One file, standard library only. It runs no code of the program it looks at, never collects garbage, creates no
`__dict__`, and writes names and sizes only unless values are asked for (`values='basic'` or `'full'`).
The file format is described in docs/format.md, the promises in docs/capture.md.

Reading order: the container (Writer), reading types, names and texts, the accelerator (raw memory, calibrated),
labels, roots and frames, the walk, `dump`, the command line.
"""
import builtins
import gc
import os
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
__all__ = ['Writer', 'dump', 'display_name', 'text_form', 'text_of', 'VALUES']

VALUES = ('shape', 'basic', 'full')

MAGIC = b'\x89HGL\r\n\x1a\n'
NO_LABEL = 0xFFFFFFFF
"""Label of an edge without a name; as a size it says "look into BIGS"."""
KEYS_UNSEEN = 0x80000000
"""Bit of a dict's pair count: every key is a string, so heapy's traversal reports the values only."""

# How a chunk of objects labels its references (docs/format.md §5).
MODE_NONE, MODE_PLAIN, MODE_SEQUENCE, MODE_SET, MODE_DICT, MODE_FIELDS, MODE_EXPLICIT = range(7)

# Kinds of labels: heapy's relation codes.
UNKNOWN, ATTRIBUTE, KEY_VALUE, DICT_KEY, INTERNAL, OWN_KEY, LOCAL, CELL, STACK, MEMBER, CUSTOM, INDEX = range(12)

# What the texts of a chunk are (docs/format.md §6).
NO_TEXT, NUMBER, TEXT, BYTES, NAMED, FUNCTION, CODE, FRAME, BUILTIN, METHOD, OTHER = range(11)

OBJECTS_PER_CHUNK = 16384
EDGES_PER_CHUNK = 131072
TEXT_PER_CHUNK = 1 << 20
TEXT_LIMIT = 80
"""Characters kept of a text at level `basic`, and of a text too long for level `full`."""
FULL_LIMIT = 1 << 20

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
        return struct.pack('<I', len(parts)) + _column(U32, accumulate(map(len, parts))) + b''.join(parts)


class Writer:
    """Writes one `.heapglass` container.

    `target` is a path (written beside as a private temporary file, renamed by `finish`) or a binary stream.
    Strings, templates and types always reach the file before a chunk that refers to them.
    With `hold=True` payloads stay in memory until `flush`: writing, zlib and crc32 let other threads run.
    """

    def __init__(self, target, capture_id=None, time=None, *, meta=None, level=1, hold=False):
        self.strings = Strings()
        self.objects_written = 0
        self.references_written = 0
        self._level = level
        self._templates = {}
        self._new_templates = []
        self._types = set()
        self._held = [] if hold else None
        self._directory = []
        self._position = 0
        self._path = self._temporary = None
        self._stream = target if hasattr(target, 'write') else self._create(os.fspath(target))
        start = clock.time() if time is None else time
        self.capture_id = os.urandom(16) if capture_id is None else capture_id
        flags = (1 if struct.calcsize('P') == 8 else 0) | 2
        self._write(struct.pack('<8sHHI16sd24x', MAGIC, 1, 0, flags, self.capture_id, start))
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
        self._types.update([record['at'] for record in records])
        rows = [
            dict(r, at=hex_address(r['at']), meta=hex_address(r['meta']), mro=list(map(hex_address, r['mro'])))
            for r in records
        ]
        self.json_chunk('TYPE', rows)

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
        head = struct.pack(
            '<QIIIIIIIIQ',
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
        self.chunk(tag, struct.pack('<II', len(rows), 0) + _column('Q', chain.from_iterable(rows)))

    def addresses(self, tag, rows):
        """Writes a chunk of addresses: HIDE."""
        self.chunk(tag, struct.pack('<II', len(rows), 0) + _column('Q', rows))

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
                self._store(*held.pop())

    def finish(self, meta):
        """Writes the closing META and END!, and gives the file its name. Returns its size in bytes."""
        self.flush()
        totals = {'objects': self.objects_written, 'references': self.references_written}
        self.json_chunk('META', dict(totals, **meta))
        directory = [[tag, offset] for tag, offset in self._directory]
        self._put(b'END!', to_json(dict(totals, chunks=len(directory) + 1, directory=directory)).encode('ascii'))
        if self._path is not None:
            self._stream.close()
            os.replace(self._temporary, self._path)
            self._temporary = None
        return self._position

    def abort(self):
        """Removes the unfinished file. Does nothing after `finish`."""
        self._held = None
        if self._temporary is not None:
            self._stream.close()
            os.unlink(self._temporary)
            self._temporary = None

    # -- how it reaches the file

    def _create(self, path):
        if os.path.islink(path):
            raise CaptureError('%s is a symbolic link; a capture is written to a plain path only' % path)
        folder, name = os.path.split(path)
        self._temporary = os.path.join(folder, '.%s.%s.part' % (name, os.urandom(6).hex()))
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        for extra in ('O_NOFOLLOW', 'O_CLOEXEC', 'O_BINARY'):
            flags |= getattr(os, extra, 0)
        try:
            descriptor = os.open(self._temporary, flags, 0o600)
        except OSError:
            self._temporary = None
            raise
        self._path = path
        return os.fdopen(descriptor, 'wb')

    def _before_use(self):
        if self.strings.waiting:
            self._put(b'STRS', self.strings.take())
        if self._new_templates:
            new, self._new_templates = self._new_templates, []
            for labels in new:
                self._put(b'TMPL', struct.pack('<I', len(labels)) + _column(U32, chain.from_iterable(labels)))

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
            self._store(tag, payload)
        else:
            self._held.append((tag, payload))

    def _store(self, tag, payload):
        raw, crc, flags = len(payload), zlib.crc32(payload), 0
        if self._level:
            packed = zlib.compress(payload, self._level)
            if len(packed) < raw:
                payload, flags = packed, 1
        if tag != b'END!':
            self._directory.append((tag.decode('ascii'), self._position))
        sequence = len(self._directory) - (tag != b'END!')
        self._write(struct.pack('<4sIQQII', tag, flags, len(payload), raw, crc, sequence))
        self._write(payload)
        self._write(bytes(-len(payload) % 8))

    def _write(self, data):
        self._stream.write(data)
        self._position += len(data)


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

type_mro = type.__dict__['__mro__'].__get__
type_bases = type.__dict__['__bases__'].__get__
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


def is_type(value):
    """Whether `value` is a class. isinstance() would ask the object for `__class__`, which may be the program's code."""
    return bool(type_flags(type(value)) & IS_TYPE)


def namespace(cls):
    """The real dict of a class (not the mapping proxy), or an empty dict when it has none."""
    held = gc.get_referents(_type_proxy(cls))
    return held[0] if held and type(held[0]) is dict else {}


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
_ALWAYS_TEXT = (NAMED, FUNCTION, CODE, FRAME, BUILTIN, METHOD, OTHER)


def text_form(cls, values):
    """What the texts of objects of the exact type `cls` are at a value level; NO_TEXT when none are kept."""
    if type_flags(cls) & IS_TYPE or is_subtype(cls, types.ModuleType):
        return NAMED
    form = _TEXTS.get(cls, (NO_TEXT,))[0] if type(cls) is type else NO_TEXT
    if values == 'shape' and form in (NUMBER, BYTES) and cls is not bool and cls is not type(None):
        return NO_TEXT
    return form


def text_of(value, values, table=None):
    """Text of one object at a value level (docs/format.md §6). Strings at level `shape` are '': which of them are names
    is known to the walk only."""
    cls = type(value)
    if type_flags(cls) & IS_TYPE:
        return _fields(display_name(value, table))
    if type(cls) is type and cls in _TEXTS:
        return _TEXTS[cls][1](value, values)
    if is_module(value):
        return _fields(module_name(value))
    return ''
