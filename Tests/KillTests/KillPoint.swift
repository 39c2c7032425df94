import Rehearsal

/// A moment at which the daemon dies, or its disk gives way: at the n-th call of one system call on one of its threads,
/// before the kernel does it (strace's injection; no line of the program knows of it).
struct KillPoint: CustomStringConvertible {
  enum Blow {
    /// The process is no more.
    case death
    /// The call fails with this error, as do the calls after it, so many in all.
    case error(String, times: Int)
  }

  let call: String
  let count: Int
  var blow = Blow.death

  var description: String { "\(call) \(count) \(blow)" }

  /// strace, ready for it.
  /// - Parameter file: where it writes a line for each call.
  func prefix(noting file: String = "/dev/null") -> [String] {
    let effect =
      switch blow {
      case .death: "signal=SIGKILL:when=\(count)"
      case .error(let name, let times): "error=\(name):when=\(count)..\(count + times - 1)"
      }
    return [
      Strace.program, "-f", "-qq", "-o", file, "-e", "trace=\(call)", "-e", "inject=\(call):\(effect)",
    ]
  }

  /// Points spread over everything that makes a thing durable, visible or sent.
  ///
  /// - Parameter offset: another offset gives other points.
  static func points(
    _ count: Int, offset: Int = 0, calls: [String], _ blow: Blow = .death
  ) -> [KillPoint] {
    (offset..<offset + count).map { number in
      KillPoint(
        call: calls[number % calls.count], count: 1 + (number / calls.count * 7 + number * 3) % 23, blow: blow
      )
    }
  }

  static let diskCalls = ["fdatasync", "pwrite64", "rename", "fsync", "write", "openat"]
  static let wireCalls = ["sendto", "write", "fdatasync", "connect", "pwrite64", "recvfrom"]
}
