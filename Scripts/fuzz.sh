#!/bin/bash
# Fuzzes what strangers write to us, two targets at a time; ends with 1 when one of them finds something.
#
#   fuzz.sh SECONDS [TARGET…]     targets: the files of Fuzz/Targets; seeds in Fuzz/Seeds, finds in .build-fuzz/finds
#   fuzz.sh check [BUILD]         whether what it takes of the office leans on nothing else, after a `swift build`
#
# Arithmetic that overflows and indices out of range stop the program: -O keeps these checks.
set -eu
cd "$(dirname "$0")/.."

# Of the office what reads people's lines: the rest would bring the database.
office=Sources/Office
readers=(
  "$office"/Desk/{DeskRefusal,DeskWord,DigestCode,ExceptedNumbers,LineNumbers,NamedUnits,OrderInReason}.swift
  "$office"/Desk/{QuestionKind,Reassignment,TakenBack,UnitNames,UnreadLine,WordsBeside}.swift "$office"/Desk/Triage*.swift
  "$office"/Decide/Learned/RuleQuestion.swift "$office"/Duty/DutyWord.swift "$office"/Handle/{Approval,CoveringNote}.swift
  "$office"/Handle/Words/*.swift "$office"/Handle/Words/*/*.swift "$office"/Matters/{Matter,Wording}.swift
  "$office"/Morning/{TriageLines+*,Vocabulary}.swift "$office"/Pen/{LetterNumbers,PenOrder,PenText}.swift
  "$office"/Post/{OfficeText,OwnCodes}.swift "$office"/Register/ByHand/EntryTime.swift
  "$office"/SignOff/ScanTicks.swift "$office"/Tell/{TidingsKind,ToldLine,ToldLine+Time,ToldWord}.swift
)
libraries=()
for flag in $(pkg-config --cflags libxml-2.0 libzip); do libraries+=(-Xcc "$flag"); done

if [ "${1:-}" = check ]; then
  build=${2:-.build/debug}
  # SwiftPM calls a package as its folder, in small letters.
  package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9_]/_/g')
  exec swiftc -typecheck -swift-version 6 -package-name "$package" -module-name Office -I "$build/Modules" \
    -I "$build/COpenSSL.build" -I Sources/CWorkbook -I Sources/CXML -I Sources/CZip "${libraries[@]}" \
    "${readers[@]}"
fi

seconds=${1:-60}
shift || true
out=.build-fuzz
mkdir -p "$out"
# A crash shall end at once: the backtracer can hang and keep the pipe open.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1

headers=(
  -I Sources/CCurl -I Sources/CSpawn -I Sources/CWorkbook -I Sources/CXML -I Sources/CZip -I "$out/COpenSSL"
  "${libraries[@]}"
)

compile() { # MODULE FLAGS… SOURCES…
  local module=$1
  shift
  local newest=$out/$module.o
  if [ -e "$newest" ] && [ -z "$(find Sources/COpenSSL Sources/Cores Sources/Digest Sources/Domain Sources/Mail Sources/Office Sources/Papers Sources/Programs Sources/Reading Sources/Signatures Sources/Wire Fuzz/Checks Scripts/fuzz.sh -newer "$newest" -type f | head -n 1)" ]; then
    return
  fi
  echo "compiling $module"
  swiftc -parse-as-library -swift-version 6 -O -g -wmo -enable-testing -package-name huiyin \
    -sanitize=fuzzer,address -I "$out" "${headers[@]}" -module-name "$module" \
    -emit-module -emit-module-path "$out/$module.swiftmodule" -c -o "$newest.new" "$@"
  mv "$newest.new" "$newest"
}

# The C of libcrypto's doors, which is fuzzed with what it is called by.
compile_c() {
  local source
  mkdir -p "$out/COpenSSL"
  printf 'module COpenSSL { umbrella header "%s/Sources/COpenSSL/include/COpenSSL.h" export * }\n' "$PWD" \
    >"$out/COpenSSL/module.modulemap"
  for source in Sources/COpenSSL/*.c; do
    clang -g -O1 -fsanitize=fuzzer-no-link,address -ISources/COpenSSL/include -c "$source" \
      -o "$out/COpenSSL/$(basename "$source" .c).o"
  done
}

link() { # TARGET
  # The linker warns of every section that the sanitizer puts beside another.
  swiftc -parse-as-library -swift-version 6 -O -g -enable-testing -package-name huiyin -sanitize=fuzzer,address \
    -I "$out" "${headers[@]}" -module-name "Fuzz$1" "Fuzz/Targets/$1.swift" "$out"/{Checks,Cores,Digest,Domain,Mail,Office,Papers,Programs,Reading,Signatures,Wire}.o \
    "$out"/COpenSSL/*.o -lcrypto -lcurl -lxlsxwriter -lxml2 -lzip -lz \
    -o "$out/$1" >"$out/$1.link" 2>&1 || { grep -v warning "$out/$1.link" >&2; return 1; }
}

fuzz() { # TARGET
  local target=$1 log=$out/$1.log corpus=$out/corpus/$1 finds=$out/finds/$1 dictionary=Fuzz/Dictionaries/$1.dict
  mkdir -p "$corpus" "$finds"
  local status=0
  "$out/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=8192 -print_final_stats=1 \
    -artifact_prefix="$finds/" ${dictionary:+$([ -e "$dictionary" ] && echo "-dict=$dictionary")} \
    "$corpus" "Fuzz/Seeds/$target" >"$log" 2>&1 || status=$?
  local runs coverage found
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  coverage=$(grep -ao 'cov: [0-9]*' "$log" | tail -n 1 || true)
  found=$(find "$finds" -type f | wc -l)
  echo "$target: ${runs:-0} runs, $((${runs:-0} / (seconds > 0 ? seconds : 1)))/s, ${coverage:-cov: 0}, $found finds"
  if [ "$status" != 0 ] || [ "$found" != 0 ]; then
    grep -aE "^$target: |ERROR: |Fatal error|SUMMARY" "$log" | cut -c1-400 | head -n 5
    return 1
  fi
}

targets=("$@")
if [ ${#targets[@]} = 0 ]; then
  for file in Fuzz/Targets/*.swift; do targets+=("$(basename "$file" .swift)"); done
fi
Scripts/packages.sh build
compile Cores $(find Sources/Cores -name '*.swift')
compile Domain $(find Sources/Domain -name '*.swift')
compile Mail $(find Sources/Mail -name '*.swift')
compile Papers $(find Sources/Papers -name '*.swift')
compile_c
compile Digest $(find Sources/Digest -name '*.swift')
compile Office "${readers[@]}"
compile Programs $(find Sources/Programs -name '*.swift')
compile Signatures $(find Sources/Signatures -name '*.swift')
compile Reading $(find Sources/Reading -name '*.swift')
compile Wire $(find Sources/Wire -name '*.swift')
compile Checks Fuzz/Checks/*.swift
for target in "${targets[@]}"; do link "$target"; done

failed=0
for ((i = 0; i < ${#targets[@]}; i += 2)); do
  fuzz "${targets[i]}" & first=$!
  if [ $((i + 1)) -lt ${#targets[@]} ]; then
    fuzz "${targets[i + 1]}" || failed=1
  fi
  wait $first || failed=1
done
exit $failed
