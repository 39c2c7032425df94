import Cores
import Digest
import Domain
import Foundation
import Papers
import Store

extension EarlierRow {
  /// What it says, through the gates; nil for a bad one.
  package var gate: EarlierGate? {
    if case .good(let written) = reading { EarlierGate(written) } else { nil }
  }
}

extension Office {
  /// Takes an earlier system's answers in; what is kept back can come again, and what stands here is left as it is.
  /// - Parameters:
  ///   - digest: SHA-256 of the file.
  ///   - isReviewed: whether somebody has read the doubtful ones.
  /// - Throws: ``TableError`` where the file cannot be read to its end; then nothing was taken.
  package func takeInEarlier(
    _ file: String, digest: [UInt8], isReviewed: Bool, by clerk: Party, at now: Timestamp,
    from table: EarlierTable
  ) throws -> EarlierReceipt {
    var receipt = EarlierReceipt(file: file)
    var answers: [EarlierAnswer] = []
    while case let rows = try table.next(Self.atOnce), !rows.isEmpty {
      for (row, gate) in zip(rows, try rows.mappedOnAllCores(\.gate)) {
        if let answer = receipt.kept.sift(row, gate, isReviewed: isReviewed) { answers.append(answer) }
      }
    }
    let bodies = try answers.mappedOnAllCores { try $0.body() }
    try ledger.write { book in
      var sum: [UInt8] = []
      for (answer, body) in zip(answers, bodies) {
        let outcome = try book.put(answer, body: body)
        receipt.count(outcome)
        if case .new = outcome { sum = SHA256.digest(of: sum + body) }
        if case .changed = outcome { sum = SHA256.digest(of: sum + body) }
      }
      guard receipt.new + receipt.changed > 0 else { return }
      let mark = EarlierMark(
        file: Hex.encode(digest), new: receipt.new, changed: receipt.changed, digest: Hex.encode(sum))
      try book.record(OfficeFact.tookInEarlier(mark), at: now, by: clerk)
      try book.setMark(Mark.earlier, to: 1)
    }
    return receipt
  }

  /// Takes the page of one of them down; nothing that it said is kept.
  package func takeDownEarlier(
    _ number: String, because ground: WithholdingGround, by clerk: Party, at now: Timestamp
  ) throws {
    try ledger.write { book in
      guard try book.takeDownEarlier(number) else { throw OfficeError.noEarlierAnswer(number) }
      try book.record(OfficeFact.tookDownEarlier(number: number, ground: ground), at: now, by: clerk)
      try book.setMark(Mark.earlier, to: 1)
    }
  }
}

extension EarlierAnswer {
  init(_ body: [UInt8]) throws {
    self = try JSONDecoder().decode(EarlierAnswer.self, from: Data(body))
  }

  /// As the ledger keeps it.
  func body() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(self))
  }
}
