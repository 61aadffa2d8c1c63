"""A reader of `.heapglass` files for the tests: written from docs/format.md, sharing nothing with the writer."""
import json
import struct
import zlib
from array import array
from collections import namedtuple

Chunk = namedtuple('Chunk', 'tag offset payload')
Objects = namedtuple('Objects', 'type mode template addresses targets sizes lens labels form texts')
Reference = namedtuple('Reference', 'kind label target')

NO_LABEL = 0xFFFFFFFF


class Damaged(Exception):
    """The file breaks a rule of the format."""


def need(condition, message, *values):
    if not condition:
        raise Damaged(message % values)


class Node:
    """One object of the file."""

    __slots__ = ('type', 'size', 'text', 'form', 'mode', 'references')


class Snapshot:
    """A whole file in memory, every rule of the format checked on the way."""

    def __init__(self, data):
        self.strings, self.templates, self.types, self.nodes = [], [], {}, {}
        self.chunks, self.objects, self.sizes = [], [], {}
        self.repeated = 0
        self.meta = {}
        self.json = {'ROOT': [], 'THRD': []}
        self.pairs = {'WEAK': [], 'DOWN': []}
        self.hidden = []
        self.raw = []
        self._read(data)

    # -- container

    def _read(self, data):
        magic, major, minor, flags, self.capture, self.time = struct.unpack_from('<8sHHI16sd', data)
        need(magic == b'\x89HGL\r\n\x1a\n' and (major, minor) == (1, 0), 'not a version 1 file')
        need(flags & 3 == 3 and data[40:64] == bytes(24), 'wrong header flags %d', flags)
        at, sequence, end = 64, 0, None
        while at < len(data):
            tag, flags, stored, raw, crc, number = struct.unpack_from('<4sIQQII', data, at)
            need(at % 8 == 0 and number == sequence, 'chunk %d at %d out of order', number, at)
            payload = data[at + 32 : at + 32 + stored]
            need(data[at + 32 + stored : (at + 32 + stored + 7) // 8 * 8] == bytes(-stored % 8), 'padding not zero')
            if flags & 1:
                payload = zlib.decompress(payload)
            need(flags in (0, 1) and len(payload) == raw and zlib.crc32(payload) == crc, 'chunk %d damaged', number)
            need(end is None, 'a chunk follows END!')
            tag = tag.decode()
            self.chunks.append(Chunk(tag, at, raw))
            self.raw.append(payload)
            if tag == 'END!':
                end = json.loads(payload)
            else:
                self._take(tag, payload)
            at = (at + 32 + stored + 7) // 8 * 8
            sequence += 1
        need(end is not None, 'no END!')
        need(self.chunks[0].tag == 'META' and self.chunks[-2].tag == 'META', 'META is not first and last')
        need(end['chunks'] == len(self.chunks), 'END! counts %d chunks of %d', end['chunks'], len(self.chunks))
        directory = [[c.tag, c.offset] for c in self.chunks[:-1]]
        need(end['directory'] == directory, 'the directory differs from the chunks')
        need(end['objects'] == sum(len(o.addresses) for o in self.objects), 'END! counts other objects')
        need(end['references'] == sum(len(o.targets) for o in self.objects), 'END! counts other references')
        self.end = end

    def _take(self, tag, payload):
        if tag == 'META':
            self.meta.update(json.loads(payload))
        elif tag == 'STRS':
            self._strings(payload)
        elif tag == 'TMPL':
            count = struct.unpack_from('<I', payload)[0]
            need(len(payload) == 4 + 8 * count, 'a template of %d labels in %d bytes', count, len(payload))
            labels = list(struct.iter_unpack('<II', payload[4:]))
            for kind, label in labels:
                self._check_label(kind, label)
            self.templates.append(labels)
        elif tag == 'TYPE':
            for record in json.loads(payload):
                address = int(record['at'], 16)
                need(address not in self.types, 'type %x twice', address)
                self.types[address] = record
        elif tag == 'OBJS':
            self._objects(payload)
        elif tag == 'BIGS':
            self.sizes.update(self._address_pairs(payload))
        elif tag in self.json:
            self.json[tag] += json.loads(payload)
        elif tag in self.pairs:
            self.pairs[tag] += self._address_pairs(payload)
        elif tag == 'HIDE':
            count = struct.unpack_from('<II', payload)[0]
            need(len(payload) == 8 + 8 * count, 'HIDE of a wrong length')
            self.hidden += struct.unpack_from('<%dQ' % count, payload, 8)

    def _address_pairs(self, payload):
        count, zero = struct.unpack_from('<II', payload)
        need(len(payload) == 8 + 16 * count and zero == 0, 'pairs of a wrong length')
        return list(struct.iter_unpack('<QQ', payload[8:]))

    def _strings(self, payload):
        count = struct.unpack_from('<I', payload)[0]
        ends = struct.unpack_from('<%dI' % count, payload, 4)
        text, start = payload[4 + 4 * count :], 0
        for end in ends:
            self.strings.append(text[start:end].decode('utf-8', 'surrogatepass'))
            start = end
        need(start == len(text), 'strings end early')

    def _check_label(self, kind, label):
        need(kind <= 11, 'label of kind %d', kind)
        if kind in (1, 4, 6, 7, 10) or (kind == 2 and label != NO_LABEL):
            need(label < len(self.strings), 'string %d used before it was written', label)

    # -- objects

    def _objects(self, payload):
        kind, mode, template, n, m, lens, labels, form, text_bytes, zero = struct.unpack_from('<QIIIIIIIIQ', payload)
        need(kind in self.types, 'objects before their type %x', kind)
        at = 48

        def column(code, count):
            nonlocal at
            values = array(code)
            values.frombytes(payload[at : at + count * values.itemsize])
            need(len(values) == count, 'a column is cut')
            at += count * values.itemsize
            return values

        addresses, targets, sizes = column('Q', n), column('Q', m), column('I', n)
        lens, labels = column('I', lens), column('I', labels)
        texts = None
        if form:
            ends, start, texts = column('I', n), 0, []
            text = payload[at : at + text_bytes]
            for end in ends:
                texts.append(text[start:end].decode('utf-8', 'surrogatepass'))
                start = end
        at += text_bytes
        need(at == len(payload) and zero == 0, 'a chunk of objects of a wrong length')
        need(mode == 6 or not labels, 'labels in mode %d', mode)
        for i in range(0, len(labels), 2):
            self._check_label(labels[i], labels[i + 1])
        need(mode != 5 or template < len(self.templates), 'template %d used before it was written', template)
        chunk = Objects(kind, mode, template, addresses, targets, sizes, lens, labels, form, texts)
        self.objects.append(chunk)
        self._nodes(chunk)

    def _nodes(self, chunk):
        n, at = len(chunk.addresses), 0
        even = len(chunk.targets) // n if n else 0
        for i, address in enumerate(chunk.addresses):
            node = Node()
            count = chunk.lens[i] if chunk.lens else even
            need(chunk.mode != 4 or count < 1 << 31, 'keys that the dict does not refer to')  # guppy3's view only
            step = 2 * count if chunk.mode == 4 else count
            node.references = self._references(chunk, at, step)
            node.type, node.size, node.mode, node.form = chunk.type, chunk.sizes[i], chunk.mode, chunk.form
            node.text = chunk.texts[i] if chunk.texts else ''
            at += step
            if address in self.nodes:
                self.repeated += 1
            self.nodes.setdefault(address, node)
        need(at == len(chunk.targets), 'targets left over')

    def _references(self, chunk, at, count):
        targets = chunk.targets[at : at + count]
        if chunk.mode == 4:
            labels = [(3, i // 2) if i % 2 == 0 else (2, targets[i - 1]) for i in range(count)]
        elif chunk.mode == 2:
            labels = [(11, i) for i in range(count)]
        elif chunk.mode == 3:
            labels = [(9, 0)] * count
        elif chunk.mode == 5:
            labels = self.templates[chunk.template]
            need(len(labels) == count, 'template of %d labels for %d references', len(labels), count)
        elif chunk.mode == 6:
            labels = [(chunk.labels[2 * (at + i)], chunk.labels[2 * (at + i) + 1]) for i in range(count)]
        else:
            need(chunk.mode != 0 or count == 0, 'references in mode 0')
            labels = [(0, NO_LABEL)] * count
        return [Reference(kind, label, target) for (kind, label), target in zip(labels, targets)]

    # -- use

    def name(self, reference):
        """The text of a label that is a name, else its number."""
        if reference.kind in (1, 4, 6, 7, 10) or (reference.kind == 2 and reference.label < len(self.strings)):
            return self.strings[reference.label]
        return reference.label

    def display(self, address):
        return self.types[self.nodes[address].type]['display']

    def named(self, address):
        """{name: target} of the named references of an object."""
        return {self.name(r): r.target for r in self.nodes[address].references if r.kind in (1, 4, 6, 7)}

    def dangling(self):
        return [(a, r) for a, node in self.nodes.items() for r in node.references if r.target not in self.nodes]

    def reachable(self, hide=True):
        """Addresses reachable from the roots, the capture's own objects left out unless `hide` is false."""
        hidden = set(self.hidden) if hide else ()
        owned = {}
        for down, owner in self.pairs['DOWN']:
            owned.setdefault(owner, []).append(down)
        todo = [int(root['at'], 16) for root in self.json['ROOT']]
        seen = set()
        while todo:
            address = todo.pop()
            if address in seen or address in hidden or address not in self.nodes:
                continue
            seen.add(address)
            todo += [r.target for r in self.nodes[address].references] + owned.get(address, [])
        return seen


def read(path):
    with open(path, 'rb') as file:
        return Snapshot(file.read())
