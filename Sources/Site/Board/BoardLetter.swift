import Domain

/// Everything the board may say of a letter: the allow-list. Its author, and what he wrote, are not on it.
package struct BoardLetter: Sendable, Equatable {
  /// What was done, in words of ours, and by whom.
  package struct Deed: Sendable, Equatable {
    let at: Timestamp
    let what: String
    let by: String

    package init(at time: Timestamp, what: String, by: String) {
      at = time
      self.what = what
      self.by = by
    }
  }

  /// What is said of one about which something may be said.
  package struct Matter: Sendable, Equatable {
    /// Masked; nil where it is not fit to be shown.
    let title: String?
    let channel: Channel
    let category: Category
    let clause: Clause?
    let lead: UnitName?
    let cooperating: [UnitName]
    /// `2026-11-30`, `2027-01-06(暂定)`.
    let due: String?
    let receivedAt: Timestamp
    let closedAt: Timestamp?
    /// Where the public reads it, in full.
    let address: String?
    let relatives: [LetterID]
    let deeds: [Deed]

    package init(
      title: String?, channel: Channel, category: Category, clause: Clause?, lead: UnitName?,
      cooperating: [UnitName], due: String?, receivedAt: Timestamp, closedAt: Timestamp?, address: String?,
      relatives: [LetterID], deeds: [Deed]
    ) {
      self.title = title
      self.channel = channel
      self.category = category
      self.clause = clause
      self.lead = lead
      self.cooperating = cooperating
      self.due = due
      self.receivedAt = receivedAt
      self.closedAt = closedAt
      self.address = address
      self.relatives = relatives
      self.deeds = deeds
    }
  }

  package let id: LetterID
  package let desk: String
  /// `待认领`, `办理中`: as the office calls its stage.
  package let stage: String
  /// Nil of what may be secret (第七条第（四）项), accuses somebody (举报), or was not read yet.
  package let matter: Matter?
  /// 测试: it counts nowhere.
  package let isTest: Bool

  package init(id: LetterID, desk: String, stage: String, matter: Matter?, isTest: Bool = false) {
    self.id = id
    self.desk = desk
    self.stage = stage
    self.matter = matter
    self.isTest = isTest
  }
}
