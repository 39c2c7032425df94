@testable import Wire

extension Complaints {
  /// What an IMAP server says: text and literals, cut here at the places where the session cuts.
  mutating func check(imapResponse bytes: [UInt8]) {
    let response = Self.response(from: bytes)
    require(response.size >= 0, "a negative size")
    _ = (response.words, response.untagged, response.line)
    if let values = IMAPValue.values(of: response) { check(values, depth: 0) }
    if let item = FetchedItem(response) { check(item) }
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix(50) {
      if let name = FolderName.decoded(line) {
        let encoded = FolderName.encoded(name)
        require(
          encoded.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a folder's name that leaves its quotes")
        require(
          FolderName.decoded(encoded.utf8) == name, "folder \(name.debugDescription) does not come back")
      }
      _ = InternalDate.seconds(Array(line))
    }
  }

  /// Lines that end in `{n}` are followed by a literal of n octets, as far as there are any.
  private static func response(from bytes: [UInt8]) -> IMAPResponse {
    var fragments: [IMAPResponse.Fragment] = []
    var rest = bytes[...]
    while !rest.isEmpty, fragments.count < 64 {
      let line = Array(rest.prefix { $0 != UInt8(ascii: "\n") })
      rest = rest.dropFirst(line.count + 1)
      guard let literal = IMAPResponse.literal(endOf: line, first: fragments.isEmpty) else {
        fragments.append(.text(line))
        break
      }
      fragments.append(.text(literal.text))
      if literal.length > 4096 {
        fragments.append(.dropped(literal.length))
      } else {
        fragments.append(.literal(Array(rest.prefix(literal.length))))
        rest = rest.dropFirst(literal.length)
      }
    }
    return IMAPResponse(fragments: fragments)
  }

  private mutating func check(_ values: [IMAPValue], depth: Int) {
    require(depth <= 17, "lists nested \(depth) deep")
    for value in values {
      _ = value.text
      if case .list(let list) = value { check(list, depth: depth + 1) }
    }
  }

  private mutating func check(_ item: FetchedItem) {
    for announced in [0, item.size ?? 0, 1 << 30] {
      do throws(UnfetchedMail) {
        let mail = try item.mail(validity: 1, announced: announced, limit: 25 << 20)
        require(mail.bytes.count >= announced / 2, "half of a mail is missing")
      } catch {
        requireOneLine(error.reason, "the reason")
      }
    }
  }
}
