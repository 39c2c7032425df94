import Domain
import Store
import Templates

/// Once a month: units get their own figures before the bulletin is drawn up, so that they can object (异议), and each
/// unit's leader gets the list of its letters. Where nobody is the supervisor there is no bulletin.
struct CirculatingFigures: PipelineStage {
  let office: Office
  let now: Timestamp

  private static let name = "bulletin"

  func run(until stop: () -> Bool) throws -> Int {
    let (bulletins, tellsLeaders) = (office.rules.bulletin, office.rules.tellsLeaders)
    guard bulletins != nil || tellsLeaders, office.calendar.isWorkingDay(now.day),
      now >= Timestamp(now.day, second: office.rules.morningAt),
      let period = Period.month(before: now.day),
      now.day >= office.calendar.day(bulletins?.after ?? 1, workingDaysAfter: period.last),
      try office.ledger.lastChase(of: Self.name) != now.day, try office.gapBefore(now) == nil
    else { return 0 }
    let lists = "leaders \(period.first)"
    let needsBulletin =
      try bulletins != nil && office.register.official(.supervisor, on: now.day) != nil
      && office.ledger.bulletin(of: period) == nil
    let needsLists = try tellsLeaders && office.ledger.lastChase(of: lists) == nil
    return try office.ledger.write { book in
      try book.noteChase(of: Self.name, on: now.day)
      guard needsBulletin || needsLists else { return 0 }
      let months = try UnitMonth.all(of: period, in: office, at: now)
      let told = try needsBulletin ? circulate(period, months, in: book) : 0
      guard needsLists else { return told }
      try book.noteChase(of: lists, on: now.day)
      return try told + tellLeaders(of: months, period, in: book)
    }
  }

  /// - Returns: how many units were written to.
  private func circulate(_ period: Period, _ months: [UnitMonth], in book: Book) throws -> Int {
    let content = try office.bulletin(of: period, at: now)
    guard !content.rows.isEmpty else { return 0 }
    let bulletin = try book.open(
      content,
      objectionsUntil: office.calendar.day(
        (office.rules.bulletin ?? .standard).objections, workingDaysAfter: now.day))
    var told = 0
    for row in content.rows {
      guard let unit = office.register.unit(row.unit) else { continue }
      let month = months.first { $0.unit == row.unit } ?? UnitMonth(unit: row.unit)
      told += try tell(unit, row, month, of: bulletin, in: book) ? 1 : 0
    }
    return told
  }

  private func tell(
    _ unit: HandlingUnit, _ row: Bulletin.Row, _ month: UnitMonth, of bulletin: KeptBulletin, in book: Book
  ) throws -> Bool {
    guard let reader = unit.reader(on: now.day) else { return false }
    let code = DigestCode(.figures, entropy: office.entropy(10))
    try book.give(
      code.code, for: BulletinCode(bulletin: bulletin.id, unit: unit.name, digest: nil))
    let own: TemplateValues = [
      "unit": .text(unit.name.text), "reader": .text(reader.name), "period": .text(bulletin.period.chinese),
      "score": .text(TableCell.tenths(row.score).text), "rank": .text(row.rank.map { "\($0)" } ?? ""),
      "figures": .list(
        row.entries.map { ["name": .text($0.figure.chinese), "count": "\($0.count)"] }),
      "until": "\(bulletin.objectionsUntil.month)月\(bulletin.objectionsUntil.dayOfMonth)日",
      "code": "\(code)",
    ]
    let letters = try month.values(for: reader.address, in: office, book, at: now)
    try book.send(
      try Post(office: office, now: now).mail(
        "figures", to: reader.address, code: code, cause: "figures/\(bulletin.id)/\(unit.name)",
        values: own.merging(letters) { $1 }), at: now)
    return true
  }

  /// - Returns: how many leaders were written to.
  private func tellLeaders(of months: [UnitMonth], _ period: Period, in book: Book) throws -> Int {
    var told = 0
    for month in months {
      guard let leader = office.register.unit(month.unit)?.leader(on: now.day) else { continue }
      let own: TemplateValues = [
        "unit": .text(month.unit.text), "reader": .text(leader.name), "period": .text(period.chinese),
      ]
      let letters = try month.values(for: leader.address, in: office, book, at: now)
      try book.send(
        try Post(office: office, now: now).mail(
          "unit-month", to: leader.address, code: nil, cause: "unit-month/\(period.first)/\(month.unit)",
          values: own.merging(letters) { $1 }), at: now)
      told += 1
    }
    return told
  }
}
