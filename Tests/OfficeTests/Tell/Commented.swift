import Digest
import Domain
import Papers
import Store
import World

@testable import Office

/// An office with an account, under which people comment.
struct Commented {
  static let account = "奈曼政务"
  let world: World

  init(change: (inout OfficeRules) -> Void = { _ in }) throws {
    world = try World {
      $0.intakes[Self.account] = .init(
        channel: .newMedia(account: Self.account), desk: Cast.desk.name, columns: [:])
      change(&$0)
    }
  }

  /// Takes an export in, a row from each text, and works.
  func comments(_ texts: String...) throws {
    let rows = texts.enumerated().map { "\(71 + $0),小李,\($1),2026-11-22 09:12,供热通知\n" }
    let text = "评论ID,昵称,内容,时间,作品标题\n" + rows.joined()
    let bytes = Array(text.utf8)
    _ = try world.office.takeIn(
      "评论.csv", digest: SHA256.digest(of: bytes), from: Self.account, by: nil, at: world.now
    ) { try Export(of: Table(reading: bytes), now: world.now.seconds) }
    try world.work()
  }

  /// The letter's unit answers, and its leader signs.
  func answer(_ words: String, _ serial: Int = 1, by leader: String = "leader@zhujian.example") throws {
    let assigned = try world.mails("assigned", about: world.letter(serial).id)
    guard let mail = assigned.first else { throw LedgerError.noSuchLetter(try world.letter(serial).id) }
    try world.reply(to: mail, from: leader, "答复：\(words)", signedBy: true)
    try world.work()
  }

  func notices(_ serial: Int = 1) throws -> [Notice] {
    try world.office.ledger.notices(about: world.letter(serial).id)
  }
}
