#!/bin/bash
# 10,000 made-up letters of 300 characters: learns from them in 5 epochs and says where they belong, on one core, beside
# scikit-learn; then looks letters up among a million. Ends with 1 above 2 seconds or below 20,000 letters a second.
set -eu
cd "$(dirname "$0")/.."

out=.build-bench
mkdir -p "$out"
Scripts/packages.sh build
swift build -q -c release --product bench-reading
program=$(swift build -c release --show-bin-path)/bench-reading
"$program" --write "$out/letters.jsonl" 10000

core=$(($(nproc) - 1))
: >"$out/reading"
for turn in 1 2 3 4 5; do taskset -c "$core" "$program" --read "$out/letters.jsonl" 5 >>"$out/reading"; done
# Slow: once is enough to see where it stands.
if python=$(Scripts/sklearn.sh); then
  taskset -c "$core" "$python" Benchmarks/peers/reading_sklearn.py "$out/letters.jsonl" >>"$out/reading"
fi

status=0
awk '
  { for (i = 2; i <= NF; i++) { split($i, pair, "="); values[$1, pair[1], ++count[$1, pair[1]]] = pair[2] } }
  function median(name, key, n, i, j, held) {
    n = count[name, key]
    for (i = 2; i <= n; i++)
      for (j = i; j > 1 && values[name, key, j] + 0 < values[name, key, j - 1] + 0; j--) {
        held = values[name, key, j]; values[name, key, j] = values[name, key, j - 1]; values[name, key, j - 1] = held
      }
    return values[name, key, int((n + 1) / 2)]
  }
  function tell(name) {
    printf "%-12s learns in %6.2f s, classifies %7d letters/s, %.4f of its own letters right\n", name,
      median(name, "learn"), median(name, "classify"), median(name, "right")
  }
  END {
    tell("huiyin")
    if (("sklearn", "learn") in count) {
      tell("sklearn")
      printf "learning %.1f times as fast as scikit-learn, classifying %.1f times\n",
        median("sklearn", "learn") / median("huiyin", "learn"),
        median("huiyin", "classify") / median("sklearn", "classify")
    }
    printf "at most 2 s, at least 20000 letters/s\n"
    exit median("huiyin", "learn") > 2 || median("huiyin", "classify") < 20000
  }' "$out/reading" || status=1

if grep -q '"bench-likeness"' Package.swift; then
  swift build -q -c release --product bench-likeness
  "$(swift build -c release --show-bin-path)/bench-likeness" || status=1
fi
exit $status
