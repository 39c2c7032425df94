import Domain
import Store

extension ToldLine {
  /// What would do.
  static let help = "可写：编号（或行号） 已发布 链接 时间；编号 已告知 电话 时间 谁；编号 无法告知：原因"

  /// The notices that the line means, of those it may mean.
  func meant(among listed: [Notice]) throws(NotTold) -> [Notice] {
    switch subject {
    case .row(let row):
      guard listed.indices.contains(row - 1) else { throw .noRow(row) }
      return [listed[row - 1]]
    case .letter(let id, let kind):
      let found = listed.filter { $0.letter == id && (kind == nil || $0.content.kind == kind) }
      guard !found.isEmpty else { throw .nothingAbout(id) }
      return try Self.one(of: found)
    case .single: return try Self.one(of: listed)
    case .all:
      let open = listed.filter(\.isOpen)
      return open.isEmpty ? listed : open
    }
  }

  /// The only one that is open; or all of a call, which says all of them.
  private static func one(of notices: [Notice]) throws(NotTold) -> [Notice] {
    let open = notices.filter(\.isOpen)
    if let first = open.first, open.allSatisfy({ $0.content.way == .telephone && $0.letter == first.letter })
    {
      return open
    }
    guard open.count <= 1, let notice = open.first ?? notices.last else {
      throw .several(open.map(\.content.kind))
    }
    return [notice]
  }
}

extension Docket {
  /// Closes a notice as somebody says it was carried out.
  mutating func confirm(_ notice: Notice, _ line: ToldLine, by clerk: Party) throws {
    guard notice.isOpen else { throw NotTold.closed(by: notice.doneBy ?? "") }
    if notice.content.way == .telephone {
      // One call in vain was in vain for all that there was to say, and may have closed this already.
      guard try openCalls().contains(where: { $0.id == notice.id }) else { return }
      _ = try call(line, about: line.failure == nil ? [notice] : nil, by: clerk)
      return
    }
    // A phone's clock is not ours.
    guard line.at <= now + 3600 else { throw NotTold.inTheFuture }
    // Who names no more than the day means no hour of it.
    guard line.at.day >= notice.at.day else { throw NotTold.tooEarly }
    var told = Told(place: line.place, at: min(now, line.at), by: line.by)
    if let why = line.failure {
      guard !why.isEmpty else { throw NotTold.noReason }
      told.place = "未能告知，\(why)"
      if try close(notice, told, way: "none", by: clerk) { _ = try callInstead(of: notice) }
      return
    }
    let place = line.place?.lowercased() ?? ""
    let isSeen = place.hasPrefix("http://") || place.hasPrefix("https://")
    guard isSeen || !notice.content.isPublic else { throw NotTold.noLink }
    _ = try close(notice, told, by: clerk)
  }
}

extension Office {
  /// `huiyin told`: closes what the line means of what waits to be told to a letter's author.
  /// - Returns: what was recorded, for the clerk.
  package func told(_ id: LetterID, _ line: ToldLine, by clerk: Party, at now: Timestamp) throws -> String {
    try open(id, at: now) { docket in
      let meant = try line.meant(among: docket.book.notices(about: id))
      for notice in meant { try docket.confirm(notice, line, by: clerk) }
      return "已记录：\(id) \(meant.map(\.chinese).joined(separator: "、"))"
    }
  }
}
