/// What a bounce says in words: in no form that was ever agreed upon, and in any language.
struct BounceWords {
  private let octets: [UInt8]
  /// In lower case.
  private let opening: String
  /// Those to whom the bounce was sent, and who sent it: none of them is the recipient that failed.
  private let others: Set<String>

  init(of message: Message) {
    octets = Self.withoutReturnedHeader(Array(message.text.utf8))
    opening = (message.subject + "\n" + String(decoding: octets.prefix(4096), as: UTF8.self)).lowercased()
    others = Set((message.from + message.to).map(\.mailbox))
  }

  /// Whether the server is still trying: then nothing is lost yet.
  var saysItIsDelayed: Bool {
    opening.contains(any: [
      "will keep trying", "will continue to try", "will be retried", "still being retried", "still trying",
      "no action is required",
      "not yet been delivered", "delivery is delayed", "has been delayed", "delivery delayed", "delayed:",
      "do not need to resend", "warning message only", "this is a warning", "will attempt to deliver",
      "投递延迟", "延迟投递", "继续尝试", "稍后重试", "仍在尝试", "繼續嘗試", "配信が遅れて",
    ])
      && !opening.contains(any: ["permanent", "giving up", "has failed", "could not be delivered"])
  }

  /// The status beside the reply of an SMTP server, or else the first one.
  var status: String? {
    var position = 0
    while let dot = octets.firstIndex(of: UInt8(ascii: "."), in: position..<octets.count) {
      position = dot + 1
      // `550 5.1.1`, `550-5.1.1`, `550 #5.1.1`.
      let before = octets[max(0, dot - 6)..<max(0, dot - 1)]
      let reply = before.drop { !$0.isDigit }.prefix(while: \.isDigit)
      guard reply.count == 3, let digit = reply.first, "45".utf8.contains(digit), dot > 0,
        octets[dot - 1] == digit
      else { continue }
      if let code = StatusCode.first(in: octets[(dot - 1)...].prefix(9), of: "45") { return code }
    }
    return StatusCode.first(in: octets, of: "45")
  }

  /// The first mailbox that the words name: after `Final-Recipient:`, in brackets, or as it is.
  var recipient: String? { reported ?? bracketed ?? bare }

  private var reported: String? {
    for line in octets.split(separator: Octet.lineFeed) {
      let line = line.trimmed.drop { $0 == UInt8(ascii: ">") || $0.isBlank }
      guard
        let name = ["final-recipient:", "original-recipient:"].first(where: {
          line.startsIgnoringCase(with: $0.utf8)
        })
      else { continue }
      let value = line.dropFirst(name.utf8.count)
      let address = value.firstIndex(of: Octet.semicolon).map { value[($0 + 1)...] } ?? value
      if let found = AddressList(parsing: address, limit: 1).addresses.first?.mailbox { return found }
    }
    return nil
  }

  /// As in `<name@example.cn>: user unknown`.
  private var bracketed: String? {
    let longest = 320
    var position = 0
    while let opening = octets.firstIndex(of: UInt8(ascii: "<"), in: position..<octets.count) {
      position = opening + 1
      let content = octets[position...].prefix(longest).prefix { $0 > Octet.space && $0 != UInt8(ascii: ">") }
      guard content.contains(Octet.at), !content.contains(Octet.colon), content.endIndex < octets.count,
        octets[content.endIndex] == UInt8(ascii: ">")
      else { continue }
      if let found = AddressList(parsing: content, limit: 1).addresses.first?.mailbox, !others.contains(found)
      {
        return found
      }
    }
    return nil
  }

  private var bare: String? {
    func isPart(_ octet: UInt8) -> Bool {
      octet.isLetter || octet.isDigit || ".-_+=%/".utf8.contains(octet)
    }
    var position = 0
    while let at = octets.firstIndex(of: Octet.at, in: position..<octets.count) {
      position = at + 1
      let local = octets[max(0, at - 64)..<at].reversed().prefix(while: isPart).reversed()
      let domain = octets[position...].prefix(255).prefix {
        $0.isLetter || $0.isDigit || ".-".utf8.contains($0)
      }
      guard !local.isEmpty, domain.contains(UInt8(ascii: ".")), domain.first != UInt8(ascii: ".") else {
        continue
      }
      let found = String(decoding: Array(local) + [Octet.at] + domain, as: UTF8.self)
      let mailbox = found.hasSuffix(".") ? String(found.dropLast()) : found
      if !others.contains(mailbox) { return mailbox }
    }
    return nil
  }

  /// The text up to the first line that belongs to the header of a returned mail; all where it begins with one.
  private static func withoutReturnedHeader(_ octets: [UInt8]) -> [UInt8] {
    var start = 0
    while start < octets.count {
      let end = octets.firstIndex(of: Octet.lineFeed, in: start..<octets.count) ?? octets.count
      let line = octets[start..<end].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      let isHeader = ["return-path: ", "received: ", "message-id: ", "x-mailer: ", "mime-version: "].contains
      {
        line.startsIgnoringCase(with: $0.utf8)
      }
      if isHeader, start > 0 { return Array(octets[..<start]) }
      start = end + 1
    }
    return octets
  }
}
