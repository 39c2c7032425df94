/// What the server said while libcurl greeted it and logged in: it explains a refusal (libcurl itself says
/// only "login denied"), and over SMTP it lists what the server can do.
final class Transcript {
  private(set) var lines: [String] = []
  private var size = 0

  /// Keeps a line; what is beyond 64 KiB is of no interest.
  func keep(_ line: UnsafeRawBufferPointer) {
    size += line.count
    if size <= 64 << 10 { lines.append(printable(line, limit: 1000)) }
  }

  /// The server's words that most likely say why it closed its door: an IMAP line without its tag, or an SMTP
  /// reply.
  var refusal: String? {
    for line in lines.reversed() {
      let words = line.split(separator: " ", maxSplits: 1)
      if words.count == 2, ["NO", "BAD", "BYE"].contains(words[1].prefix { $0 != " " }) {
        return String(words[1])
      }
      if line.utf8.first == UInt8(ascii: "4") || line.utf8.first == UInt8(ascii: "5") { return line }
    }
    return nil
  }

  /// Whether it ended with a question to us: a server that does not accept a token says why in one, and libcurl
  /// leaves.
  var endsInChallenge: Bool { lines.last.map { $0.hasPrefix("+ ") || $0.hasPrefix("334 ") } ?? false }
}

/// libcurl's header callback; `context` is a ``Transcript``.
func keepLine(
  _ line: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let line, let context else { return 0 }
  let transcript = Unmanaged<Transcript>.fromOpaque(context).takeUnretainedValue()
  transcript.keep(UnsafeRawBufferPointer(start: line, count: size * count))
  return size * count
}
