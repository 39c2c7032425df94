#!/bin/bash
# Routes letters whose labels are known, each fold with what was learnt from the others, by huiyin and by scikit-learn
# (character 1-3-grams, tf-idf, LinearSVC), thresholds chosen alike on what was learnt from.
#
#   routing.sh FILE [FIELD]   JSON lines with title, text, label, and FIELD (fold)
set -eu
cd "$(dirname "$0")/.."

file=${1:?which file of letters?}
field=${2:-fold}
Scripts/packages.sh build
swift build -q -c release --product huiyin
program=$(swift build -c release --show-bin-path)/huiyin
mkdir -p .build-bench
"$program" evaluate "$file" --folds "$field" --json >.build-bench/ours.json
if python=$(Scripts/sklearn.sh); then
  "$python" Benchmarks/peers/routing_sklearn.py "$file" "$field" >.build-bench/theirs.json
else
  echo '[]' >.build-bench/theirs.json
fi
python3 - .build-bench/ours.json .build-bench/theirs.json <<'PYTHON'
import json
import sys

ours, theirs = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
names = ["macroF1", "accuracy", "coverageAt98", "accuracyCovered"]
print(f"{'tried':12} {'by':8} " + " ".join(f"{name:>16}" for name in names))
for who, rows in (("huiyin", ours["parts"]), ("sklearn", theirs)):
    for row in rows:
        print(f"{row['fold']:12} {who:8} " + " ".join(f"{row[name]:16.4f}" for name in names))
    if rows:
        means = [sum(row[name] for row in rows) / len(rows) for name in names]
        print(f"{'mean':12} {who:8} " + " ".join(f"{mean:16.4f}" for mean in means))
# Thresholds reach what they reach: the same accuracy for both compares what is left.
for row, other in zip(ours["parts"], theirs):
    reached = next((point for point in row["reach"] if point["accuracy"] >= other["accuracyCovered"]), None)
    if reached:
        print(
            f"{row['fold']}: sklearn covers {other['coverageAt98']:.3f} at {other['accuracyCovered']:.4f}; "
            f"huiyin could cover {reached['coverage']:.3f} at {reached['accuracy']:.3f}"
        )
PYTHON
