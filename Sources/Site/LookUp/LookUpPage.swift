import Domain
import Templates

/// How a letter stands, as its author finds it: nothing of him, nothing that he wrote, and never an answer that was
/// given to him alone.
package struct LetterStatus: Sendable, Equatable {
  package struct Decline: Sendable, Equatable {
    /// `第七条第（二）项 …`.
    package let ground: String
    package let explanation: String
    package let suggestion: String

    package init(ground: String, explanation: String, suggestion: String) {
      self.ground = ground
      self.explanation = explanation
      self.suggestion = suggestion
    }
  }

  package let id: LetterID
  /// What the public reads: 已收到, 已受理, 办理中, 已办结, 不予受理 …
  package let status: String
  package let since: Timestamp
  package let receivedAt: Timestamp
  /// Full name of the unit that has it or answered it.
  package let unit: String?
  /// While it is handled.
  package let due: Day?
  /// Whether a holiday that is not announced yet may move it (暂定).
  package let isProvisional: Bool
  package let decline: Decline?
  /// The letter whose page shows the answer; nil where none is public.
  package let published: LetterID?
  /// Whether it was answered to its author alone.
  package let isPrivate: Bool
  /// Whether it is handled together with others (并案).
  package let isMerged: Bool
  /// The letters that it was divided into (分办); each is looked up by its own number and the same code.
  package let parts: [LetterID]

  package init(
    id: LetterID, status: String, since: Timestamp, receivedAt: Timestamp, unit: String? = nil,
    due: Day? = nil,
    isProvisional: Bool = false, decline: Decline? = nil, published: LetterID? = nil, isPrivate: Bool = false,
    isMerged: Bool = false, parts: [LetterID] = []
  ) {
    self.id = id
    self.status = status
    self.since = since
    self.receivedAt = receivedAt
    self.unit = unit
    self.due = due
    self.isProvisional = isProvisional
    self.decline = decline
    self.published = published
    self.isPrivate = isPrivate
    self.isMerged = isMerged
    self.parts = parts
  }
}

extension SitePages {
  /// - Parameter path: see ``LookUpAddress``.
  package func lookedUp(_ letter: LetterStatus, at path: String) throws(TemplateError) -> SiteFile {
    let root = SitePath.root(from: path)
    return try page(
      "looked-up.html", at: path, title: "\(letter.id) 办理进度", at: .lookUp,
      with: [
        "id": "\(letter.id)", "status": .text(letter.status), "since": "\(letter.since)",
        "receivedAt": "\(letter.receivedAt)", "unit": .optional(letter.unit), "due": .optional(letter.due),
        "provisional": .flag(letter.isProvisional),
        "declined": .list(
          letter.decline.map {
            [
              [
                "ground": .text($0.ground), "explanation": .text($0.explanation),
                "suggestion": .text($0.suggestion),
              ]
            ]
          } ?? []),
        "answer": .optional(letter.published.map { root + SitePath.letter($0) }),
        "private": .flag(letter.isPrivate), "merged": .flag(letter.isMerged),
        "divided": .flag(!letter.parts.isEmpty), "parts": .list(letter.parts.map { .text("\($0)") }),
      ])
  }
}
