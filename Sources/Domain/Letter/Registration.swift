/// How a letter entered the office (登记; Art. 12).
package struct Registration: Sendable, Codable {
  package let desk: String
  package let channel: Channel
  /// When our server took it, not when we fetched it; when somebody of the office did, where it came by hand.
  package let receivedAt: Timestamp
  /// As its author wrote it; empty where he gave none.
  package let title: Words
  package let text: Words
  /// What the author calls himself.
  package let authorName: Words?
  /// Where the author is written to; nil where only an account or a telephone reaches him.
  package let authorAddress: Words?
  package let authorTelephone: Words?
  /// The secret with which the author looks his letter up (查询码).
  package private(set) var queryCode: Words
  /// False where the author asked not to be published.
  package let mayBePublished: Bool
  package let mail: MailReference?
  /// The letter this one was split from.
  package let parent: LetterID?
  /// For a letter that came through a portal's form.
  package let submission: Submission?
  /// Who of the office took the call, the visit or the paper; nil for what came by itself.
  package let takenBy: Words?

  package init(
    desk: String, channel: Channel, receivedAt: Timestamp, title: Words, text: Words, authorName: Words?,
    authorAddress: Words?, authorTelephone: Words? = nil, queryCode: Words, mayBePublished: Bool = true,
    mail: MailReference?, parent: LetterID? = nil, submission: Submission? = nil, takenBy: Words? = nil
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
    self.submission = submission
    self.takenBy = takenBy
  }

  /// The same with that query code.
  package func coded(_ queryCode: String) -> Registration {
    var registration = self
    registration.queryCode = Words(queryCode)
    return registration
  }
}

/// What a portal's form says beside the letter itself.
package struct Submission: Sendable, Codable {
  /// What else the author had to tell of himself: 住址, 身份证号 … The office's to know, and in no letter.
  package struct Particular: Sendable, Codable {
    package let label: String
    package let value: Words

    package init(label: String, value: Words) {
      self.label = label
      self.value = value
    }
  }

  /// The mailbox whose portal it is.
  package let portal: String
  /// The portal's own number of the letter (原系统编号).
  package let serial: Words?
  /// Of the mail that brought it, without angle brackets: what the portal knows the letter by where it has no number.
  package let messageID: Words?
  /// Whether the portal gave the query code; else it is ours.
  package let hasOwnQueryCode: Bool
  /// What kind of letter the author says it is.
  package let category: Category?
  package let particulars: [Particular]

  package init(
    portal: String, serial: Words?, messageID: Words?, hasOwnQueryCode: Bool, category: Category?,
    particulars: [Particular]
  ) {
    self.portal = portal
    self.serial = serial
    self.messageID = messageID
    self.hasOwnQueryCode = hasOwnQueryCode
    self.category = category
    self.particulars = particulars
  }
}
