#!/bin/bash
# Every test. What cannot run on a machine (no root, no ptrace) is skipped and counted.
set -eu
cd "$(dirname "$0")/.."

Scripts/packages.sh test || Scripts/packages.sh build
# Without them the tests are skipped that hold pages against them.
Scripts/checkers.sh || true
# Large, and only one test's: without it that one is skipped.
[ -z "${HUIYIN_LIBREOFFICE:-}" ] || Scripts/packages.sh office || true
swift build --build-tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
swift test --skip-build "$@" >"$log" 2>&1 || status=$?

# What failed, what was skipped and why, what a sweep counted; of the rest only the sums.
grep -aE -A12 '^✘ Test .* recorded an issue' "$log" | cut -c1-400 || true
grep -aE '^➜ .*skipped|^killed |^✘ Test .* failed|Fatal error|error: ' "$log" || true
summary=$(grep -aE 'Test run with [0-9]+ tests?' "$log" | tail -n 1 || true)
tests=$(sed -nE 's/.*Test run with ([0-9]+) tests?.*/\1/p' <<<"$summary")
failed=$(grep -acE '^✘ Test [^r].* failed after' "$log" || true)
skipped=$(grep -acE '^➜ .*skipped' "$log" || true)
# A run that never ended, or without tests, is no success.
if [ -z "$tests" ] || [ "$tests" = 0 ]; then
  tail -n 30 "$log"
  echo "no test run was completed" >&2
  exit 1
fi
echo "$summary"
echo "$((tests - failed - skipped)) passed, $failed failed, $skipped skipped"
exit "$status"
