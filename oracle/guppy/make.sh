#!/bin/sh
# Rebuilds fixtures/guppy: captures the programs of programs.py with guppy3's own view, under a clean environment, with
# Debian's Python, from places that name no machine. Needs: python3, python3-venv, gcc, python3-dev (guppy3 is compiled).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$here/../../fixtures/guppy}
python=${PYTHON:-/usr/bin/python3}
place=/tmp/guppy
app=/tmp/guppy-oracle

[ -x "$place/bin/python" ] || "$python" -m venv "$place"
"$place/bin/python" -c 'import guppy' 2>/dev/null || "$place/bin/pip" install -q guppy3==3.1.7
packages=$("$place/bin/python" -c 'import os, guppy; print(os.path.dirname(os.path.dirname(guppy.__file__)))')

rm -rf "$app"
mkdir -p "$app" "$target"
cp "$here/capture.py" "$here/classes.py" "$here/expressions.py" "$here/graph.py" "$here/programs.py" "$here/store.py" "$app/"
cp "$here/../../public/capture/heapglass.py" "$app/"
cd "$app"
for program in ${PROGRAMS:-bare classes tutorial}; do
  env -i "$place/bin/python" -I -S -E programs.py "$program" "$app/$program.heapglass" "$app" "$packages"
  chmod 644 "$app/$program.heapglass"
  mv "$app/$program.heapglass" "$target/"
done
