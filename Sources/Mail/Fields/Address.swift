/// A mailbox and the name shown beside it (RFC 5322 §3.4).
package struct Address: Sendable, Hashable {
  /// The display name, decoded; a claim of the sender and nothing more.
  package var name: String?
  /// The addr-spec as written, but for a domain in lower case.
  package var mailbox: String

  package init(name: String? = nil, mailbox: String) {
    self.name = name
    self.mailbox = mailbox
  }

  /// What stands before the last `@`; all of it when there is none.
  package var localPart: String {
    mailbox.lastIndex(of: "@").map { String(mailbox[..<$0]) } ?? mailbox
  }

  /// What stands after the last `@`; empty when there is none.
  package var domain: String {
    mailbox.lastIndex(of: "@").map { String(mailbox[mailbox.index(after: $0)...]) } ?? ""
  }

  /// An address that the name shows and that is not the mailbox: what a reader takes for the sender.
  var otherMailboxInName: String? {
    // Nearly no name has a sign of either width.
    guard let name, name.utf8.contains(where: { $0 == Octet.at || $0 == 0xEF }) else { return nil }
    let words = name.prefix(utf8: 1000).replacing("＠", with: "@").split {
      $0.isWhitespace || "<>()[]'\",;:（），；：＜＞".contains($0)
    }
    return words.map(String.init).first { word in
      let shown = Address(mailbox: word)
      return shown.canBeWrittenTo && shown.domain.contains(".")
        && !word.utf8.equalsIgnoringCase(mailbox.utf8)
    }
  }

  /// Whether the mailbox is `local@domain` as SMTP takes it without extension: visible ASCII, no brackets, commas
  /// or quotes (RFC 5321 §4.1.2).
  package var canBeWrittenTo: Bool {
    let halves = mailbox.utf8.split(separator: Octet.at, omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), mailbox.utf8.count <= 254,
      halves[1].last != UInt8(ascii: ".")
    else { return false }
    return mailbox.utf8.allSatisfy(Self.isPlain)
  }

  private static func isPlain(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), Octet.backslash,
      Octet.quote:
      false
    default: octet > 0x20 && octet < 0x7F
    }
  }
}
