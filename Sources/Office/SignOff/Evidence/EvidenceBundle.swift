import Digest
import Domain
import Mail
import Papers
import Signatures
import Store
import Templates

/// Everything by which a stranger can repeat, offline and with stock tools, why an answer counted (证据).
///
/// The same ledger gives the same bytes. What the office adds says nothing of the author; whether the unit's own mail
/// names him is looked at before it is given out.
package struct EvidenceBundle {
  package private(set) var parts: [(name: String, bytes: [UInt8])] = []
  private let letter: Letter
  private let signOff: SignOff
  /// Of letters that are handled in this one.
  private let others: [Registration]
  private var steps: [EvidenceStep] = []

  /// - Parameters:
  ///   - revision: of the publication that is meant; nil for what is public, or was signed off last.
  ///   - trust: for sign-offs that were recorded without what they were held against.
  ///   - mayNameAuthor: Whether it is given out although the mails name the author.
  /// - Throws: ``EvidenceError`` where there is none, or it does not say what the ledger says.
  package init(
    of letter: Letter, revision: Int? = nil, in ledger: Ledger, templates: TemplateLibrary,
    trust: OfficeTrust, mayNameAuthor: Bool = false
  ) throws {
    self.letter = letter
    let counted = try CountedSignOff(of: letter, revision: revision)
    let (event, signOff) = (counted.event, counted.signOff)
    guard
      let replied = letter.events.last(where: { $0.fact.answer?.digest == signOff.answer }),
      let answer = replied.fact.answer
    else { throw EvidenceError.notSignedOff(letter.id) }
    self.signOff = signOff
    others = try ledger.letters(mergedInto: letter.id).compactMap { try ledger.letter($0)?.registration }
    let references = [answer.mail] + [signOff.proof?.mail].compactMap(\.self)
    let mails = try Self.mails(references, in: ledger, letter.id)
    for (index, mail) in mails.enumerated() { try add(mail, index == 0 ? "mail" : "sign-off", in: ledger) }
    guard let last = mails.last else { throw EvidenceError.mailErased(letter.id) }
    let opened = try signOff.proof?.opened.map { try Self.opened($0, in: ledger, letter.id) }
    if let opened { add(opened: opened) }
    let message = try Message(parsing: opened ?? last.bytes)
    var verdict = EvidenceVerdict(letter, answer, counted)
    switch signOff.way {
    case .signature(let fingerprint, _, _):
      let policy =
        try signOff.proof?.policy.map { try SignaturePolicy($0, from: ledger) }
        ?? trust.policy(receivedAt: last.receivedAt, assignedAt: letter.assignedAt)
      guard let signer = policy.verdict(on: message).signer, signer.fingerprint == fingerprint,
        let signature = policy.parts(of: message)
      else { throw EvidenceError.notRepeatable(letter.id, "\(policy.verdict(on: message))") }
      verdict.add(signer, policy, isRecorded: signOff.proof?.policy != nil)
      add(
        SignatureEvidence(
          signature, signer: signer, policy: policy, isCovered: policy.holdsWithLists(message)))
    case .scan(let digests):
      try addScans(of: message, digests: digests.split(separator: ",").map(String.init))
    case .paper: break
    }
    parts.append(("verdict.json", try verdict.json()))
    for sequence in [replied.sequence, event.sequence] { try addLink(sequence, in: ledger) }
    if !mayNameAuthor { try checkNamesNobody(mails.map(\.bytes) + [opened].compactMap(\.self)) }
    try close(templates)
  }

  /// The whole as a ZIP archive.
  package func archive() throws -> [UInt8] { try ZipWriter.archive(of: parts) }

  private static func mails(
    _ references: [MailReference], in ledger: Ledger, _ letter: LetterID
  ) throws -> [RawMail] {
    try references.enumerated().filter { references.firstIndex(of: $0.element) == $0.offset }.map {
      guard let mail = try ledger.mail($0.element.id) else { throw EvidenceError.mailErased(letter) }
      return mail
    }
  }

  private static func opened(_ digest: String, in ledger: Ledger, _ letter: LetterID) throws -> [UInt8] {
    guard let bytes = try ledger.opened(digest, of: letter) else { throw EvidenceError.mailErased(letter) }
    return bytes
  }

  private mutating func add(_ mail: RawMail, _ name: String, in ledger: Ledger) throws {
    parts.append(("\(name).eml", mail.bytes))
    guard let salt = try ledger.salt(of: mail.reference) else { return }
    parts.append(("\(name).salt", salt))
    steps.append(.commitment(of: name, mail.reference.commitment))
  }

  private mutating func add(opened mail: [UInt8]) {
    parts.append(("opened.eml", mail))
    steps.append(.opened)
  }

  private mutating func add(_ signature: SignatureEvidence) {
    parts += signature.parts
    steps += signature.steps
  }

  private mutating func addScans(of message: Message, digests: [String]) throws {
    let scans = Scan.all(in: message)
    guard scans.map({ Hex.encode(SHA256.digest(of: $0.bytes)) }) == digests else {
      throw EvidenceError.notRepeatable(letter.id, "the scans are not those that were confirmed")
    }
    for (number, scan) in scans.enumerated() {
      let name = "scan-\(number + 1).\(scan.suffix)"
      parts.append((name, scan.bytes))
      steps.append(.scan(name, digests[number]))
    }
  }

  private mutating func addLink(_ sequence: Int64, in ledger: Ledger) throws {
    guard let link = try ledger.link(sequence) else { return }
    parts.append(("ledger/\(sequence).json", link.payload))
    parts.append(("ledger/\(sequence).previous", link.previous))
    steps.append(.link(sequence, Hex.encode(link.hash)))
  }

  /// A signed text cannot be masked: where it names the author, a person decides who gets it.
  private func checkNamesNobody(_ mails: [[UInt8]]) throws {
    let texts = try parts.map { String(decoding: $0.bytes, as: UTF8.self) } + mails.flatMap(Self.texts)
    let found = SecondGate(registration: letter.registration, others: others).known(in: texts)
    guard found.isEmpty else { throw EvidenceError.namesAuthor(letter.id, found) }
  }

  private static func texts(of mail: [UInt8]) throws -> [String] {
    let message = try Message(parsing: mail)
    return texts(of: message.root, in: message) + [message.text]
  }

  private static func texts(of part: Part, in message: Message) -> [String] {
    let fields = part.headers.map(\.text)
    guard part.parts.isEmpty else { return fields + part.parts.flatMap { texts(of: $0, in: message) } }
    return fields + [message.text(of: part)]
  }

  private mutating func close(_ templates: TemplateLibrary) throws {
    let readme = try templates.render("evidence/readme.txt", with: values)
    parts.insert(("README", Array(readme.utf8)), at: 0)
    let sums = parts.map { "\(Hex.encode(SHA256.digest(of: $0.bytes)))  \($0.name)\n" }.joined()
    parts.append(("SHA256SUMS", Array(sums.utf8)))
  }

  private var values: TemplateValues {
    var (signature, scan, paper) = (false, false, "")
    switch signOff.way {
    case .signature: signature = true
    case .scan: scan = true
    case .paper(let note): paper = note
    }
    return [
      "id": .text("\(letter.id)"), "leader": .text(signOff.leader), "signature": .flag(signature),
      "scan": .flag(scan), "paper": .text(paper), "isPaper": .flag(!paper.isEmpty),
      "confirmedBy": .text(signOff.proof?.confirmedBy?.joined(separator: "、") ?? ""),
      "isRecorded": .flag(signOff.proof != nil),
      "steps": .list(
        ([EvidenceStep.sums] + steps).enumerated().map { number, step in
          .record([
            "number": .text("\(number + 1)"), "chinese": .text(step.chinese), "english": .text(step.english),
            "commands": .list(step.commands.map { .text($0) }),
          ])
        }),
    ]
  }
}

/// Why there is no evidence to give.
package enum EvidenceError: Error, Equatable, CustomStringConvertible {
  case notSignedOff(LetterID)
  /// With the revisions that there are.
  case noSuchRevision(LetterID, Int, [Int])
  case mailErased(LetterID)
  case notRepeatable(LetterID, String)
  case namesAuthor(LetterID, [String])

  package var description: String {
    switch self {
    case .notSignedOff(let id): "\(id): no answer of it was ever signed off"
    case .noSuchRevision(let id, let revision, let known):
      "\(id): no revision \(revision) of it was published"
        + (known.isEmpty ? "" : "; there are \(known.map(String.init).joined(separator: ", "))")
    case .mailErased(let id): "\(id): the mail of the answer was erased"
    case .notRepeatable(let id, let reason): "\(id): the verdict of the ledger cannot be repeated: \(reason)"
    case .namesAuthor(let id, let what):
      "\(id): the unit's mail names the author (\(what.joined(separator: ", "))), and what was signed cannot be masked"
    }
  }
}

extension Fact {
  fileprivate var answer: Answer? {
    guard case .replied(let answer) = self else { return nil }
    return answer
  }
}

extension SignaturePolicy {
  /// Whether it would be valid as well were every certificate to be covered by a list.
  fileprivate func holdsWithLists(_ mail: Message) -> Bool {
    var strict = self
    strict.requiresRevocationList = true
    return strict.verdict(on: mail).signer != nil
  }
}
