import Rehearsal

/// A moment at which the daemon dies: at the n-th call of one system call on one of its threads, before the
/// kernel does it (strace's injection; no line of the program knows of it).
struct KillPoint: CustomStringConvertible {
  let call: String
  let count: Int

  var description: String { "\(call) \(count)" }

  /// strace, ready to kill.
  var prefix: [String] {
    [
      Strace.program, "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
      "inject=\(call):signal=SIGKILL:when=\(count)",
    ]
  }

  /// Points spread over everything that makes a thing durable, visible or sent.
  ///
  /// - Parameter offset: another offset gives other points.
  static func points(_ count: Int, offset: Int = 0, calls: [String]) -> [KillPoint] {
    (offset..<offset + count).map { number in
      KillPoint(call: calls[number % calls.count], count: 1 + (number / calls.count * 7 + number * 3) % 23)
    }
  }

  static let diskCalls = ["fdatasync", "pwrite64", "rename", "fsync", "write", "openat"]
  static let wireCalls = ["sendto", "write", "fdatasync", "connect", "pwrite64", "recvfrom"]
}
