"""The writer alone: order, checks, files."""
import io
import os
import stat
import struct
import unittest
import zlib

import container
import support

import heapglass


def record(address=100, **changes):
    plain = dict(display='int', module='builtins', name='int', qualname='int', meta=200, mro=[address])
    return dict(plain, at=address, flags=0, basic=24, item=4, hidden=0, **changes)


def written(write, **options):
    stream = io.BytesIO()
    writer = heapglass.Writer(stream, b'0123456789abcdef', 1.5, **options)
    write(writer)
    writer.finish({'skipped': 0})
    return stream.getvalue()


class Order(unittest.TestCase):
    def test_strings_templates_and_types_come_before_their_use(self):
        def write(writer):
            label = writer.strings.id('number')
            template = writer.template([(heapglass.ATTRIBUTE, label), (heapglass.UNKNOWN, heapglass.NO_LABEL)])
            writer.types([record()])
            writer.objects(100, [1, 2], [3, 4, 5, 6], [28, 28], mode=heapglass.MODE_FIELDS, template=template)

        for hold in (False, True):
            file = container.Snapshot(written(write, hold=hold))
            self.assertEqual([c.tag for c in file.chunks], ['META', 'STRS', 'TMPL', 'TYPE', 'OBJS', 'META', 'END!'])
            self.assertEqual(file.named(1), {'number': 3})
            self.assertEqual([r.target for r in file.nodes[2].references], [5, 6])

    def test_equal_strings_and_templates_are_written_once(self):
        numbers = []

        def write(writer):
            for _ in range(2):
                label = writer.strings.id('a\udc80b\u20ac')
                numbers.append((label, writer.template([(1, label)]), writer.template([[4, label]])))

        file = container.Snapshot(written(lambda writer: (write(writer), writer.roots([]))))
        self.assertEqual(numbers, [(0, 0, 1), (0, 0, 1)])
        self.assertEqual((file.strings, len(file.templates)), (['a\udc80b\u20ac'], 2))

    def test_what_breaks_the_rules_is_refused(self):
        def refuses(*arguments, **columns):
            def write(writer):
                writer.types([record()])
                with self.assertRaises(ValueError):
                    writer.objects(*arguments, **columns)

            self.assertFalse(container.Snapshot(written(write)).objects)

        refuses(999, [1], [], [8], mode=0)
        refuses(100, [1], [], [8, 8], mode=0)
        refuses(100, [1, 2], [3], [8, 8], mode=1)
        refuses(100, [1], [2], [8], mode=5, template=0)
        refuses(100, [1], [2], [8], mode=6, lens=[1], labels=[1])
        refuses(100, [1], [], [8], mode=0, texts=['a', 'b'], text_form=1)

    def test_a_chunk_is_stored_plain_where_deflate_does_not_help(self):
        noise = os.urandom(5000)
        data = written(lambda writer: (writer.chunk('NOIS', noise), writer.chunk('ZERO', bytes(5000))))
        at = data.index(b'NOIS')
        self.assertEqual(struct.unpack_from('<IQQI', data, at + 4), (0, 5000, 5000, zlib.crc32(noise)))
        at = data.index(b'ZERO')
        self.assertEqual(struct.unpack_from('<I', data, at + 4), (1,))


class Values(unittest.TestCase):
    def test_sizes_of_four_gigabytes_and_more_stand_in_their_own_chunk(self):
        def write(writer):
            writer.types([record()])
            writer.objects(100, [1, 2], [], [2**32 - 1, 2**40], mode=0)

        file = container.Snapshot(written(write))
        self.assertEqual([file.nodes[1].size, file.nodes[2].size], [heapglass.NO_LABEL] * 2)
        self.assertEqual(file.sizes, {1: 2**32 - 1, 2: 2**40})

    def test_texts_of_any_character_come_back(self):
        texts = ['', 'plain', 'z\u00fcrich', '\U0001f50d', '\ud800']

        def write(writer):
            writer.types([record()])
            writer.objects(100, list(range(1, 6)), [], [8] * 5, mode=0, texts=texts, text_form=heapglass.TEXT)

        file = container.Snapshot(written(write))
        self.assertEqual([file.nodes[i].text for i in range(1, 6)], texts)

    def test_json_is_json(self):
        import json

        value = {'a': [1, 2.5, None, True, False, 'q"\\\n\u20ac\ud800'], 'b': {}, 'c': ()}
        self.assertEqual(json.loads(heapglass.to_json(value)), dict(value, c=[]))


class Files(support.FileCase):
    def test_the_file_appears_whole_and_private(self):
        writer = heapglass.Writer(self.path())
        self.assertFalse(os.path.exists(self.path()))
        size = writer.finish({})
        self.assertEqual(os.listdir(self.folder), ['test.heapglass'])
        self.assertEqual(stat.S_IMODE(os.stat(self.path()).st_mode), 0o600)
        self.assertEqual(os.path.getsize(self.path()), size)
        container.read(self.path())

    def test_an_older_file_is_replaced_only_at_the_end(self):
        with open(self.path(), 'w') as file:
            file.write('older')
        writer = heapglass.Writer(self.path())
        writer.abort()
        with open(self.path()) as file:
            self.assertEqual(file.read(), 'older')
        self.assertEqual(os.listdir(self.folder), ['test.heapglass'])
        heapglass.Writer(self.path()).finish({})
        container.read(self.path())

    def test_a_symbolic_link_is_refused_and_what_it_names_untouched(self):
        with open(self.path('victim'), 'w') as file:
            file.write('precious')
        os.symlink(self.path('victim'), self.path())
        with self.assertRaises(heapglass.CaptureError):
            heapglass.dump(self.path())
        os.symlink(self.path('nothing'), self.path('dangling'))
        with self.assertRaises(heapglass.CaptureError):
            heapglass.dump(self.path('dangling'))
        with open(self.path('victim')) as file:
            self.assertEqual(file.read(), 'precious')
        self.assertEqual(sorted(os.listdir(self.folder)), ['dangling', 'test.heapglass', 'victim'])

    def test_a_failure_leaves_nothing(self):
        with self.assertRaises(OSError):
            heapglass.dump(self.path('missing/test.heapglass'))
        full = heapglass.Writer.finish
        self.addCleanup(setattr, heapglass.Writer, 'finish', full)

        def fail(writer, meta):
            raise OSError(28, 'No space left on device')

        heapglass.Writer.finish = fail
        with self.assertRaises(OSError):
            heapglass.dump(self.path())
        self.assertEqual(os.listdir(self.folder), [])


if __name__ == '__main__':
    unittest.main()
