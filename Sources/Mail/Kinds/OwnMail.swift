/// Recognises a mail that an office like ours composed itself, and that has come back: forwarded by a rule, resent,
/// delivered twice.
///
/// Every sign has to be there, as the office writes it: `Message-ID: <code.NM2026000123@domain>` with a code of 24
/// letters and digits, `Auto-Submitted: auto-generated`, one author and one Reply-To, all of one domain. A client
/// that answers or forwards gives its mail a Message-ID of its own, so that nothing a person writes looks like this,
/// whatever else is copied from ours. Anyone can forge it: all that is gained is not to be heard.
enum OwnMail {
  static func matches(_ message: Message) -> Bool {
    guard let author = sole(message.from, "From", of: message),
      let answers = sole(message.replyTo, "Reply-To", of: message), answers.domain == author.domain,
      let identifier = value("Message-ID", of: message), hasOurForm(identifier, domain: author.domain),
      value("Auto-Submitted", of: message) == "auto-generated", value("MIME-Version", of: message) == "1.0"
    else { return false }
    // A person who resends a mail may add words to it.
    return !message.root.headers.contains { $0.name.utf8.startsIgnoringCase(with: "Resent-".utf8) }
      && message.inReplyTo.isEmpty && message.references.isEmpty
  }

  private static func sole(_ addresses: [Address], _ name: String, of message: Message) -> Address? {
    message.headers(named: name).count == 1 && addresses.count == 1 ? addresses[0] : nil
  }

  private static func value(_ name: String, of message: Message) -> String? {
    let fields = message.headers(named: name)
    return fields.count == 1 ? String(decoding: fields[0].unfolded, as: UTF8.self) : nil
  }

  /// `<code.LETTER@domain>`: a code in base32, a letter's number of two to four capitals and ten to fifteen digits.
  private static func hasOurForm(_ identifier: String, domain: String) -> Bool {
    let octets = Array(identifier.utf8)
    guard octets.count < 400, octets.first == UInt8(ascii: "<"), octets.last == UInt8(ascii: ">"),
      let at = octets.lastIndex(of: Octet.at), octets[(at + 1)...].dropLast().elementsEqual(domain.utf8)
    else { return false }
    let halves = octets[1..<at].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].count >= 24,
      halves[0].allSatisfy({ $0.isDigit || $0.isLetter && $0 == $0.lowercased })
    else { return false }
    let letters = halves[1].prefix { $0.isLetter && $0 != $0.lowercased }
    let digits = halves[1].dropFirst(letters.count)
    return (2...4).contains(letters.count) && (10...15).contains(digits.count) && digits.allSatisfy(\.isDigit)
  }
}
