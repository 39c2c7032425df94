import Domain
import Store

/// Puts letters into the index of likeness that were registered before there was one, the newest first.
struct Comparing: PipelineStage {
  let office: Office
  let now: Timestamp

  /// Letters in one transaction.
  private static let batch = 200

  func run(until stop: () -> Bool) throws -> Int {
    var done = 0
    while !stop(), case let mark = try office.ledger.mark(Ledger.unlikened), mark > 0 {
      let letters = try office.ledger.registrations(through: mark, limit: Self.batch)
      try office.ledger.write { book in
        try Likening(office: office, now: now, book: book)
          .place(earlier: letters.compactMap { try book.letter($0.letter) })
        try book.setMark(
          Ledger.unlikened, to: letters.count < Self.batch ? 0 : (letters.last?.sequence ?? 1) - 1)
      }
      done += letters.count
    }
    return done
  }
}
