import Glibc
import Synchronization

/// Says which mail was being read when the process died: a crash without a name is of no use.
enum LastWords {
  /// Read by the signal handler, written by the one thread there is.
  nonisolated(unsafe) private static var buffer = [CChar](repeating: 0, count: 4096)
  nonisolated(unsafe) private static var length = 0

  static var name: String {
    get { String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self) }
    set {
      length = 0
      for octet in ("died while reading " + newValue + "\n").utf8.prefix(buffer.count) {
        buffer[length] = CChar(bitPattern: octet)
        length += 1
      }
    }
  }

  static func install() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT] {
      signal(number) { number in
        _ = write(STDERR_FILENO, LastWords.buffer, LastWords.length)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
