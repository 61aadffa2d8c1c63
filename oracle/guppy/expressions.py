"""The expressions whose printed text a file keeps: what the language must print to the byte.

`core` is what the product answers now, `later` what needs paths, referrers and dominators. Both are made for one heap: rows
are chosen by the kind they show, so that every kind of column title and rendering of heapy occurs.
"""

RELATIONS = ('bytype', 'byclodo', 'bysize', 'bymodule', 'byunity', 'byid')

KINDS = (
    'str', 'int', 'float', 'complex', 'bool', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'function', 'module', 'type',
    'object', 'types.CodeType', 'types.FrameType', 'types.BuiltinMethodType', 'types.MethodType', 'types.NoneType',
    'types.TracebackType', 'types.GeneratorType', 'types.CellType', 'weakref.ReferenceType', 'property', 'range', 'bytearray',
)

H = 'hp.heap()'

SHORT = 60
"""Members of a kind whose identity table is printed whole."""


def numbered(partition):
    """{name: row number}; of several rows of one name the first."""
    names = {}
    for row in partition.partition.get_rows():
        names.setdefault(str(row.name).strip(), row.index)
    return names


def tables():
    """Whole tables, their rows, slices, pages and stats."""
    found = [H]
    for relation in RELATIONS:
        table = '%s.%s' % (H, relation)
        found += [table, table + '[0]', table + '[-1]', table + '.stat', table + '.more']
        if relation not in ('byid', 'bymodule', 'byunity'):
            found += [table + '[1]', table + '[2:5]', table + '[::7]', table + '.more.more', table + '.stat[2:5]']
    found += [H + ".by('%s')" % name for name in ('Type', 'Clodo', 'Size', 'Module', 'Unity', 'Id')]
    found += [H + '[%s]' % row for row in ('0', '1', '3', '-1', '12', '2:5', ':10', ':11', ':12', '::2', '-3:', '5:', '7:7')]
    found += [H + page for page in ('.more', '.more.more', '.more.more.prev', '.more.top', '.more.more.top', '.stat', '.stat.more', '.stat[0]', '.stat[2:5]')]
    found += [H + '[%s].all' % row for row in ('3', ':3', ':14')]
    return found + [H + '.byunity.all', H + '[2:5][1]', H + '[:10][-1]', H + '[3][0]', H + '.bytype[:12].more']


def nested():
    """A relation inside a row of another."""
    found = []
    for outer in ('byclodo', 'bytype', 'bysize', 'bymodule', 'byunity'):
        for row in ('0', '4') if outer not in ('bymodule', 'byunity') else ('0',):
            found += ['%s.%s[%s].%s' % (H, outer, row, inner) for inner in RELATIONS if inner != outer]
    return found + [
        H + '[0].byid', H + '[0].byid.more', H + '[0].byid[0]', H + '[0].byid[3]', H + '[0].byid[2:6]', H + '[0].byid[-1]',
        H + '[0].bysize', H + '[0].bysize.more', H + '[0].bysize[0].byid', H + '[1].bysize[0].byid', H + '[0].byid.stat',
        H + '.byclodo[4].bytype[0].bysize[0].byid', H + '[::2].bytype', H + '[:4].byid[:3]', H + '[3:5].byid[0]',
    ]


def identities(heap):
    """The identity table of every kind of rendering, by exact type and by owner of a dict."""
    found = []
    for relation, cut in (('bytype', heap.bytype), ('byclodo', heap.byclodo)):
        for row in cut.partition.get_rows():
            name = str(row.name)
            is_dict = name.startswith('dict')
            if name == 'complex' or not (is_dict or name in KINDS or '__main__' in name) or (relation == 'byclodo' and not is_dict):
                continue
            one = '%s.%s[%d]' % (H, relation, row.index)
            found += [one, one + '.byid', one + '.byid.more', one + '.byid[0]', one + '.bysize']
            if row.count <= SHORT:
                found += [one + '.byid.all', one + '.bysize.all']
            else:
                sizes = len(row.set.bysize)
                found += ['%s.bysize[%d].byid' % (one, i) for i in (0, 1, 2, 3, -1) if i < sizes]
                found += [one + '.byid[-15:].byid', one + '.bysize[-1].byid.more']
    return found


def namesakes(heap):
    """Types of one name: rows of their own in a table, one row in a difference."""
    rows = {}
    for row in heap.bytype.partition.get_rows():
        rows.setdefault(str(row.name), []).append('%s.bytype[%d]' % (H, row.index))
    found = []
    for same in rows.values():
        if len(same) > 1:
            a, b = same[0], same[-1]
            found += [a, b, '%s.diff(%s)' % (a, b), '%s.bytype.diff(%s)' % (H, a), '%s.diff(%s.bytype)' % (b, H)]
            found += ['(%s | %s).diff(%s)' % (a, b, a), '%s.diff(%s | %s)' % (a, a, b), '(%s | %s).bytype' % (a, b)]
            found += ['(%s | %s).byid.all' % (a, b), '(%s.bytype - %s).bytype.diff(%s.bytype)' % (H, a, H)]
    return found


def numbers():
    """Counts, sizes, lengths and truth values."""
    found = ['len(%s)' % H, H + '.count', H + '.size', H + '[0].count', H + '[0].size', 'len(%s[0])' % H, 'len(%s - %s)' % (H, H)]
    found += ['len(%s.%s)' % (H, relation) for relation in RELATIONS]
    found += [H + '.disjoint(%s[0])' % H, H + '[0].disjoint(%s[1])' % H, H + '[0].disjoint(%s)' % H, H + '[0:3].disjoint(%s[2])' % H]
    found += [H + '[0] == %s[0]' % H, H + '[0] <= %s' % H, H + ' <= %s[0]' % H, H + '[0] < %s[0:2]' % H, H + '[1] != %s[2]' % H]
    found += ['main.marked in %s' % H, 'main.marked in %s[0]' % H, 'main.marked in %s.bytype' % H, H + '.stat.count', H + '.stat.size']
    return found + ['len(%s.stat)' % H, H + '[0:4].count + %s[4:].count' % H, H + '.size - %s[0].size' % H]


def algebra():
    """Sets out of sets."""
    a, b = H + '[0]', H + '[1]'
    found = ['%s - %s' % (H, H), '%s - %s' % (H, a), '%s | %s' % (a, b), '%s & %s' % (H, a), '%s ^ %s[0:3]' % (a, H), '%s & %s' % (a, b)]
    found += ['(%s - %s)[0]' % (H, a), '(%s | %s).bytype' % (a, b), '(%s - %s).byid' % (H, H), '(%s - %s).stat' % (H, H)]
    found += ['(%s[0:6] - %s[2:4]).bysize' % (H, H), '(%s.bytype & %s[0:4]).byclodo' % (H, H), '(%s.bytype[2] | %s.bytype[5]).bytype' % (H, H)]
    return found + ['(%s ^ %s[1:]).byid' % (H, H), '%s.bysize[0] & %s.bytype[0:8]' % (H, H), '(%s.bysize[1] | %s.bysize[3]).bysize' % (H, H)]


def differences():
    """A - B by kind, of sets of one heap."""
    found = []
    for a, b in (
        ('[0]', '[1]'), ('.bytype', '.bytype[0:5]'), ('[0:5]', '[3:9]'), ('[3:9]', '[0:5]'), ('.bysize', '[0].bysize'),
        ('[0].bysize', '.bysize'), ('', ''), ('', '[0]'), ('[0]', ''), ('.bytype[:11]', '.bytype[:1]'), ('.bysize[:12]', '.bysize[1]'),
        ('.bymodule', '[0]'), ('.byunity', '[0]'), ('[0:1]', '[7:30]'), ('[30:]', '[20:25]'), ('.bytype[0]', '.bytype[60]'),
    ):
        found.append('%s%s.diff(%s%s)' % (H, a, H, b))
    found += [H + '[0:5].diff(%s[3:30]).more' % H, H + '.bytype.diff(%s.bytype[0:5]).more.more' % H, H + '.diff(%s - %s)' % (H, H)]
    return found + [H + '.bytype.diff(%s.bytype[0:5])[2:4]' % H, H + '[0:3].stat - %s[1:5].stat' % H]


def core(heap):
    """Expressions of the language core for one heap, without repetition."""
    return unique(tables() + nested() + identities(heap) + namesakes(heap) + numbers() + algebra() + differences())


def later(heap):
    """Expressions over referrers, relations, paths, patterns and dominators; and short texts of sets and kinds."""
    names = numbered(heap.bytype)
    found = [H + '.byrcs', H + '.byrcs[0]', H + '.byrcs[0].byid', H + '[0].byrcs', H + '.byvia', H + '[0].byvia', H + '.byrcs.more']
    found += [H + '.bytype[%d].byrcs' % names[k] for k in ('list', 'function', 'module', 'set') if k in names]
    found += [H + '.bytype[%d].byvia' % names[k] for k in ('list', 'function', 'module', 'set') if k in names]
    found += [H + ".by('Type&Size')", H + ".by('Size&Type')", H + '[-1].byidset', H + '[0].byid[0].byidset']
    for one in ('hp.iso(main.marked)', 'hp.iso(main)', 'hp.iso(main.held)', H + '[6].byid[0]', H + '[9].byid[0]'):
        found += [one, one + '.byid', one + '.brief', one + '.kind', one + '.sp', one + '.rp', one + '.dominos', one + '.domisize']
        found += [one + '.imdom', one + '.referents', one + '.referrers', one + '.referrers.byid', one + '.byrcs', one + '.byvia', one + '.theone']
    found += [H + '[%d].%s' % (row, what) for row in (2, 5, 7) for what in ('dominos', 'domisize', 'referents', 'referrers', 'imdom', 'rp', 'brief', 'kind')]
    found += [H + '.referents.count', H + '.referrers.count', '~%s[0]' % H, '~(%s - %s)' % (H, H), H + '.brief', H + '[0].brief']
    found += ['hp.iso(main.marked, main.held)', 'hp.idset(main.held)', H + ' & int', H + ' & str', '(%s & hp.Clodo(dictof=())).byid' % H]
    found += [H + ' & hp.Size(64)', H + " & hp.Size(64).alt('>=')", 'hp.Type', 'hp.Clodo', 'hp.Nothing', 'hp.Anything', 'hp.Size(64)']
    return unique(found + by_referrers(heap) + made_relations())


PRODUCTS = (
    'Type&Rcs', 'Rcs&Via', 'Via&Size', 'Type&Clodo', 'Clodo&Type', 'Unity&Type', 'Type&Type', 'Type&Unity&Size', 'Module&Type',
    'Rcs&Size&Type', 'Id&Type',
)

MADE = (
    'hp.Type.refdby', 'hp.Clodo.refdby', 'hp.Size.refdby', 'hp.Module.refdby', 'hp.Unity.refdby',
    'hp.Type.dictof', 'hp.Clodo.dictof', 'hp.Size.dictof', 'hp.Rcs.dictof', 'hp.Module.dictof', 'hp.Unity.dictof', 'hp.Via.dictof',
    '(hp.Type & hp.Size).refdby', '(hp.Type & hp.Size).dictof', 'hp.Type.dictof.refdby', 'hp.Type.refdby.dictof', 'hp.Id.dictof',
    'hp.Type & hp.Type.dictof', 'hp.Type.refdby & hp.Type', '(hp.Type & hp.Size).refdby & hp.Module', 'hp.Id & hp.Type',
    '(hp.Size & hp.Type).dictof & hp.Type', 'hp.Type & hp.Clodo', 'hp.Size & (hp.Type & hp.Unity)', '(hp.Type & hp.Size) & hp.Clodo',
)


def by_referrers(heap):
    """Tables by referrers and by their ways, whole and of every type; single objects by their briefs."""
    found = []
    for relation in ('byrcs', 'byvia'):
        found += ['%s.%s%s' % (H, relation, row) for row in ('[1]', '[-1]', '[2:5]', '[::7]', '.more.more', '.stat', '.stat[2:5]')]
        found += ['%s.%s%s' % (H, relation, part) for part in ('[1].byclodo', '[0:3].bysize', '.diff(%s[1].%s)' % (H, relation))]
        found += ['%s[0].%s[0].byid' % (H, relation), '%s[1].%s.all' % (H, relation), 'len(%s.%s)' % (H, relation)]
        found += ['%s.bytype[%d].%s' % (H, row, relation) for row in range(len(heap.bytype))]
    names = [str(row.name) for row in heap.byclodo.partition.get_rows()]
    single = [row for row, name in enumerate(names) if row % 3 == 0 and names.count(name) == 1]
    found += ['%s.byclodo[%d].byid[0].byidset' % (H, row) for row in single]
    return found + ['%s.byidset' % one for one in ('hp.iso(main.marked, main.held)', 'hp.idset(main.held)', H + '.bytype[-4:]')]


def made_relations():
    """Relations made of relations, as tables and as they are spelled."""
    # Tables of the last two would need to know who refers to what heapy hides.
    found = ['hp.Rcs', 'hp.Via', 'hp.Module', 'hp.Id', 'hp.Idset', 'hp.Unity', 'hp.Size', 'hp.Rcs.refdby', 'hp.Via.refdby']
    for product in PRODUCTS:
        table = "%s.by('%s')" % (H, product)
        found += [table, table + '[1]', table + '.more', "%s[0].by('%s')" % (H, product)]
    for er in MADE:
        found += [er, '%s.by(%s)' % (H, er), '%s.by(%s).more' % (H, er), '%s[3].by(%s)' % (H, er)]
    return found


def unique(expressions):
    """The same expressions without repetition."""
    return list(dict.fromkeys(expressions))
