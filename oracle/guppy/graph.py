"""The graph of a heap as guppy3 walks it: nodes of `hp.heap()`, their references and relations, dict owners, roots.

Everything is asked of guppy3's own HeapView (`hv`): what an object refers to (`relimg`), how (`relate`), whose `__dict__` a
dict is (`update_dictowners`), who refers to what when referrers are counted (`update_referrers`).
"""
import gc
import sys
import types

UNKNOWN, ATTRIBUTE, ITEM, KEY, INTERNAL, OWN_KEY, LOCAL, CELL, STACK, MEMBER, CUSTOM, INDEX = range(12)
NO_LABEL = 0xFFFFFFFF
KEYS_UNSEEN = 0x80000000
NONE, PLAIN, SEQUENCE, SET, DICT, FIELDS, EXPLICIT = range(7)


class Graph:
    """The visible objects of one heap and the hidden ones that own or refer to them, by address.

    heapy's referrer graph must be filled: `byrcs` was asked before.
    """

    def __init__(self, hp, heap):
        self.view = heap.fam.mod.View
        self.hv = self.view.hv
        self.root = self.view.root
        self.nodes = {id(o): o for o in heap.nodes}
        self.owners = self._owners()
        self.hidden = {}
        self.hidden_targets = {}
        self.sources = set()
        self._add_hidden_referrers()
        self._add_hidden_owners()

    def has(self, value):
        """Whether `value` is written to the file."""
        return id(value) in self.nodes or id(value) in self.hidden

    def _owners(self):
        """{address of dict: owner}. Of several owners heapy takes the one at the lowest address."""
        pairs = self.view.nodegraph()
        self.hv.update_dictowners(pairs)
        owners = {}
        for held, owner in pairs:
            if owner is None:
                continue
            known = owners.get(id(held))
            if known is None or id(owner) < id(known):
                owners[id(held)] = owner
        return owners

    def _add_hidden_referrers(self):
        """Referrers that are not in the heap: heapy hides them but counts them in `byrcs`."""
        for target, source in self.view.rg:
            self.sources.add(id(source))
            if source is None or source is self.root or id(target) not in self.nodes or id(source) in self.nodes:
                continue
            self._hide(source, target)

    def _add_hidden_owners(self):
        """Owners that are not in the heap: heapy names the kind of their dict by them."""
        for address, value in [*self.nodes.items(), *self.hidden.items()]:
            owner = self.owners.get(address)
            if owner is not None and id(owner) not in self.nodes:
                self._hide(owner, value)

    def _hide(self, source, target):
        self.hidden[id(source)] = source
        self.hidden_targets.setdefault(id(source), {})[id(target)] = target

    def targets(self, value):
        """What heapy's traversal of `value` visits, in its order, repeated as often as it is visited."""
        cls = type(value)
        own = str(cls.__dict__.get('__module__')).startswith('guppy')
        if own or isinstance(value, type) or cls in (types.CodeType, types.FrameType):
            return list(self.hv.relimg([value]))
        return gc.get_referents(value)

    def references(self, value):
        """(mode, targets, labels, keys unseen): labels are (kind, relator) pairs in EXPLICIT, else None."""
        cls = type(value)
        if id(value) in self.hidden:
            return self._related(value, self.hidden_targets[id(value)].values())
        if self.is_ended(value):
            return NONE, [], None, False
        if cls is dict:
            return self._dict_references(value)
        if cls is list or cls is tuple:
            return self._sequence_references(value)
        found = [target for target in self.targets(value) if self.has(target)]
        if not found:
            return NONE, [], None, False
        if cls is set or cls is frozenset:
            return SET, found, None, False
        return self._related(value, found)

    def is_ended(self, value):
        """Whether `value` is a frame of the call of `heap()` itself. Those had ended when referrers were counted: heapy
        has them in the heap, but what they refer to has no referrer in them. They are written without references."""
        return type(value) is types.FrameType and id(value) not in self.sources

    def is_of_thread(self, frame):
        """Whether `frame` is on this thread's stack now. Frames that a traceback or a generator keeps are not."""
        newer = sys._getframe()
        while newer is not None and newer is not frame:
            newer = newer.f_back
        return newer is frame

    def _dict_references(self, value):
        visited = list(map(id, gc.get_referents(value)))
        if not visited or not len(self.hv.relimg([value])):
            return NONE, [], None, False
        pairs = [(k, v) for k, v in value.items() if self.has(v)]
        unseen = visited == list(map(id, value.values()))
        seen_anyway = {id(v) for _, v in pairs} if unseen else ()
        if all(self.has(k) and is_shown(k) and id(k) not in seen_anyway for k, _ in pairs):
            return DICT, [x for pair in pairs for x in pair], None, unseen
        targets, labels = [], []
        for position, (k, v) in enumerate(value.items()):
            if self.has(v):
                targets.append(v)
                labels.append(item_label(k))
            if self.has(k) and (not unseen or id(k) in seen_anyway):
                targets.append(k)
                labels.append((KEY, position))
        return EXPLICIT, targets, labels, False

    def _sequence_references(self, value):
        items = list(value)
        if not items:
            return NONE, [], None, False
        if all(map(self.has, items)):
            return SEQUENCE, items, None, False
        kept = [(i, item) for i, item in enumerate(items) if self.has(item)]
        if not kept:
            return NONE, [], None, False
        return EXPLICIT, [item for _, item in kept], [(INDEX, i) for i, _ in kept], False

    def _related(self, value, found):
        """Explicit labels: one reference for each visit and at least one for each relation heapy sees."""
        visits = {}
        for target in found:
            visits[id(target)] = visits.get(id(target), 0) + 1
        targets, labels = [], []
        for target in found:
            count = visits.pop(id(target), 0)
            if not count:
                continue
            names = self.relations(value, target)
            names += [(UNKNOWN, NO_LABEL)] * (count - len(names))
            targets += [target] * len(names)
            labels += names
        return EXPLICIT, targets, labels, False

    def relations(self, source, target):
        """[(kind, relator)] in the codes of the file; positions of sequences become INDEX."""
        found = []
        sequence = isinstance(source, (list, tuple))
        for code, relators in enumerate(self.hv.relate(source, target)):
            for relator in relators:
                if code == ITEM:
                    found.append((INDEX, relator) if sequence else item_label(relator))
                elif code in (KEY, OWN_KEY, STACK):
                    found.append((code, relator))
                elif code == MEMBER:
                    # Members of sets are all at 0; those of guppy's own sets of nodes at their position.
                    found.append((MEMBER, 0) if relator == 0 else (CUSTOM, 'list(_)[%d]' % relator))
                else:
                    found.append((code, str(relator)))
        return found

    def roots(self):
        """[(name, address, in view)]: the slots of RootState, the newest running frame and those that ended.

        None is in the slot of the current exception or is not, from one moment to the next: left out.
        """
        rows = []
        for target in self.hv.relimg([self.root]):
            if id(target) in self.nodes and type(target) is not types.FrameType and target is not None:
                rows += [(name, id(target), True) for _, name in self.relations(self.root, target)]
        frames = [o for o in self.nodes.values() if type(o) is types.FrameType]
        running = {id(frame.f_back) for frame in frames if not self.is_ended(frame)}
        for frame in frames:
            # Without name: outside of heap() the root leads to newer frames than those of the heap.
            if self.is_ended(frame) or (id(frame) not in running and self.is_of_thread(frame)):
                rows.append(('', id(frame), True))
        return rows

    def unreached(self, references, roots):
        """Objects of the heap that the written references do not reach from the written roots. Empty when all is well."""
        seen = {address for _, address, _ in roots}
        stack = list(seen)
        while stack:
            mode, targets, _, unseen = references[stack.pop()]
            if mode == DICT and unseen:
                targets = targets[1::2]
            for target in targets:
                if id(target) not in seen and id(target) in self.nodes:
                    seen.add(id(target))
                    stack.append(id(target))
        return [o for address, o in self.nodes.items() if address not in seen]


def item_label(key):
    """(kind, label) of the value at `key`. Constants that are numbers to Python are so to heapy, which writes the number."""
    is_position = isinstance(key, int) and type(key) is not int and int.__hash__(key) == hash(key) and 0 <= key < NO_LABEL
    return (INDEX, int(key)) if is_position else (ITEM, repr(key))


def is_shown(key):
    """Whether the file shows the `repr` of a key: elsewhere than in it, it must be told with the reference."""
    if type(key) is tuple:
        return all(map(is_shown, key))
    return type(key) in (str, bytes, int, float, bool, type(None), types.FunctionType)


def depth(frame):
    """Number of frames below `frame`: heapy counts from the oldest."""
    count = 0
    while frame.f_back is not None:
        frame, count = frame.f_back, count + 1
    return count
