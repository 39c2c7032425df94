/// How a letter entered the office (登记; Art. 12).
package struct Registration: Sendable, Codable {
  package let desk: String
  package let channel: Channel
  /// When our server took it, not when we fetched it; when somebody of the office did, where it came by hand.
  package let receivedAt: Timestamp
  package let title: Words
  package let text: Words
  /// What the author calls himself.
  package let authorName: Words?
  /// Where the author is written to; nil where only an account or a telephone reaches him.
  package let authorAddress: Words?
  package let authorTelephone: Words?
  /// The secret with which the author looks his letter up (查询码).
  package let queryCode: Words
  /// False where the author asked not to be published.
  package let mayBePublished: Bool
  package let mail: MailReference?
  /// The letter this one was split from.
  package let parent: LetterID?
  /// Who of the office took the call, the visit or the paper; nil for what came by itself.
  package let takenBy: Words?

  package init(
    desk: String, channel: Channel, receivedAt: Timestamp, title: Words, text: Words, authorName: Words?,
    authorAddress: Words?, authorTelephone: Words? = nil, queryCode: Words, mayBePublished: Bool = true,
    mail: MailReference?, parent: LetterID? = nil, takenBy: Words? = nil
  ) {
    self.desk = desk
    self.channel = channel
    self.receivedAt = receivedAt
    self.title = title
    self.text = text
    self.authorName = authorName
    self.authorAddress = authorAddress
    self.authorTelephone = authorTelephone
    self.queryCode = queryCode
    self.mayBePublished = mayBePublished
    self.mail = mail
    self.parent = parent
    self.takenBy = takenBy
  }
}

/// What the letter is about, and the words that say so.
package struct Classification: Sendable, Codable, Equatable {
  package let category: Category
  package let because: [String]

  package init(category: Category, because: [String]) {
    self.category = category
    self.because = because
  }
}
