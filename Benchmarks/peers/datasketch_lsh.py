"""The same look-up by datasketch's MinHashLSH (128 permutations, in memory), of letters that bench-likeness wrote.

    datasketch_lsh.py FILE LOOKUPS
"""

import sys
import time

from datasketch import MinHash, MinHashLSH


def sketch(line):
    letters = "".join(line.split())
    shingles = {letters[at : at + 3].encode() for at in range(len(letters) - 2)}
    minhash = MinHash(num_perm=128)
    minhash.update_batch(shingles)
    return minhash


def main():
    lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
    lookups = int(sys.argv[2])
    index = MinHashLSH(threshold=0.25, num_perm=128)
    start = time.perf_counter()
    for number, line in enumerate(lines):
        index.insert(number, sketch(line))
    building = time.perf_counter() - start
    times = []
    for line in lines[:: max(1, len(lines) // lookups)][:lookups]:
        start = time.perf_counter()
        index.query(sketch(line))
        times.append(time.perf_counter() - start)
    times.sort()
    median, late = times[len(times) // 2], times[len(times) * 99 // 100]
    print(
        f"datasketch, {len(lines)} letters in memory: built in {building:.0f} s; "
        f"look-up median {median * 1e6:.0f} µs, p99 {late * 1e6:.0f} µs"
    )


main()
