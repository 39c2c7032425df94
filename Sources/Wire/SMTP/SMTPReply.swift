/// What an SMTP server answers to one command (RFC 5321 §4.2), all its lines in one.
struct SMTPReply {
  let code: Int
  /// `550 5.1.1 <nobody@example.cn>: no such user`, with the enhanced code (RFC 3463) if there is one.
  let text: String

  /// One line of a reply: `250-SIZE 1000` has more behind it, `250 OK` is the last. `nil` for anything else.
  struct Line {
    let code: Int
    let isLast: Bool
    let text: Substring

    init?(_ line: String) {
      let bytes = Array(line.utf8.prefix(4))
      guard bytes.count >= 3, 0x32...0x35 ~= bytes[0], bytes[1...2].allSatisfy({ 0x30...0x39 ~= $0 }),
        bytes.count == 3 || bytes[3] == UInt8(ascii: " ") || bytes[3] == UInt8(ascii: "-")
      else { return nil }
      code = bytes.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
      isLast = bytes.count == 3 || bytes[3] == UInt8(ascii: " ")
      text = line.unicodeScalars.dropFirst(4).isEmpty ? "" : Substring(line.unicodeScalars.dropFirst(4))
    }
  }

  var isPositive: Bool { 200...299 ~= code }
  /// The server says goodbye (RFC 5321 §3.8).
  var isClosing: Bool { code == 421 }
}

/// What an SMTP server said it can do when it was greeted (RFC 5321 §4.1.1.1).
struct SMTPCapabilities: Equatable {
  private(set) var pipelining = false
  private(set) var eightBit = false
  /// The largest mail the server takes, in bytes (RFC 1870), if it says so.
  private(set) var sizeLimit: Int?
  private(set) var takesSize = false

  /// - Parameter lines: all that the server said up to the login; what it said before STARTTLS does not count.
  init(_ lines: [String]) {
    var isFirst = true
    for line in lines.compactMap(SMTPReply.Line.init) {
      switch line.code {
      case 220: self = SMTPCapabilities()
      case 250 where !isFirst: add(line.text.uppercased().split(separator: " "))
      default: break
      }
      isFirst = line.isLast
    }
  }

  private init() {}

  private mutating func add(_ words: [Substring]) {
    switch words.first {
    case "PIPELINING": pipelining = true
    case "8BITMIME": eightBit = true
    case "SIZE":
      takesSize = true
      sizeLimit = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    default: break
    }
  }
}
