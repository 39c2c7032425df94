import Digest
import Domain
import Foundation
import Site

/// What a portal is told of one letter: a JSON file whose keys are stable, so that an author who left no address can
/// look his letter up where he wrote it.
///
/// It holds what its author may read, and nothing that he wrote. The portal finds the letter by its own `serial`, or
/// by the `messageID` of the mail it sent. What is not `public` it shows only to whoever gives number and query code:
/// `queryCodeCheck.sha256` is SHA-256(salt ‖ code) in lower-case hex. The code itself stands there only where it is
/// ours and the author has no address that we could have told it to: the portal tells him.
struct StatusFile: Encodable {
  struct CodeCheck: Encodable {
    let salt: String
    let sha256: String
  }

  struct Decline: Encodable {
    let ground: String
    let explanation: String
    let suggestion: String
  }

  struct Answer: Encodable {
    let unit: String
    let date: String
    let text: String
    /// Of its page, where it has one and the site an address.
    let url: String?
    let isPublic: Bool

    enum CodingKeys: String, CodingKey {
      case unit, date, text, url
      case isPublic = "public"
    }
  }

  var format = 1
  let number: String
  let serial: String?
  let messageID: String?
  let queryCode: String?
  let queryCodeCheck: CodeCheck?
  /// What the public reads: 已收到, 已受理, 办理中, 已办结, 不予受理 …
  let status: String
  let registeredAt: String
  /// When the status became what it is.
  let updatedAt: String
  let declined: Decline?
  let answer: Answer?
  /// Numbers of the letters that this one was divided into; each has a file of its own, and the same query code.
  let parts: [String]?

  /// - Parameter root: the letter in which it is handled, if it is merged: its author reads what became of that one.
  init?(_ letter: Letter, in root: Letter? = nil, of office: Office) throws {
    let registration = letter.registration
    guard let submission = registration.submission else { return nil }
    number = letter.id.description
    serial = submission.serial?.text
    messageID = submission.messageID?.text
    let code = registration.queryCode.text
    queryCode = submission.hasOwnQueryCode || registration.authorAddress != nil ? nil : code
    queryCodeCheck = code.map { code in
      let salt = office.mint.identifier("status", letter.id.description)
      return CodeCheck(salt: salt, sha256: Hex.encode(SHA256.digest(of: Array((salt + code).utf8))))
    }
    let isClosed = try letter.stage == .split && letter.isSettled(office.ledger.letter)
    status = (isClosed ? .published : letter.stage).chinese
    parts = letter.stage == .split ? letter.children.map(\.description) : nil
    registeredAt = letter.registeredAt.rfc3339
    updatedAt = (isClosed ? letter.events.last?.at ?? letter.statusSince : letter.statusSince).rfc3339
    declined =
      (root ?? letter).stage == .declined
      ? (root ?? letter).decline.flatMap { Decline($0.ground, $0.explanation, $0.suggestion) } : nil
    answer = root.map { Answer(ofRoot: $0, office) } ?? Answer(of: letter, office)
  }

  var name: String { "\(number).json" }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [10]
  }
}

extension StatusFile.Decline {
  fileprivate init?(_ ground: DeclineGround, _ explanation: Words, _ suggestion: Words) {
    guard let explanation = explanation.text, let suggestion = suggestion.text else { return nil }
    self.init(ground: ground.chinese, explanation: explanation, suggestion: suggestion)
  }
}

extension StatusFile.Answer {
  /// As the page has it, with what is personal masked; of one that was withheld the whole, for its author alone.
  fileprivate init?(of letter: Letter, _ office: Office) {
    guard let given = letter.answer, let text = given.text.text, let closedAt = letter.toldAt else {
      return nil
    }
    let unit = office.register.unit(given.unit)?.fullName ?? given.unit.text
    switch letter.stage {
    case .published:
      guard let view = PublicView(letter, in: office).publicLetter(at: closedAt) else {
        return nil
      }
      let url = letter.publication.flatMap { page in office.rules.siteAddress.map { "\($0)/\(page.path)" } }
      self.init(unit: unit, date: "\(closedAt.day)", text: view.answer, url: url, isPublic: true)
    case .withheld:
      self.init(unit: unit, date: "\(closedAt.day)", text: text, url: nil, isPublic: false)
    default: return nil
    }
  }
}

extension StatusFile.Answer {
  /// As another author may read it: masked, also where it was withheld.
  fileprivate init?(ofRoot root: Letter, _ office: Office) {
    guard let closedAt = root.toldAt, [.published, .withheld].contains(root.stage),
      let view = PublicView(root, in: office).publicLetter(at: closedAt),
      SecondGate(registration: root.registration).findings(in: [view.answer]).isEmpty
    else { return nil }
    let isPublic = root.stage == .published
    let page = isPublic ? root.publication : nil
    self.init(
      unit: view.unitFullName, date: "\(closedAt.day)", text: view.answer,
      url: page.flatMap { page in office.rules.siteAddress.map { "\($0)/\(page.path)" } }, isPublic: isPublic)
  }
}
