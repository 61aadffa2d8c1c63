"""Writes fixtures/hpy/printed.json: what guppy3 prints for every package of the files beside it. Run: make_hpy_texts.py FOLDER

With `--load FILE` it prints the packages of one file as JSON instead: what guppy3 reads from a file that we wrote.
"""
import json
import pathlib
import sys

from guppy import hpy

hp = hpy()


def packages(path):
    """Every package of a file. `load` of an open file takes one each time; loadall fails at the end on today's Pythons."""
    with open(path, encoding='utf-8') as file:
        while True:
            try:
                yield hp.load(file)
            except StopIteration:
                return


def seen(stat):
    rows = [[row.index, row.count, row.size, row.cumulsize, row.name] for row in stat.get_rows()]
    return {'text': str(stat), 'more': str(stat.more), 'all': str(stat.all), 'count': stat.count, 'size': stat.size, 'rows': rows,
            'timemade': stat.timemade, 'kindheader': stat.kindheader, 'format': stat.format_name}


if __name__ == '__main__':
    if sys.argv[1] == '--load':
        json.dump([seen(stat) for stat in packages(sys.argv[2])], sys.stdout)
    else:
        folder = pathlib.Path(sys.argv[1])
        found = {path.name: [seen(stat) for stat in packages(path)] for path in sorted(folder.glob('*.hpy'))}
        with open(folder / 'printed.json', 'w', encoding='utf-8') as file:
            file.write(json.dumps(found, indent=0) + '\n')
