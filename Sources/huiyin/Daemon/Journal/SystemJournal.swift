import Glibc

/// systemd's journal, spoken to in its own protocol, so that a line carries fields (systemd.io/JOURNAL_NATIVE_PROTOCOL).
struct SystemJournal: Sendable {
  static let standard = "/run/systemd/journal/socket"
  private let socket: [UInt8]

  init(at path: String = standard) { socket = Array(path.utf8) }

  /// Nil where what we say goes elsewhere: JOURNAL_STREAM names the device and the file that standard error is, where it is
  /// the journal's (systemd.exec(5)).
  init?(_ environment: [String: String]) {
    guard let stream = environment["JOURNAL_STREAM"] else { return nil }
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0, stream == "\(status.st_dev):\(status.st_ino)" else {
      return nil
    }
    self.init()
  }

  /// - Returns: whether it was taken.
  func send(_ fields: [(name: String, value: String)]) -> Bool {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socket) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + socket.count)
    let message = Self.message(of: fields)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, length) == message.count
      }
    }
  }

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
