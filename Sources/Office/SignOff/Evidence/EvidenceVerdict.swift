import Domain
import Foundation
import Signatures

/// `verdict.json`: what the ledger says of a sign-off; its keys are stable. It names people of unit and office only.
struct EvidenceVerdict: Encodable {
  struct Signature: Encodable {
    let signer: String
    let fingerprint: String
    let signedAt: String
    let contentDigest: String
    let signatureDigest: String
  }
  struct Policy: Encodable {
    let requiresRevocationList: Bool
    let judgedAsOf: Int64
    let assignedAt: Int64?
    let clockToleranceSeconds: Int64
    let dateToleranceSeconds: Int64
    /// Whether it was recorded with the sign-off; else it is the office's policy of today.
    let isRecorded: Bool
  }
  let letter: String
  let unit: String
  let verdict: String
  let way: String
  let leader: String
  let answerMark: String
  let answerReceivedAt: String
  let signedOffAt: String
  let recordedBy: String
  let confirmedBy: [String]?
  let scans: [String]?
  let paper: String?
  let page: String?
  let pageDigest: String?
  /// Of the page: 1 for the first.
  let revision: Int?
  private(set) var signature: Signature?
  private(set) var policy: Policy?

  init(_ letter: Letter, _ answer: Answer, _ counted: CountedSignOff) {
    let (event, signOff) = (counted.event, counted.signOff)
    self.letter = "\(letter.id)"
    unit = answer.unit.text
    verdict = "valid"
    way = signOff.way.name
    leader = signOff.leader
    answerMark = signOff.answer
    answerReceivedAt = "\(answer.receivedAt)"
    signedOffAt = "\(event.at)"
    recordedBy = "\(event.by)"
    confirmedBy = signOff.proof?.confirmedBy
    if case .scan(let digests) = signOff.way {
      scans = digests.split(separator: ",").map(String.init)
    } else {
      scans = nil
    }
    if case .paper(let note) = signOff.way { paper = note } else { paper = nil }
    page = counted.publication?.path
    pageDigest = counted.publication?.hash
    revision = counted.publication?.revision
  }

  mutating func add(_ signer: Signer, _ policy: SignaturePolicy, isRecorded: Bool) {
    signature = Signature(
      signer: signer.address, fingerprint: signer.fingerprint,
      signedAt: "\(Timestamp(seconds: signer.signedAt))", contentDigest: signer.contentDigest,
      signatureDigest: signer.signatureDigest)
    self.policy = Policy(
      requiresRevocationList: policy.requiresRevocationList, judgedAsOf: policy.receivedAt,
      assignedAt: policy.notBefore, clockToleranceSeconds: policy.clockTolerance,
      dateToleranceSeconds: policy.dateTolerance, isRecorded: isRecorded)
  }

  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}
