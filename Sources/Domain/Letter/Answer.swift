/// What a unit answers (答复).
package struct Answer: Sendable, Codable {
  package let unit: UnitName
  package let text: Words
  package let mail: MailReference
  /// When our server took the answer: on time is judged by this.
  package let receivedAt: Timestamp
  /// Names the answer in every question and confirmation about it (salted).
  package let digest: String
  /// Why the unit would not have it published (建议不公开); nil where it did not say so.
  package let keptBack: Words?
  /// What the unit found, as the form has it: 属实, 部分属实, 不属实, 咨询类.
  package let finding: String?

  package init(
    unit: UnitName, text: Words, mail: MailReference, receivedAt: Timestamp, digest: String,
    keptBack: Words? = nil, finding: String? = nil
  ) {
    self.unit = unit
    self.text = text
    self.mail = mail
    self.receivedAt = receivedAt
    self.digest = digest
    self.keptBack = keptBack
    self.finding = finding
  }
}

/// A leader's yes to an answer (审签; Art. 14), and how the office knows of it.
package struct SignOff: Sendable, Codable, Equatable {
  package enum Way: Sendable, Codable, Equatable {
    /// A valid signature; fingerprint of the certificate and digest of the signature value, lower-case hex.
    case signature(fingerprint: String, signature: String, signedAt: Timestamp)
    /// A sealed scan which a clerk confirmed; SHA-256 of each file, with commas between them.
    case scan(digest: String)
    /// The paper itself was received.
    case paper(note: String)
  }
  package let leader: String
  package let way: Way
  /// The `Answer.digest` that was signed off.
  package let answer: String
  /// Nil of those that were recorded before there was one.
  package let proof: Proof?

  package init(leader: String, way: Way, answer: String, proof: Proof? = nil) {
    self.leader = leader
    self.way = way
    self.answer = answer
    self.proof = proof
  }
}

/// The office's yes after review (审核通过).
package enum Clearance: Sendable, Codable {
  case toPublish
  /// Answered privately. Without a ground: a test, and what was recorded before there were grounds.
  case toWithhold(reason: Words, ground: WithholdingGround? = nil)
}

/// What stands on the public site for a letter.
package struct Publication: Sendable, Codable, Equatable {
  /// 1 for the first, 2 for the first correction (更正) …
  package let revision: Int
  /// Path below the site's root.
  package let path: String
  /// SHA-256 of the page's bytes, lower-case hex.
  package let hash: String

  package init(revision: Int, path: String, hash: String) {
    self.revision = revision
    self.path = path
    self.hash = hash
  }
}
