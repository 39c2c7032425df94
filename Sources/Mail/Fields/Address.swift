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
}
