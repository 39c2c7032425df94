import Domain
import Store

/// Reads mails where their death harms nobody: in a process of its own, with limits on time and memory.
package typealias Examiner = @Sendable (_ mails: [[UInt8]]) throws -> ExaminedMails

/// How it went.
package enum ExaminedMails: Equatable, Sendable {
  case survived
  /// The process died over one of them.
  case died(how: String)
}

/// The guard against mails that make the process die (`safety.md` finding 9).
///
/// A batch is marked durably before it is read. Over whatever is still marked when we start again, the process
/// died: those mails are read one by one by an ``Examiner`` first, and what else waited then in batches, so that
/// one death is enough for many such mails. A mail that dies again is held; the others are not delayed.
extension PipelineStage {
  /// Hands mails to `work` in batches.
  /// - Parameter work: returns the mails that it dealt with.
  /// - Returns: how many were dealt with.
  func guarded(
    _ mails: [IncomingMail], until stop: () -> Bool, _ work: ([IncomingMail]) throws -> Set<Int64>
  ) throws -> Int {
    var done = 0
    for batch in Self.batches(mails) where !stop() {
      let isKnown = batch.allSatisfy { $0.deaths == 0 && $0.id > office.waryThrough }
      var sound = batch
      if !isKnown, let examiner = office.examiner {
        sound = try survivors(of: batch, examiner)
        done += batch.count - sound.count
      }
      done += try read(sound, work)
    }
    return done
  }

  /// Under the durable mark.
  private func read(_ mails: [IncomingMail], _ work: ([IncomingMail]) throws -> Set<Int64>) throws -> Int {
    guard !mails.isEmpty else { return 0 }
    try office.ledger.beginReading(mails.map(\.id))
    var done: Set<Int64> = []
    do {
      done = try work(mails)
    } catch {
      // A mark that cannot be taken away now costs these mails an examination, and nothing else.
      try? office.ledger.endReading(mails.map(\.id))
      throw error
    }
    try office.ledger.endReading(mails.map(\.id).filter { !done.contains($0) })
    return done.count
  }

  /// Those that a process of their own could read; the others are held.
  private func survivors(of mails: [IncomingMail], _ examiner: Examiner) throws -> [IncomingMail] {
    if mails.count > 1, case .survived = try examiner(mails.map(bytes)) { return mails }
    return try mails.filter { mail in
      // Once over it and its neighbours, once over it alone.
      if mail.deaths > 1 { return try hold(mail, "the process died twice over it") }
      guard case .died(let how) = try examiner([bytes(of: mail)]) else { return true }
      return try hold(mail, "a process that read it died: \(how)")
    }
  }

  private func hold(_ mail: IncomingMail, _ detail: String) throws -> Bool {
    try office.ledger.write { try $0.hold(mail.id, reason: "deadly", detail: detail, at: now) }
    return false
  }

  private func bytes(of mail: IncomingMail) throws -> [UInt8] {
    guard let raw = try office.ledger.mail(mail.id) else {
      throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
    }
    return raw.bytes
  }

  /// Mails that nobody died over by the hundred; every other alone, and after them.
  private static func batches(_ mails: [IncomingMail]) -> [[IncomingMail]] {
    let sound = mails.filter { $0.deaths == 0 }
    let batches = stride(from: 0, to: sound.count, by: 100).map { Array(sound[$0...].prefix(100)) }
    return batches + mails.filter { $0.deaths > 0 }.map { [$0] }
  }
}
