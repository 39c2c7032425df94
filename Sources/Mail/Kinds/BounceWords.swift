/// What a bounce says in words: in no form that was ever agreed upon, and in any language.
struct BounceWords {
  private let octets: [UInt8]
  /// From the first line of a returned mail's header on.
  private let returned: [UInt8]
  /// In lower case.
  private let opening: String
  /// Those to whom the bounce was sent, and who sent it: none of them is the recipient that failed.
  private let others: Set<String>

  init(of message: Message) {
    let text = Array(message.text.utf8)
    let end = Self.returnedHeader(in: text) ?? text.count
    octets = Array(text[..<end])
    returned = Array(text[end...])
    opening = (message.subject + "\n" + String(decoding: octets.prefix(4096), as: UTF8.self)).lowercased()
    others = Set((message.from + message.to).map(\.mailbox))
  }

  var action: String? {
    if opening.contains(any: ["\"notificationtype\":\"delivery\"", "\"eventtype\":\"delivery\""]) {
      return "delivered"
    }
    return saysItIsDelayed ? "delayed" : nil
  }

  /// Whether the server is still trying: then nothing is lost yet.
  private var saysItIsDelayed: Bool {
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
      ?? value(["status:"]).flatMap { StatusCode.first(in: $0, of: "45") }
  }

  /// The first mailbox that the words name: after `Final-Recipient:`, in brackets, or as it is.
  var recipient: String? { reported ?? bracketed ?? bare ?? returnedTo }

  private var reported: String? {
    guard let value = value(["final-recipient:", "original-recipient:"]) else { return nil }
    let address = value.firstIndex(of: Octet.semicolon).map { value[($0 + 1)...] } ?? value
    return AddressList(parsing: address, limit: 1).addresses.first?.mailbox
  }

  /// The one recipient in the returned header.
  private var returnedTo: String? {
    guard let value = value(["to:"]) else { return nil }
    let list = AddressList(parsing: value, limit: 2).addresses
    return list.count == 1 ? list[0].mailbox : nil
  }

  /// What follows the first of these names at the start of a line, wherever in the text.
  private func value(_ names: [String]) -> ArraySlice<UInt8>? {
    for text in [octets, returned] {
      for line in text.split(separator: Octet.lineFeed) {
        let line = line.drop { $0 == UInt8(ascii: ">") || $0.isBlank }
        if let name = names.first(where: { line.startsIgnoringCase(with: $0.utf8) }) {
          return line.dropFirst(name.utf8.count)
        }
      }
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
      // `<name@example.cn>:` at the start of a complaint is the recipient even where that is ourselves.
      let next = octets[(content.endIndex + 1)...].first
      if let found = AddressList(parsing: content, limit: 1).addresses.first?.mailbox,
        next == Octet.colon || !others.contains(found)
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

  /// Where the header of a returned mail begins; nil where the text has none or begins with it.
  private static func returnedHeader(in octets: [UInt8]) -> Int? {
    var start = 0
    while start < octets.count {
      let end = octets.firstIndex(of: Octet.lineFeed, in: start..<octets.count) ?? octets.count
      let line = octets[start..<end].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      let isField = ["return-path: ", "received: ", "message-id: ", "x-mailer: ", "mime-version: "].contains {
        line.startsIgnoringCase(with: $0.utf8)
      }
      if isField { return start > 0 ? start : nil }
      start = end + 1
    }
    return nil
  }
}
