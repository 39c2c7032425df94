#!/bin/bash
# Reads 10,000 generated Chinese mails by Huiyin, by GMime and by Python's email, in turns on one core, and compares
# what they counted and how fast they were; ends with 1 below 2.5 times GMime's speed.
#
#   bench-mail.sh [PROGRAM]   a program that is built already, else it is built first
set -eu
cd "$(dirname "$0")/.."

least=2.5
turns=5
out=.build-bench
mkdir -p "$out"
Scripts/packages.sh bench
program=${1:-}
if [ -z "$program" ]; then
  swift build -q -c release --product bench-mail
  program=$(swift build -c release --show-bin-path)/bench-mail
fi
# shellcheck disable=SC2046 # flags, several words
gcc -O2 -Wall -Wextra -Werror Benchmarks/peers/gmime.c -o "$out/gmime" $(pkg-config --cflags --libs gmime-3.0)
"$program" --write "$out/mails" 10000

core=$(($(nproc) - 1))
: >"$out/turns"
for ((turn = 0; turn < turns; turn++)); do
  taskset -c "$core" "$program" --read "$out/mails" 3 >>"$out/turns"
  taskset -c "$core" "$out/gmime" "$out/mails" 3 >>"$out/turns"
done
# Slow: once is enough to see where it stands.
taskset -c "$core" python3 Benchmarks/peers/python_email.py "$out/mails" 1 >>"$out/turns"

awk -v least="$least" '
  function value(name, i, pair) {
    for (i = 2; i <= NF; i++) { split($i, pair, "="); if (pair[1] == name) return pair[2] }
  }
  function median(name) { return rate[name, int((turns[name] + 1) / 2)] }
  {
    # Held against its peers for one round; Python reads one, the others three.
    rounds = value("mails") / 10000
    counted = ""
    for (i = 2; i < NF; i++) { split($i, pair, "="); counted = counted " " pair[1] " " pair[2] / rounds }
    if (!($1 in counts)) { counts[$1] = counted; order[++peers] = $1 }
    speed = value("bytes") / value("seconds") / 1e6
    perMail = value("bytes") / value("mails")
    for (i = ++turns[$1]; i > 1 && rate[$1, i - 1] > speed; i--) rate[$1, i] = rate[$1, i - 1]
    rate[$1, i] = speed
  }
  END {
    for (i = 1; i <= peers; i++) {
      name = order[i]
      printf "%-8s %8.1f %8.1f %8.1f MB/s (least, median, most)  %7d mails/s\n", name, rate[name, 1],
        median(name), rate[name, turns[name]], median(name) * 1e6 / perMail
    }
    for (i = 1; i <= peers; i++) {
      if (counts[order[i]] == counts["huiyin"]) continue
      print "counted differently:\n  huiyin" counts["huiyin"] "\n  " order[i] counts[order[i]]
      if (order[i] == "gmime") failed = 1
    }
    ratio = median("huiyin") / median("gmime")
    printf "%.2f times as fast as GMime (at least %s), %.1f times as fast as Python\n", ratio, least,
      median("huiyin") / median("python")
    exit failed || ratio < least
  }' "$out/turns"
