import Glibc

/// systemd's journal, spoken to in its own protocol, so that a line carries fields (systemd.io/JOURNAL_NATIVE_PROTOCOL).
struct SystemJournal: Sendable {
  private let socket: DatagramSocket

  /// Nil where that is no path of a socket.
  init?(at path: String) {
    guard let socket = DatagramSocket(path) else { return nil }
    self.socket = socket
  }

  /// Nil where what we say goes elsewhere: JOURNAL_STREAM names the device and the file that standard error is, where it is
  /// the journal's (systemd.exec(5)).
  init?(_ environment: [String: String]) {
    guard let stream = environment["JOURNAL_STREAM"] else { return nil }
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0, stream == "\(status.st_dev):\(status.st_ino)" else {
      return nil
    }
    self.init(at: "/run/systemd/journal/socket")
  }

  /// - Returns: whether it was taken.
  func send(_ fields: [(name: String, value: String)]) -> Bool { socket.send(Self.message(of: fields)) }

  /// `NAME=value`, or, where the value has several lines, the name, its length in eight octets and the value.
  static func message(of fields: [(name: String, value: String)]) -> [UInt8] {
    var message: [UInt8] = []
    for (name, value) in fields {
      message += name.utf8
      if value.utf8.contains(UInt8(ascii: "\n")) {
        message.append(UInt8(ascii: "\n"))
        withUnsafeBytes(of: UInt64(value.utf8.count).littleEndian) { message += $0 }
      } else {
        message.append(UInt8(ascii: "="))
      }
      message += value.utf8
      message.append(UInt8(ascii: "\n"))
    }
    return message
  }
}
