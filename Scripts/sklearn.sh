#!/bin/bash
# Prints a Python that has scikit-learn; installs it into .build-bench when it is missing. Ends with 1, and says why,
# where it cannot be had.
set -eu
cd "$(dirname "$0")/.."

if python3 -c 'import sklearn' 2>/dev/null; then
  echo python3
  exit
fi
home=.build-bench/python
if ! "$home/bin/python" -c 'import sklearn' 2>/dev/null; then
  mkdir -p .build-bench
  if ! { python3 -m venv "$home" && "$home/bin/pip" install -q scikit-learn; } >.build-bench/pip.log 2>&1; then
    echo "scikit-learn is not here and cannot be installed (.build-bench/pip.log): nothing to compare with" >&2
    exit 1
  fi
fi
echo "$home/bin/python"
