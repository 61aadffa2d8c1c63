"""A small, strict reader of `.heapglass` for tests: the whole file in memory, every promise of docs/format.md §2 checked."""
import json
import struct
import zlib
from array import array

HEADER = struct.Struct('<8sHHI16sd24x')
CHUNK = struct.Struct('<4sIQQII')
OBJECTS = struct.Struct('<QIIIIIIIIQ')
MAGIC = b'\x89HGL\r\n\x1a\n'
KEYS_UNSEEN = 0x80000000
NO_LABEL = 0xFFFFFFFF
SEQUENCE, SET, DICT, EXPLICIT = 2, 3, 4, 6
IMPLIED = {SEQUENCE: (11, 0), SET: (9, 0)}
"""Kind and label of references whose mode says what they are."""


class Malformed(Exception):
    """The file breaks a rule of the format; the message says which."""


def need(condition, message):
    """Raises Malformed unless `condition`."""
    if not condition:
        raise Malformed(message)


class Node:
    """One object: its type's address, bytes, references [(target, kind, label)], text and form."""

    __slots__ = ('type', 'size', 'edges', 'form', 'text')

    def __init__(self, kind, size, form, text):
        self.type, self.size, self.form, self.text = kind, size, form, text
        self.edges = []


class File:
    """A read file: `nodes` by address, `types` by address, `strings`, `roots`, `down`, `hidden`, `meta`, `oracle`."""

    def __init__(self, path):
        with open(path, 'rb') as stream:
            self.bytes = stream.read()
        self.nodes, self.types, self.strings, self.templates = {}, {}, [], []
        self.roots, self.down, self.hidden, self.meta, self.oracle, self.tags = [], [], set(), {}, None, []
        magic, major, _, flags, *_ = HEADER.unpack_from(self.bytes)
        need(magic == MAGIC and major == 1 and flags & 2, 'not a file of version 1')
        self._chunks()

    def _chunks(self):
        at, starts = HEADER.size, []
        while at < len(self.bytes):
            need(at % 8 == 0, 'chunk at %d is not aligned' % at)
            tag, flags, stored, raw, crc, sequence = CHUNK.unpack_from(self.bytes, at)
            need(sequence == len(starts), 'sequence %d at %d' % (sequence, at))
            payload = self.bytes[at + CHUNK.size : at + CHUNK.size + stored]
            payload = inflated(payload, at) if flags & 1 else payload
            need(len(payload) == raw and zlib.crc32(payload) == crc, 'chunk %r at %d is damaged' % (tag, at))
            starts.append([tag.decode(), at])
            self._take(tag.decode(), payload)
            at += CHUNK.size + stored + -stored % 8
        need(starts and starts[-1][0] == 'END!', 'no END!')
        need(self.end['directory'] == starts[:-1] and self.end['chunks'] == len(starts), 'the directory is wrong')
        self.tags = [tag for tag, _ in starts]

    def _take(self, tag, payload):
        if tag == 'STRS':
            (count,) = struct.unpack_from('<I', payload)
            self.strings += split(payload[4 + 4 * count :], column('I', payload, 4, count))
        elif tag == 'OBJS':
            self._objects(payload)
        elif tag == 'TYPE':
            for record in json.loads(payload):
                self.types[int(record['at'], 16)] = record
        elif tag == 'META':
            self.meta.update(json.loads(payload))
        elif tag == 'ROOT':
            self.roots = [(r['name'], int(r['at'], 16), r['view']) for r in json.loads(payload)]
        elif tag == 'DOWN':
            flat = column('Q', payload, 8, 2 * struct.unpack_from('<I', payload)[0])
            self.down = list(zip(flat[::2], flat[1::2]))
        elif tag == 'HIDE':
            self.hidden = set(column('Q', payload, 8, struct.unpack_from('<I', payload)[0]))
        elif tag == 'ORCL':
            self.oracle = json.loads(payload)
        elif tag == 'END!':
            self.end = json.loads(payload)

    def _objects(self, payload):
        kind, mode, _, n, m, lens_count, labels_count, form, text_bytes, _ = OBJECTS.unpack_from(payload)
        need(kind in self.types, 'type %x was not written before its objects' % kind)
        at, columns = OBJECTS.size, []
        for code, count in (('Q', n), ('Q', m), ('I', n), ('I', lens_count), ('I', labels_count), ('I', n if form else 0)):
            columns.append(column(code, payload, at, count))
            at += count * columns[-1].itemsize
        need(at + text_bytes == len(payload), 'the columns do not fill the chunk')
        addresses, targets, sizes, lens, labels, ends = columns
        texts = split(payload[at:], ends) if form else [''] * n
        lens = lens or array('I', [m // n // (2 if mode == DICT else 1)] * n)
        position = 0
        for i in range(n):
            node = Node(kind, sizes[i], form, texts[i])
            need(addresses[i] not in self.nodes, 'object %x is written twice' % addresses[i])
            self.nodes[addresses[i]] = node
            position = self._edges(node, mode, targets, lens[i], labels, position)
        need(position == m, 'references are left over')

    def _edges(self, node, mode, targets, length, labels, position):
        if mode == DICT:
            pairs = length & ~KEYS_UNSEEN
            for i in range(pairs):
                key, value = targets[position + 2 * i : position + 2 * i + 2]
                node.edges.append((value, 2, key))
                if not length & KEYS_UNSEEN:
                    node.edges.append((key, 3, i))
            return position + 2 * pairs
        for i in range(position, position + length):
            kind, label = labels[2 * i : 2 * i + 2] if mode == EXPLICIT else IMPLIED.get(mode, (0, NO_LABEL))
            label = i - position if mode == SEQUENCE else label
            if kind in (1, 2, 4, 6, 7, 10):
                need(label < len(self.strings), 'string %d was not written before its use' % label)
                label = self.strings[label]
            node.edges.append((targets[i], kind, label))
        return position + length

    def reachable(self):
        """Addresses that the roots reach without passing through a hidden object: `hp.heap()`."""
        seen = {at for _, at, view in self.roots if view}
        stack = list(seen)
        while stack:
            for target, _, _ in self.nodes[stack.pop()].edges:
                if target not in seen and target not in self.hidden:
                    seen.add(target)
                    stack.append(target)
        return seen

    def owners(self):
        """{address of dict: address of owner}, the lowest where several objects show one, and what DOWN adds."""
        found = {}
        for at, node in self.nodes.items():
            for target, kind, label in node.edges:
                if kind == 1 and label == '__dict__' and self.display(target) == 'dict':
                    found[target] = min(at, found.get(target, at))
        for held, owner in self.down:
            found[held] = min(owner, found.get(held, owner))
        return found

    def display(self, at):
        """The name heapy prints for the type of an object."""
        return self.types[self.nodes[at].type]['display']


def inflated(payload, at):
    """The raw payload of a compressed chunk."""
    try:
        return zlib.decompress(payload)
    except zlib.error:
        raise Malformed('chunk at %d cannot be inflated' % at) from None


def column(code, payload, at, count):
    """`count` numbers from `at`."""
    found = array(code)
    found.frombytes(payload[at : at + count * found.itemsize])
    need(len(found) == count, 'a column is cut off')
    return found


def split(payload, ends):
    """Texts from their bytes and ends."""
    starts = [0, *ends[:-1]]
    return [payload[a:b].decode('utf-8', 'surrogatepass') for a, b in zip(starts, ends)]
