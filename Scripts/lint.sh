#!/bin/bash
# What a machine can see in the sources: the format, and what the house forbids.
set -eu
cd "$(dirname "$0")/.."

swift format lint --strict --recursive Package.swift Sources Tests Demo Benchmarks
fail=0
forbid() { # WHAT PATTERN PATH…
  local what=$1 pattern=$2
  shift 2
  if grep -rnE "$pattern" "$@"; then
    echo "lint: $what" >&2
    fail=1
  fi
}
forbid 'triple braces put text into a page unescaped' '\{\{\{|\{\{&' Config/templates
forbid 'Domain imports nothing' '^(@[a-z]+ )?import ' Sources/Domain
forbid 'nothing is public: package does' '^ *public ' Sources
forbid 'a clock, randomness or environment below huiyin/' \
  '\bDate\(\)|Date\.now|ContinuousClock|SystemRandomNumberGenerator|\.random\(|processInfo\.environment|getenv\(' \
  Sources/Domain Sources/Mail Sources/Reading Sources/Signatures Sources/Store Sources/Settings \
  Sources/Templates Sources/Site Sources/Office Sources/Digest
forbid 'a GRDB type through the doors of Store' 'import GRDB' Sources/Office Sources/Site Sources/huiyin
exit $fail
