#!/bin/bash
# Every test. What cannot run on a machine (no root, no ptrace) is skipped and counted.
set -eu
cd "$(dirname "$0")/.."

Scripts/packages.sh test || Scripts/packages.sh build
swift build --build-tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
swift test --skip-build "$@" 2>&1 | tee "$log" | grep -vE '^[◇↳] |^✔ (Test|Suite) |^\[[0-9]+/' || true
status=${PIPESTATUS[0]}
skipped=$(grep -c '^➜ .*skipped' "$log" || true)
passed=$(grep -c '^✔ Test [^r]' "$log" || true)
failed=$(grep -c '^✘ Test .* failed' "$log" || true)
grep '^➜ .*skipped' "$log" || true
# A run without tests is no success.
[ "$passed" -gt 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
