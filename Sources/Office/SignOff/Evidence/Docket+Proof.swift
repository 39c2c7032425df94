import Domain
import Signatures
import Store

extension Docket {
  /// What a signature that was just judged rests on, kept so that it can be judged again.
  func proof(of reply: UnitReply) throws -> Proof {
    Proof(
      mail: reply.raw.reference, opened: try keepOpened(reply.raw),
      policy: try office.trust.policy(
        receivedAt: reply.mail.receivedAt, assignedAt: letter.assignedAt, leaders: reply.unit.leaders
      ).record(in: office.ledger))
  }

  /// Keeps what a mail says that was encrypted to the office: whoever looks at the proof has no key, and later the
  /// office may have none either.
  /// - Returns: its name; nil where the mail says it openly.
  func keepOpened(_ raw: RawMail) throws -> String? {
    let message = try office.message(in: raw)
    return message.bytes == raw.bytes ? nil : try office.ledger.keep(opened: message.bytes, of: id)
  }
}

extension SignaturePolicy {
  /// Puts its files beside the ledger, and says what an event says of it.
  func record(in ledger: Ledger) throws -> Proof.Policy {
    let kept = try keys.map {
      Proof.Key(fingerprint: $0.fingerprint, file: try ledger.keep(proof: $0.packets))
    }
    return Proof.Policy(
      authorities: try authorities.map(ledger.keep), intermediates: try intermediates.map(ledger.keep),
      revocationLists: try revocationLists.map(ledger.keep), requiresRevocationList: requiresRevocationList,
      keys: kept.isEmpty ? nil : kept,
      receivedAt: Timestamp(seconds: receivedAt), notBefore: notBefore.map(Timestamp.init(seconds:)),
      clockTolerance: clockTolerance, dateTolerance: dateTolerance)
  }

  /// The policy as it was when that was recorded.
  init(_ record: Proof.Policy, from ledger: Ledger) throws {
    func files(_ digests: [String]) throws -> [[UInt8]] {
      try digests.map { digest in
        guard let bytes = try ledger.proof(digest) else {
          throw LedgerError.corrupt("what a signature was held against is missing (\(digest.prefix(16)))")
        }
        return bytes
      }
    }
    self.init(
      authorities: try files(record.authorities), intermediates: try files(record.intermediates),
      revocationLists: try files(record.revocationLists),
      requiresRevocationList: record.requiresRevocationList,
      keys: try (record.keys ?? []).flatMap { key in
        try files([key.file]).map { PinnedKey(fingerprint: key.fingerprint, packets: $0) }
      }, receivedAt: record.receivedAt.seconds,
      notBefore: record.notBefore?.seconds, clockTolerance: record.clockTolerance,
      dateTolerance: record.dateTolerance)
  }
}
