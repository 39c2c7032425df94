import Domain
import Store
import Templates

extension Office {
  /// Freezes a bulletin and sends it to the units (印发).
  /// - Returns: how many units it goes to.
  func release(_ bulletin: KeptBulletin, by party: Party, at now: Timestamp, in book: Book) throws -> Int {
    guard bulletin.releasedAt == nil else { throw BulletinBar.isReleased }
    guard bulletin.draftedAt != nil else { throw BulletinBar.hasNoDraft }
    let open = try ledger.objections(to: bulletin.id).count { $0.isAdopted == nil }
    guard open == 0 else { throw BulletinBar.objectionsWait(open) }
    try book.release(bulletin, by: party.name ?? "", at: now)
    try book.record(.bulletinReleased(bulletin.mark), at: now, by: party)
    let table = BulletinTable(bulletin.content, in: self)
    let attachment = try table.attachment
    let charts = try table.charts.compactMap(MailChart.init)
    let post = Post(office: self, now: now)
    let units = register.units.filter { $0.tenure.contains(now.day) }
    for address in readers(of: bulletin.content, units, on: now.day) {
      try book.send(
        try post.mail(
          "bulletin", to: address, code: nil, cause: "bulletin/\(bulletin.id)/\(address)",
          values: table.values.merging([
            "releasedAt": .text(now.day.chinese), "releasedBy": .text(party.name ?? ""),
          ]) { $1 }, charts: charts, attachments: [attachment], isOpen: true), at: now)
    }
    return units.count
  }

  /// Every unit's officer, the leaders of those that it names, the desks, and who stands above them.
  private func readers(of bulletin: Bulletin, _ units: [HandlingUnit], on day: Day) -> [String] {
    let named = Set(bulletin.commended + bulletin.criticised)
    let people =
      units.compactMap { $0.reader(on: day)?.address }
      + units.filter { named.contains($0.name) }.compactMap { $0.leader(on: day)?.address }
      + register.desks.map(\.address)
      + [Role.coordinator, .supervisor].compactMap { register.official($0, on: day)?.address }
    var known: Set<String> = []
    return people.filter { known.insert($0.lowercased()).inserted }
  }

  /// Releases by a command what the supervisor would by mail.
  /// - Throws: ``BulletinBar`` where it may not be.
  package func releaseBulletin(of period: Period, by party: Party, at now: Timestamp) throws -> String {
    try ledger.write { book in
      guard let bulletin = try ledger.bulletin(of: period) else { throw BulletinBar.isNone }
      let units = try release(bulletin, by: party, at: now, in: book)
      return "the bulletin of \(period.first) to \(period.last) was released to \(units) units"
    }
  }
}

/// What keeps a bulletin from being released.
package enum BulletinBar: Error, Equatable, CustomStringConvertible {
  case isNone, hasNoDraft, isReleased
  /// So many objections have no answer.
  case objectionsWait(Int)

  package var description: String {
    switch self {
    case .isNone: "no bulletin of that month was drawn up"
    case .hasNoDraft: "units may still object: there is no draft yet"
    case .isReleased: "that bulletin was released already"
    case .objectionsWait(let count): "\(count) objections have no answer yet"
    }
  }

  var chinese: String {
    switch self {
    case .isNone: "本期没有通报"
    case .hasNoDraft: "异议期未过，还没有草稿"
    case .isReleased: "本期通报已印发"
    case .objectionsWait(let count): "还有\(count)件异议没有答复"
    }
  }
}
