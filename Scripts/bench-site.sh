#!/bin/bash
# The public site of many letters, in turns with Hugo on the same letters as Markdown, on all cores; then one letter more,
# and what a question to the search loads. Ends with 1 below Hugo's pages a second, above a hundredth of its time, 20 files
# and 50 ms for one letter more, 300 MB of memory, and 200 KB a question.
#
#   bench-site.sh LETTERS[,LETTERS…] [FILE]   FILE: lines of JSON with `title` and `text`, for the letters' words
set -eu
cd "$(dirname "$0")/.."

Scripts/packages.sh bench
swift build -q -c release --product bench-site
program=$(swift build -c release --show-bin-path)/bench-site
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# COMMAND…: its seconds and the most memory that one process of it had, in MB
measured() {
  python3 - "$@" <<'PYTHON'
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(f"seconds={time.monotonic() - start:.2f} peak={resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}")
PYTHON
}

# Moved and not removed before the end: ext4 looks long for a place where no file was removed in the last minutes. Whoever
# removed many files elsewhere on the disk waits six minutes for an honest figure.
aside() {
  mkdir -p "$folder/past"
  [ ! -e "$1" ] || mv "$1" "$(mktemp -d "$folder/past/XXXXXX")"
}

hugo_pages() {
  aside "$folder/hugo/public"
  local figures
  figures=$(measured hugo --quiet --source "$folder/hugo")
  echo "$1 pages=$(find "$folder/hugo/public" -name '*.html' | wc -l) $figures"
}

for letters in ${1//,/ }; do
  folder=$work/$letters
  mkdir -p "$folder/hugo/static"
  cp -r Benchmarks/peers/hugo/. "$folder/hugo"
  echo 'body { font-family: sans-serif }' >"$folder/hugo/static/style.css"
  "$program" fill "$folder" "$letters" ${2:+"$2"}
  : >"$folder/turns"
  for turn in 1 2 3; do
    aside "$folder/site"
    aside "$folder/state/site.manifest"
    "$program" build "$folder" >>"$folder/turns"
    hugo_pages hugo >>"$folder/turns"
  done
  "$program" one "$folder" >>"$folder/turns"
  sed 's/^title: .*/title: "新的来信"/' "$(find "$folder/hugo/content" -name 0.md)" >"$folder/hugo/content/q/new.md"
  hugo_pages again >>"$folder/turns"
  python3 Benchmarks/site/questions.py "$folder/site" "$folder/profile" 供热 暖气不热 自来水发黄 宅基地确权登记 养老金少发了一个月 \
    医保报销比例是多少 公交改线以后没有站牌 >>"$folder/turns"
  awk -v letters="$letters" '
    { for (i = 2; i <= NF; i++) { split($i, pair, "="); values[$1, pair[1], ++count[$1, pair[1]]] = pair[2] } }
    $1 == "question" && !/most=/ { print "  " $0 }
    function median(name, key, n, i, j, held) {
      n = count[name, key]
      for (i = 2; i <= n; i++)
        for (j = i; j > 1 && values[name, key, j] + 0 < values[name, key, j - 1] + 0; j--) {
          held = values[name, key, j]; values[name, key, j] = values[name, key, j - 1]; values[name, key, j - 1] = held
        }
      return values[name, key, int((n + 1) / 2)]
    }
    END {
      ours = median("huiyin", "pages") / median("huiyin", "seconds")
      hugo = median("hugo", "pages") / median("hugo", "seconds")
      printf "%d letters\n", letters
      printf "  huiyin %7.0f pages/s (%d in %.1f s, %.1f s of CPU), at most %d MB\n", ours, median("huiyin", "pages"),
        median("huiyin", "seconds"), median("huiyin", "cpu"), median("huiyin", "peak")
      printf "  hugo   %7.0f pages/s (%d in %.1f s), at most %d MB\n", hugo, median("hugo", "pages"),
        median("hugo", "seconds"), median("hugo", "peak")
      again = median("again", "seconds"); one = median("one", "seconds"); work = median("one", "cpu")
      printf "  one letter more: %d files, %.1f ms, %.1f ms of work; hugo %.1f s\n", median("one", "files"), one * 1000,
        work * 1000, again
      printf "  %.2f times as many pages a second as Hugo (at least 1), one letter more %.0f times as fast (at least 100), ",
        ours / hugo, again / one
      printf "%d KB a question at most (200)\n", median("question", "most") / 1024
      exit ours < hugo || again < 100 * one || median("one", "files") > 20 || work > 0.05 \
        || median("huiyin", "peak") > 300 || median("question", "most") > 200 * 1024
    }' "$folder/turns" || status=1
done
exit $status
