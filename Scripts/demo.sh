#!/bin/bash
# The demo: installs what is missing, builds, and plays the story. ONCE=1 ends by itself; EMBEDDED=1 does without
# servers, which also happens by itself where they cannot be installed.
set -eu
cd "$(dirname "$0")/.."

if ! Scripts/packages.sh test; then
  # What builds must be there; servers need not.
  Scripts/packages.sh build
  EMBEDDED=1
fi
swift build --product huiyin
swift build --product demo
arguments=()
[ -n "${ONCE:-}" ] && arguments+=(--once)
[ -n "${EMBEDDED:-}" ] && arguments+=(--embedded)
exec "$(swift build --show-bin-path)/demo" "${arguments[@]}"
