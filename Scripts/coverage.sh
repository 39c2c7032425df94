#!/bin/bash
# How much of each room the tests run: lines by llvm-cov, the programs that tests start counted in. In a build of its own.
#
#   coverage.sh [FILTER]     only the tests whose names match
set -eu
cd "$(dirname "$0")/.."

Scripts/packages.sh test || Scripts/packages.sh build
out=.build-coverage
swift build --build-tests --enable-code-coverage --scratch-path "$out"
rm -rf "$out/profiles"
mkdir -p "$out/profiles"
status=0
# Each process adds to one of a few files; what is killed with SIGKILL adds nothing.
LLVM_PROFILE_FILE="$PWD/$out/profiles/%4m.profraw" \
  "$out/debug/huiyinPackageTests.xctest" ${1:+--filter "$1"} --testing-library swift-testing >"$out/log" 2>&1 || status=$?
grep -aE 'Test run with|^✘ Test .* failed' "$out/log" || true
# Those of another LLVM cannot read it.
tools=$(dirname "$(readlink -f "$(command -v swift)")")
"$tools/llvm-profdata" merge -sparse "$out"/profiles/*.profraw -o "$out/all.profdata"
"$tools/llvm-cov" export -summary-only -instr-profile "$out/all.profdata" "$out/debug/huiyinPackageTests.xctest" \
  -object "$out/debug/huiyin" >"$out/coverage.json"
python3 - "$out/coverage.json" <<'PYTHON'
import collections
import json
import os
import sys

rooms = collections.defaultdict(lambda: [0, 0])
root = os.getcwd() + "/Sources/"
for file in json.load(open(sys.argv[1]))["data"][0]["files"]:
    if file["filename"].startswith(root):
        lines = file["summary"]["lines"]
        for name in (file["filename"][len(root):].split("/")[0], "together"):
            rooms[name][0] += lines["covered"]
            rooms[name][1] += lines["count"]
for name, (covered, count) in sorted(rooms.items(), key=lambda room: (room[0] == "together", room[0])):
    print(f"{name:16} {covered:7} of {count:7} lines  {100 * covered / max(1, count):5.1f} %")
PYTHON
exit "$status"
