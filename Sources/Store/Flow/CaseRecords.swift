import Cores
import Domain
import Foundation
import GRDB

/// What figures count of each letter. Closed letters are kept ready; the others are read from their events, as is
/// everything when the past is asked for as the ledger had it then.
extension Ledger {
  /// Keeps the records of letters that were closed, or to which something happened afterwards, since it was last done.
  /// - Returns: how many were kept.
  @discardableResult
  package func keepRecords(until stop: () -> Bool = { false }) throws -> Int {
    var kept = 0
    while !stop() {
      let (start, head) = (try mark(Self.recorded), try head().sequence)
      guard start < head else { break }
      let end = min(head, start + Self.eventsAtOnce)
      kept += try write { book in
        let letters = try book.closedLetters(touchedAfter: start, through: end)
        for letter in letters { try book.keepRecord(of: letter) }
        try book.setMark(Self.recorded, to: end)
        return letters.count
      }
    }
    return kept
  }

  /// The records of all letters that may have to do with a period: registered before its end, and open or touched since
  /// it began, or due within it; a merged one also where its root is. In the order of their numbers.
  /// - Parameter position: how far in the chain is looked; nil for all of it.
  package func records(for period: Period, through position: Int64? = nil) throws -> [CaseRecord] {
    try database.read { database in
      let reader = LetterReader(database: database)
      var kept: [[UInt8]] = []
      var later: [LetterID] = []
      try database.step(
        """
        SELECT letter, record, through <= ?1 AND
          through = (SELECT max(sequence) FROM event WHERE event.letter = caseRecord.letter)
        FROM caseRecord
        WHERE registered < ?2 AND (touched >= ?3 OR due >= ?4 OR letter IN (
          SELECT merger.letter FROM merger LEFT JOIN caseRecord AS its ON its.letter = merger.root
          WHERE its.letter IS NULL OR its.touched >= ?3))
        ORDER BY letter
        """,
        [
          .integer(position ?? .max), .integer(period.end.seconds), .integer(period.start.seconds),
          .integer(Int64(period.first.number)),
        ]
      ) { row in
        if row.integer(2) == 1 {
          kept.append(row.octets(1) { Array($0) })
        } else {
          later += [LetterID(row.text(0))].compactMap(\.self)
        }
      }
      // A register of years is a hundred thousand of them.
      var records = try kept.mappedOnAllCores {
        try CanonicalJSON.decode(CaseRecord.self, from: $0, words: Self.noWords)
      }
      later += try database.values(
        String.self,
        """
        SELECT id FROM letter WHERE id NOT IN (SELECT letter FROM caseRecord)
          AND (SELECT at FROM event WHERE letter = letter.id ORDER BY sequence LIMIT 1) < ?
        """, [period.end.seconds]
      ).compactMap(LetterID.init)
      // As many letters in memory at a time as are open in a busy office.
      for part in later.inParts(of: 1000) {
        records += try part.compactMap { try reader.unread($0, through: position) }
          .mappedOnAllCores { try $0.read() }
          .filter { $0.registeredAt < period.end }.map { CaseRecord(of: $0) }
      }
      // Kept ones come in the order of their numbers, but for prefixes and serials of other lengths; to move a hundred
      // thousand records about takes longer than to look whether they must be.
      let isSorted = zip(records, records.dropFirst()).allSatisfy { $0.letter < $1.letter }
      return isSorted ? records : records.sorted { $0.letter < $1.letter }
    }
  }

  /// The record of one letter, as it was at a position of the chain.
  package func record(of id: LetterID, through position: Int64? = nil) throws -> CaseRecord? {
    try database.read { try LetterReader(database: $0).letter(id, through: position).map(CaseRecord.init) }
  }

  /// When the event at a position of the chain was recorded; nil where the chain is not that long.
  package func time(of position: Int64) throws -> Timestamp? {
    try database.read {
      try $0.value(Int64.self, "SELECT at FROM event WHERE sequence = ?", [position])
    }.map(Timestamp.init(seconds:))
  }

  /// When the last event before a moment was recorded; nil where there is none. Where a clock went back, later ones may stand
  /// before it in the chain.
  package func lastEvent(before time: Timestamp) throws -> Timestamp? {
    try database.read {
      try $0.value(
        Int64.self, "SELECT at FROM event WHERE at < ? ORDER BY sequence DESC LIMIT 1", [time.seconds])
    }.map(Timestamp.init(seconds:))
  }

  /// The latest moment that one of the last events was recorded at; nil where there is none.
  package func latestOfLastEvents() throws -> Timestamp? {
    try database.read {
      try $0.value(
        Int64.self, "SELECT max(at) FROM (SELECT at FROM event ORDER BY sequence DESC LIMIT 200)")
    }.map(Timestamp.init(seconds:))
  }

  /// What is known of words by their numbers; nothing of those that were erased.
  package func texts(of references: [WordsReference]) throws -> [Int64: String] {
    try database.read { database in
      var texts: [Int64: String] = [:]
      try database.step(
        "SELECT id, text FROM words WHERE id = ? AND text IS NOT NULL", forEach: references.map(\.id)
      ) {
        texts[$1.integer(0)] = $1.text(1)
      }
      return texts
    }
  }

  private static let recorded = "recorded"
  private static let eventsAtOnce: Int64 = 5000
  static let noWords = WordBasket { _ in [] }
}

extension Book {
  fileprivate func closedLetters(touchedAfter start: Int64, through end: Int64) throws -> [LetterID] {
    // CROSS says in which order: most of the closed letters were not touched.
    try database.values(
      String.self,
      """
      SELECT DISTINCT event.letter FROM event CROSS JOIN letter ON letter.id = event.letter
      WHERE event.sequence > ? AND event.sequence <= ? AND letter.stage IN (\(Self.settled))
      """, [start, end]
    ).compactMap(LetterID.init)
  }

  fileprivate func keepRecord(of id: LetterID) throws {
    // Of letters that are open here, words that were recorded a moment ago do not know their numbers yet.
    guard let letter = try LetterReader(database: database).letter(id), let last = letter.events.last else {
      return
    }
    let record = CaseRecord(of: letter)
    let due = record.clocks.compactMap(\.due?.day.number).max()
    try database.step(
      """
      INSERT OR REPLACE INTO caseRecord (letter, through, registered, touched, due, record)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .text(id.description), .integer(record.through), .integer(record.registeredAt.seconds),
        .integer(last.at.seconds), .optional(due.map(Int64.init)),
        .octets(try CanonicalJSON.encode(record, keeping: Ledger.noWords)),
      ])
  }

  /// Stages of letters to which little happens any more.
  private static let settled = Stage.allCases.filter(\.isSettled)
    .map { "'\($0.rawValue)'" }.joined(separator: ",")
}
