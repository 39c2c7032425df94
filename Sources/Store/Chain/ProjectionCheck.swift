import Domain
import Foundation
import GRDB

/// Makes everything anew from the events that the ledger keeps ready of them, and compares.
struct ProjectionCheck {
  let database: Database

  func run() throws {
    try checkLetters()
    try checkNumbers()
    try checkCensus()
    try checkPages()
    try checkLikeness()
  }

  /// By what letters that say the same are found: of each entry every value, and no other.
  private func checkLikeness() throws {
    let entries = try Row.fetchCursor(database, sql: "SELECT sequence, authors, digest, sketch FROM likeness")
    var count: Int64 = 0
    while let row = try entries.next() {
      let (sequence, digest) = (row["sequence"] as Int64, row["digest"] as Int64?)
      let shingles: [UInt32] = PackedNumbers.numbers(row["sketch"])
      let authors: [UInt64] = PackedNumbers.numbers(row["authors"])
      let values = Set(
        shingles.prefix(Book.shinglesLookedUp).map { Int64($0) } + authors.map(LikenessEntry.value(ofAuthor:))
          + [digest].compactMap(\.self))
      count += Int64(values.count)
      for value in values {
        guard
          try database.row("SELECT 1 FROM shingle WHERE value = ? AND sequence = ?", [value, sequence]) != nil
        else { throw differs("the index of likeness") }
      }
    }
    guard try database.value(Int64.self, "SELECT count(*) FROM shingle") == count else {
      throw differs("the index of likeness")
    }
  }

  private func checkLetters() throws {
    let rows = try database.rows("SELECT id, year, serial, stage, desk, urgent FROM letter")
    let known = Set(
      try database.values(
        String.self, "SELECT DISTINCT letter FROM event WHERE letter <> ?", [EventRow.noLetter]))
    guard known == Set(rows.map { $0["id"] as String }) else { throw differs("the list of letters") }
    for table in ["merger", "testLetter", "submission", "caseRecord", "page"] {
      let others = try database.values(String.self, "SELECT letter FROM \(table)")
      guard known.isSuperset(of: others) else { throw differs("the list of letters in \(table)") }
    }
    let reader = LetterReader(database: database)
    for row in rows {
      guard let id = LetterID(row["id"]), let letter = try reader.letter(id),
        letter.stage.rawValue == row["stage"]
      else { throw differs("the stage of \(row["id"] as String)") }
      guard (id.year, id.serial) == (row["year"], row["serial"]) else { throw differs("the number of \(id)") }
      guard letter.registration.desk == row["desk"] else { throw differs("the desk of \(id)") }
      try check(letter, isUrgent: row["urgent"])
    }
  }

  private func check(_ letter: Letter, isUrgent: Bool) throws {
    let id = letter.id.description
    guard letter.isUrgent == isUrgent else { throw differs("whether \(id) is urgent") }
    let root = try database.value(String.self, "SELECT root FROM merger WHERE letter = ?", [id])
    guard root == letter.root?.description else { throw differs("the root of \(id)") }
    let isTest = try database.row("SELECT 1 FROM testLetter WHERE letter = ?", [id]) != nil
    guard isTest == letter.isTest else { throw differs("whether \(id) is a test") }
    let submission = try database.row("SELECT portal, serial FROM submission WHERE letter = ?", [id])
    guard (submission?["portal"] as String?) == letter.registration.submission?.portal,
      (submission?["serial"] as String?) == letter.registration.submission?.serial?.text
    else { throw differs("the portal of \(id)") }
    try checkRecord(of: letter)
  }

  /// One that was kept before the letter's last event is made anew when it is asked for.
  private func checkRecord(of letter: Letter) throws {
    let row = try database.row(
      "SELECT through, registered, touched, due, record FROM caseRecord WHERE letter = ?",
      [letter.id.description])
    guard let row, let last = letter.events.last, row["through"] == last.sequence else { return }
    let record = CaseRecord(of: letter)
    guard Array(row["record"] as Data) == (try CanonicalJSON.encode(record, keeping: Ledger.noWords)),
      row["registered"] == record.registeredAt.seconds, row["touched"] == last.at.seconds,
      row["due"] == record.clocks.compactMap(\.due?.day.number).max()
    else { throw differs("what figures count of \(letter.id)") }
  }

  /// A number that was given out is never given again.
  private func checkNumbers() throws {
    let early = try database.row(
      """
      SELECT id FROM letter WHERE NOT EXISTS (
        SELECT 1 FROM serial WHERE serial.year = letter.year AND serial.last >= letter.serial
        AND letter.id LIKE serial.prefix || '%')
      """)
    if let early { throw differs("the number that was given out last, before \(early["id"] as String),") }
  }

  private func checkCensus() throws {
    let differing = try database.row(
      """
      SELECT stage FROM (
        SELECT stage, count(*) AS letters FROM letter GROUP BY stage
        EXCEPT SELECT stage, letters FROM census
        UNION ALL SELECT * FROM (
          SELECT stage, letters FROM census WHERE letters > 0
          EXCEPT SELECT stage, count(*) FROM letter GROUP BY stage))
      """)
    if let differing { throw differs("the count of letters that are \(differing["stage"] as String)") }
  }

  /// What stands on the shelves of the site: the pages of letters that are public, and how many under each key.
  private func checkPages() throws {
    for row in try database.rows("SELECT letter, isGone, received, published FROM page") {
      let name: String = row["letter"]
      guard let id = LetterID(name), let letter = try LetterReader(database: database).letter(id),
        letter.events.contains(where: { $0.fact.act == .publish }), letter.hasPage || row["isGone"] == true
      else { throw differs("the page of \(name)") }
      guard row["received"] == letter.registration.receivedAt.seconds else {
        throw differs("the page of \(name)")
      }
    }
    guard
      try database.row(
        """
        SELECT 1 FROM page LEFT JOIN pageBody USING (place) WHERE isGone = (pageBody.place IS NOT NULL)
        """) == nil
    else { throw differs("what a page says") }
    for (shelf, key) in [
      ("unit", "unit"), ("category", "category"), ("topic", "topic"), ("month", "month"), ("all", "'all'"),
    ] {
      let counted = """
        SELECT '\(shelf)', \(key), count(*), coalesce(sum(isGone = 0), 0),
          coalesce(sum(CASE WHEN isGone = 0 THEN published - received END), 0),
          max(CASE WHEN isGone = 0 THEN published END) FROM page WHERE \(key) IS NOT NULL GROUP BY \(key)
        """
      let kept =
        "SELECT shelf, key, places, count, seconds, latest FROM pageShelf WHERE shelf = '\(shelf)' AND places > 0"
      guard try database.row("SELECT * FROM (\(counted) EXCEPT \(kept))") == nil,
        try database.row("SELECT * FROM (\(kept) EXCEPT \(counted))") == nil
      else { throw differs("the count of pages by \(shelf)") }
    }
  }

  private func differs(_ what: String) -> LedgerError { .corrupt("\(what) differs from its events") }
}
