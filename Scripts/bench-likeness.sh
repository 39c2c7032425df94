#!/bin/bash
# Finds a letter's like among a million made-up letters on the disk, and by Python's datasketch among fifty thousand
# in memory; ends with 1 where a look-up takes more than two milliseconds.
#
#   bench-likeness.sh [PROGRAM]   a program that is built already, else it is built first
set -eu
cd "$(dirname "$0")/.."

out=.build-bench
mkdir -p "$out"
Scripts/packages.sh build
program=${1:-}
if [ -z "$program" ]; then
  swift build -q -c release --product bench-likeness
  program=$(swift build -c release --show-bin-path)/bench-likeness
fi
"$program" || failed=1
if [ ! -x "$out/python/bin/python3" ]; then
  python3 -m venv "$out/python" && "$out/python/bin/pip" install -q datasketch || true
fi
if "$out/python/bin/python3" -c 'import datasketch' 2>/dev/null; then
  "$program" --write "$out/letters.tsv" 50000
  "$out/python/bin/python3" Benchmarks/peers/datasketch_lsh.py "$out/letters.tsv" 2000
else
  echo "datasketch cannot be installed here: no comparison"
fi
exit "${failed:-0}"
