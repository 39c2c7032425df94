import Foundation
import Glibc

/// Which files lie below a directory, and when and by what they were last replaced.
struct Snapshot {
  private struct Trace: Equatable {
    let file: UInt
    let seconds: Int
    let nanoseconds: Int
  }

  private let traces: [String: Trace]

  init(of directory: String) throws {
    var traces: [String: Trace] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: directory) {
      var status = stat()
      guard stat("\(directory)/\(path)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      traces[path] = Trace(
        file: status.st_ino, seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }
    self.traces = traces
  }

  /// Files that were written or removed since.
  func changes(from before: Snapshot) -> Int {
    traces.count { before.traces[$0.key] != $0.value } + before.traces.keys.count { traces[$0] == nil }
  }
}
