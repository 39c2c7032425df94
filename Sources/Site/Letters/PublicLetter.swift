import Domain

/// Everything the public may know of a letter and its answer: the allow-list (design law 6).
///
/// Whoever makes one has redacted `title`, `summary`, `question`, `author` and `answer` before.
package struct PublicLetter: Sendable, Equatable, Codable {
  package let id: LetterID
  package let title: String
  /// The desk's few words about it; nil where there are none.
  package let summary: String?
  package let question: String
  package let answer: String
  /// Already masked: `王**`, `匿名网民`.
  package let author: String
  package let channel: Channel
  package let category: Category
  /// What it is about, in the desk's words (主题).
  package let topic: String?
  /// Under which item of Art. 6 it was accepted.
  package let clause: Clause?
  package let unit: UnitName
  /// Under the answer (Art. 15): `奈曼旗住房和城乡建设局`.
  package let unitFullName: String
  package let receivedAt: Timestamp
  package let acceptedAt: Timestamp
  package let assignedAt: Timestamp
  package let due: Day
  /// When the unit's accepted answer came in; shown as 答复日期.
  package let answeredAt: Timestamp
  /// When the first revision was published: lists are ordered by it, so it never changes afterwards.
  package let publishedAt: Timestamp
  /// `经奈曼旗住房和城乡建设局负责人审签`.
  package let signedOff: String
  /// 1 for the first, 2 for the first correction …
  package let revision: Int
  /// When this revision replaced the one before (更正于), for a revision above 1.
  package let correctedAt: Timestamp?

  package init(
    id: LetterID, title: String, summary: String? = nil, question: String, answer: String, author: String,
    channel: Channel,
    category: Category, topic: String? = nil, clause: Clause? = nil, unit: UnitName, unitFullName: String,
    receivedAt: Timestamp,
    acceptedAt: Timestamp, assignedAt: Timestamp, due: Day, answeredAt: Timestamp, publishedAt: Timestamp,
    signedOff: String, revision: Int = 1, correctedAt: Timestamp? = nil
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.question = question
    self.answer = answer
    self.author = author
    self.channel = channel
    self.category = category
    self.topic = topic
    self.clause = clause
    self.unit = unit
    self.unitFullName = unitFullName
    self.receivedAt = receivedAt
    self.acceptedAt = acceptedAt
    self.assignedAt = assignedAt
    self.due = due
    self.answeredAt = answeredAt
    self.publishedAt = publishedAt
    self.signedOff = signedOff
    self.revision = revision
    self.correctedAt = correctedAt
  }

  package var entry: PublicEntry {
    PublicEntry(id: id, title: title, category: category, topic: topic, unit: unit, publishedAt: publishedAt)
  }
}

/// A published letter as lists show it, without its texts.
package struct PublicEntry: Sendable, Hashable {
  package let id: LetterID
  package let title: String
  package let category: Category
  package let topic: String?
  package let unit: UnitName
  package let publishedAt: Timestamp

  package init(
    id: LetterID, title: String, category: Category, topic: String?, unit: UnitName, publishedAt: Timestamp
  ) {
    self.id = id
    self.title = title
    self.category = category
    self.topic = topic
    self.unit = unit
    self.publishedAt = publishedAt
  }
}

/// A letter whose answer was taken back (撤回): its address stays, with nothing of it.
package struct WithdrawnLetter: Sendable, Equatable {
  package let id: LetterID
  package let withdrawnAt: Timestamp

  package init(id: LetterID, withdrawnAt: Timestamp) {
    self.id = id
    self.withdrawnAt = withdrawnAt
  }
}
