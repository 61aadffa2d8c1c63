"""Programs whose heaps the oracle captures: `python programs.py [--core] NAME FILE FOLDER...`, FOLDERs go in front
of sys.path.

They run as `__main__`, so that their classes print as `__main__.X`. `marked` and `held` are objects that expressions name.
"""
import sys

marked = ['marked', 1, 2.5, None]
held = {'marked': marked, 'text': 'held', 3: ('three', 3)}


def bare():
    """An interpreter with nothing but the capture in it."""


def tutorial():
    """The objects that the tutorial's examples make."""
    main = globals()
    main['numbers'] = list(range(1000, 2400))
    main['text'] = 'Hello World'
    main['array'] = bytearray(6000)
    main['big'] = [i for i in range(3000)]
    main['words'] = ['Python', 'CoderzCol', 'H', '']
    main['empty'] = []
    main['table'] = {i: (i, 'row %d' % i) for i in range(400)}


def start(name, path, *folders, only_core=False):
    """Runs one program and captures it."""
    sys.path[:0] = folders
    if name == 'classes':
        import classes

        classes.build(globals())
    else:
        globals()[name]()
    import capture

    print('%s: %d bytes' % (name, capture.write(path, only_core)))


if __name__ == '__main__':
    start(*[word for word in sys.argv[1:] if word != '--core'], only_core='--core' in sys.argv)
