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
/// A batch is marked durably before it is read. Whatever is still marked when we start again is suspect: the process
/// died with it before its eyes, over one of these mails, or over none of them: whoever is killed from outside leaves
/// no word of it. So an ``Examiner`` reads them first, and what else waited then, many at a time so that one death is
/// enough for many such mails, and one by one where it dies. A mail that dies there is held; a suspect that lives is
/// dealt with alone, under a mark of its own.
extension PipelineStage {
  /// Hands mails to `work` in batches.
  /// - Parameter work: returns the mails that it dealt with.
  /// - Returns: how many were dealt with.
  func guarded(
    _ mails: [IncomingMail], until stop: () -> Bool, _ work: ([IncomingMail]) throws -> Set<Int64>
  ) throws -> Int {
    var done = 0
    for batch in Suspicion.batches(mails) where !stop() {
      let sound = try survivors(of: batch)
      done += batch.count - sound.count
      for group in Suspicion.groups(sound) where !stop() { done += try read(group, work) }
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
  private func survivors(of batch: [IncomingMail]) throws -> [IncomingMail] {
    guard let examiner = office.examiner,
      batch.contains(where: { $0.deaths > 0 || $0.id <= office.waryThrough })
    else { return batch }
    var survivors: [IncomingMail] = []
    var rest = try batch.filter(isWorthATry)[...]
    while !rest.isEmpty {
      let part = try bytes(ofFirst: &rest)
      if part.count > 1, case .survived = try examiner(part.map(\.bytes)) {
        survivors += part.map(\.mail)
        continue
      }
      for (mail, bytes) in part {
        guard case .died(let how) = try examiner([bytes]) else {
          survivors.append(mail)
          continue
        }
        try hold(mail, "a process that read it died: \(how)")
      }
    }
    return survivors
  }

  /// Whoever dies over a mail that another process can read dies of something that we do not know. It must not go
  /// on for ever; but whoever was killed from outside a few times must not blame the mail.
  private func isWorthATry(_ mail: IncomingMail) throws -> Bool {
    if mail.deaths < Suspicion.patience { return true }
    try hold(mail, "the process died \(mail.deaths) times over it, though another could read it")
    return false
  }

  private func hold(_ mail: IncomingMail, _ detail: String) throws {
    try office.ledger.write { try $0.hold(mail.id, reason: "deadly", detail: detail, at: now) }
  }

  /// Takes the first mails away, as many as may be in memory at once.
  private func bytes(ofFirst rest: inout ArraySlice<IncomingMail>) throws -> [(
    mail: IncomingMail, bytes: [UInt8]
  )] {
    var part: [(mail: IncomingMail, bytes: [UInt8])] = []
    var size = 0
    while size < Suspicion.examinedBytes, part.count < Suspicion.examinedMails, let mail = rest.popFirst() {
      guard let raw = try office.ledger.mail(mail.id) else {
        throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
      }
      size += raw.bytes.count
      part.append((mail, raw.bytes))
    }
    return part
  }
}

/// How mails are treated over which somebody died.
enum Suspicion {
  /// Once among its neighbours and three times alone.
  static let patience = 4
  static let examinedBytes = 8 << 20
  static let examinedMails = 100

  /// Those that nobody died over first. Each batch may be all of a pass: while one transaction waits for the disk,
  /// others read what comes after it, which must be marked as well.
  static func batches(_ mails: [IncomingMail]) -> [[IncomingMail]] {
    [mails.filter { $0.deaths == 0 }, mails.filter { $0.deaths > 0 }].filter { !$0.isEmpty }
  }

  /// What is marked together: every suspect is alone, so that the next death names it.
  static func groups(_ mails: [IncomingMail]) -> [[IncomingMail]] {
    mails.contains { $0.deaths > 0 } ? mails.map { [$0] } : [mails]
  }
}
