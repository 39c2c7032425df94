#!/bin/bash
# Reads every hostile mail, each in a process of its own with 2 seconds of CPU and 256 MB, and counts the instructions
# of each in three sizes: where the mail doubles, they may double.
#
#   hostile.sh [NAME…]                 all bombs, or those named; builds the program first
#   hostile.sh --growth PROGRAM NAME…  only the counting, by a program that is built already; KIB=… sets the least size
set -eu
cd "$(dirname "$0")/.."

growth() { # PROGRAM NAME…
  local program=$1 counts
  shift
  if ! command -v valgrind >/dev/null; then
    echo "valgrind is missing: instructions are not counted"
    return 3
  fi
  counts=$(mktemp -d)
  # Hash tables in an order that is always the same, so that the counts are.
  if ! SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=callgrind --toggle-collect=huiyin_counted_reading \
    --dump-after=huiyin_counted_reading --callgrind-out-file="$counts/out.%p" \
    "$program" --growth "${KIB:-8}" "$@" >"$counts/readings" 2>"$counts/log"; then
    tail -n 5 "$counts/log" >&2
    rm -rf "$counts"
    return 1
  fi
  # One file for each call, numbered; what comes after the last call has no number.
  find "$counts" -name 'out.*.*' | sort -t . -k 4 -n | while read -r file; do
    sed -n 's/^totals: *//p' "$file"
  done >"$counts/totals"
  local status=0
  "$program" --judge "$counts/readings" "$counts/totals" || status=$?
  rm -rf "$counts"
  return $status
}

if [ "${1:-}" = --growth ]; then
  shift
  growth "$@"
  exit
fi
Scripts/packages.sh bench || Scripts/packages.sh build
swift build -q -c release --product hostile
program=$(swift build -c release --show-bin-path)/hostile
status=0
"$program" "$@" || status=1
growth "$program" "$@" || status=1
exit $status
