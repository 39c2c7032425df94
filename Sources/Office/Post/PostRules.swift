import Store

/// How the office's mail leaves: under which sender, how fast, and how much of it a stranger can cause.
package struct PostRules: Sendable {
  /// Whom mails come from where that is not the office's address: the login, for servers that take no other.
  package var from: String?
  package var returnPath: ReturnPath
  package var pace: Pace
  /// Where copies of our mail go, so that what comes back from there is not taken for the addressee's.
  package var auditAddress: String?
  /// Within 24 hours each, since a day that ends at midnight could be used up twice in a minute.
  package var receiptsPerAuthor: Int
  package var automaticMails: Int
  package var lettersPerAuthor: Int

  package init(
    from: String? = nil, returnPath: ReturnPath = .office, pace: Pace = .free, auditAddress: String? = nil,
    receiptsPerAuthor: Int = 1, automaticMails: Int = 2000, lettersPerAuthor: Int = 20
  ) {
    self.from = from
    self.returnPath = returnPath
    self.pace = pace
    self.auditAddress = auditAddress
    self.receiptsPerAuthor = receiptsPerAuthor
    self.automaticMails = automaticMails
    self.lettersPerAuthor = lettersPerAuthor
  }
}

/// Where mails say that they are to be returned to: the envelope sender (RFC 5321 §3.6.2).
package enum ReturnPath: Sendable, Equatable {
  case office
  case address(String)
  /// Variable: each mail has an address of its own, so that whatever comes back there is tied to it.
  case verp
  /// Nowhere, for what answers a stranger by itself (RFC 3834 §3.3): it cannot bounce at whom he names. What the
  /// office must know to be lost, as an assignment, goes back to its address all the same.
  case null
}
