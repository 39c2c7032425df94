#!/bin/bash
# The tests under a sanitizer, in a build of its own.
#
#   sanitize.sh address|thread [FILTER]     only the tests whose names match
#
# What runs a program under strace or valgrind, or with little memory, is left out: a sanitizer needs terabytes of addresses,
# and is a tracer itself.
set -eu
cd "$(dirname "$0")/.."

kind=$1
Scripts/packages.sh test || Scripts/packages.sh build
out=.build-$kind
swift build --build-tests --sanitize="$kind" --scratch-path "$out"
export SWIFT_BACKTRACE=enable=no
# What leaks at the end of a process is the kernel's to take back; an allocation that is too large is a test's subject.
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
export TSAN_OPTIONS=halt_on_error=0:suppressions=$PWD/Scripts/thread-sanitizer.suppressions
skip='KillTests|SystemCallTests|BrokenLedgerTests|DeadlyMail|FullDiskTests|GrowthTests|itDiesOverWhatNeedsTooMuchMemory'
status=0
"$out/debug/huiyinPackageTests.xctest" --filter "${2:-.}" --skip "$skip" --testing-library swift-testing \
  >"$out/log" 2>&1 || status=$?
reports=$(grep -acE 'WARNING: ThreadSanitizer|ERROR: AddressSanitizer' "$out/log" || true)
grep -aE '^✘ Test .* (failed|recorded)|SUMMARY: ' "$out/log" | sort | uniq -c | cut -c1-300 || true
grep -aE 'Test run with' "$out/log" || echo "no test run was completed"
echo "$reports reports of the sanitizer"
[ "$reports" = 0 ] && exit "$status"
exit 1
