import CHeap
import Glibc

/// What the process holds in memory.
enum ProcessMemory {
  /// Gives back what work needed and waiting does not: free heap, and the hold on the program's own code. The code stays
  /// cached; where memory becomes short it is the first to go, which pages that a process has mapped are not. Whatever is
  /// needed again is there again at its first use.
  static func giveBack() {
    malloc_trim(0)
    for code in codeMappings {
      // A hint: one that is not taken costs memory alone.
      madvise(UnsafeMutableRawPointer(bitPattern: code.lowerBound), code.count, MADV_DONTNEED)
    }
  }

  /// Where code of files lies, by proc_pid_maps(5). Nobody ever writes there, so that the file has all of it.
  private static var codeMappings: [Range<UInt>] {
    guard let file = fopen("/proc/self/maps", "r") else { return [] }
    defer { fclose(file) }
    var mappings: [Range<UInt>] = []
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    while getline(&line, &room, file) > 0, let line {
      let fields = String(cString: line).split(separator: " ", omittingEmptySubsequences: true)
      guard fields.count >= 6, fields[1] == "r-xp", fields[5].first == "/" else { continue }
      let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      if ends.count == 2, ends[0] < ends[1] { mappings.append(ends[0]..<ends[1]) }
    }
    return mappings
  }
}
