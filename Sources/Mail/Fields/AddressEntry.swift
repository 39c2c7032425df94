/// One entry of an address list as it was written, and the address in it.
struct AddressEntry {
  /// The words as shown: quotes and escapes removed.
  private var phrase: [UInt8] = []
  /// The words as written, which are the mailbox when no angle bracket comes.
  private var written: [UInt8] = []
  private var comment: [UInt8] = []
  private var angle: [UInt8]?
  /// Where the last quoted string ended in both.
  private var quoteEnd: (phrase: Int, written: Int)?
  private var hasAt = false
  private var hasName = false

  var isEmpty: Bool { angle == nil && written.allSatisfy(\.isSpace) }
  /// Whether a mailbox was read, so that a mark of another kind may separate it from the next.
  var hasMailbox: Bool { angle != nil || hasAt }
  var hasAngle: Bool { angle != nil }

  mutating func append(_ octets: ArraySlice<UInt8>) {
    phrase += octets
    written += octets
    hasAt = hasAt || octets.contains(Octet.at)
    hasName = hasName || octets.contains { !$0.isBlank }
  }

  mutating func append(quoted content: [UInt8], written octets: ArraySlice<UInt8>) {
    phrase += content
    written += octets
    quoteEnd = (phrase.count, written.count)
    hasName = true
  }

  /// A comment beside a name is no part of it (RFC 5322 §3.2.2), but for one in Chinese: clients write `张三(交通局)`
  /// without the quotes that it needs. Alone it is the name.
  mutating func append(comment octets: [UInt8]) {
    comment += octets
    guard angle == nil, hasName, Self.isBeyondASCII(octets) else { return }
    phrase += [UInt8(ascii: "(")] + octets + [UInt8(ascii: ")")]
  }

  /// Raw, as an encoded word, or with the escapes of ISO-2022.
  private static func isBeyondASCII(_ octets: [UInt8]) -> Bool {
    octets.contains { $0 >= 0x80 || $0 == 0x1B }
      || octets.firstIndex(of: Array("=?".utf8), in: octets.indices) != nil
  }

  /// False when there is one already: of two in one entry clients show now the one, now the other.
  mutating func setAngle(_ octets: [UInt8]) -> Bool {
    guard angle == nil else { return false }
    angle = octets
    return true
  }

  /// Nil when there is no mailbox in it.
  var address: Address? {
    if let angle { return address(mailbox: angle[...], name: phrase[...]) }
    if let quoteEnd, let address = addressAfterQuote(quoteEnd) { return address }
    let written = written[...].trimmed
    if quoteEnd == nil, let space = written.lastIndex(where: \.isBlank),
      written[space...].contains(Octet.at), !written[..<space].contains(Octet.at),
      written[written.index(after: space)] != Octet.at
    {
      // `Name a@b.cn`: the brackets were forgotten.
      return address(mailbox: written[written.index(after: space)...], name: written[..<space])
    }
    // A bare word can be a mailbox of the sender's own host, as MAILER-DAEMON; other text is a name.
    let isWord = written.allSatisfy { $0 > Octet.space && $0 < 0x7F && $0 != Octet.question }
    guard isWord || hasAt else { return nil }
    return address(mailbox: written, name: [])
  }

  /// `"Name" a@b.cn`: the brackets were forgotten. A dot or an at sign makes the quoted text part of the mailbox.
  private func addressAfterQuote(_ end: (phrase: Int, written: Int)) -> Address? {
    let rest = written[end.written...].trimmed
    guard let first = rest.first, first != Octet.at, first != UInt8(ascii: "."), rest.contains(Octet.at)
    else {
      return nil
    }
    return address(mailbox: rest, name: phrase[..<end.phrase])
  }

  private func address(mailbox: ArraySlice<UInt8>, name: ArraySlice<UInt8>) -> Address? {
    let mailbox = Self.mailbox(mailbox)
    guard !mailbox.isEmpty else { return nil }
    let shown = HeaderText.decoded(Array(name.trimmed.isEmpty ? comment[...].trimmed : name.trimmed))
    return Address(name: shown.isEmpty ? nil : shown, mailbox: mailbox)
  }

  /// An addr-spec without route, comments, white space and what clients leave around it, its domain in lower case.
  private static func mailbox(_ written: ArraySlice<UInt8>) -> String {
    var octets: [UInt8] = []
    octets.reserveCapacity(written.count)
    var isQuoted = false
    var depth = 0
    for octet in written {
      if octet == Octet.quote { isQuoted.toggle() }
      if !isQuoted, octet == UInt8(ascii: "(") { depth += 1 }
      if depth == 0, octet != 0x7F, octet > Octet.space || isQuoted && octet == Octet.space {
        octets.append(octet)
      }
      if !isQuoted, depth > 0, octet == UInt8(ascii: ")") { depth -= 1 }
    }
    // A source route (RFC 5322 §4.4) says nothing any more.
    if octets.first == Octet.at, let colon = octets.firstIndex(of: Octet.colon) {
      octets.removeSubrange(...colon)
    }
    if octets.startsIgnoringCase(with: "mailto:".utf8) { octets.removeFirst(7) }
    let apostrophe = UInt8(ascii: "'")
    if octets.count > 2, octets.first == apostrophe, octets.last == apostrophe {
      octets = Array(octets[1..<octets.count - 1])
    }
    while let last = octets.last, octets.count > 1, last == UInt8(ascii: ".") || last == UInt8(ascii: ">") {
      octets.removeLast()
    }
    if let at = octets.lastIndex(of: Octet.at) {
      for index in octets.indices[at...] { octets[index] = octets[index].lowercased }
    }
    return HeaderText.withoutControls(String(decoding: octets, as: UTF8.self))
  }
}
