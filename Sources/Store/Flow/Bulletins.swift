import Digest
import Domain
import Foundation
import GRDB

/// A bulletin (通报) as the ledger keeps it.
package struct KeptBulletin: Sendable {
  package let id: Int64
  package let content: Bulletin
  /// SHA-256 of the content, lower-case hex.
  package let digest: String
  /// The last day on which units may object.
  package let objectionsUntil: Day
  /// When the supervisor first got it; nil while units may still object.
  package let draftedAt: Timestamp?
  package let releasedAt: Timestamp?
  package let releasedBy: String?

  package var period: Period { content.period }
  package var mark: BulletinMark {
    BulletinMark(period: period, position: content.position, digest: digest)
  }
}

/// Whose word a code about a bulletin carries.
package struct BulletinCode: Sendable, Equatable {
  package let bulletin: Int64
  /// Nil for the supervisor.
  package let unit: UnitName?
  /// Of the draft that the supervisor was shown.
  package let digest: String?

  package init(bulletin: Int64, unit: UnitName?, digest: String?) {
    (self.bulletin, self.unit, self.digest) = (bulletin, unit, digest)
  }
}

/// What a unit objected to (异议). Its words stand on the letter.
package struct Objection: Sendable {
  package let id: Int64
  package let bulletin: Int64
  package let unit: UnitName
  package let letter: LetterID
  /// The event on the letter that has its words.
  package let note: Int64
  /// Who of the unit wrote it.
  package let recipient: String
  /// Nil while the supervisor has not answered it.
  package let isAdopted: Bool?
}

extension Book {
  /// Keeps a bulletin of which units are told their own figures.
  /// - Returns: its row.
  package func open(_ content: Bulletin, objectionsUntil day: Day) throws -> KeptBulletin {
    let (bytes, digest) = try Self.canonical(content)
    try database.run(
      "INSERT INTO bulletin (firstDay, lastDay, objectionsUntil, content, digest) VALUES (?, ?, ?, ?, ?)",
      [content.period.first.number, content.period.last.number, day.number, Data(bytes), digest])
    return KeptBulletin(
      id: database.lastInsertedRowID, content: content, digest: digest, objectionsUntil: day,
      draftedAt: nil, releasedAt: nil, releasedBy: nil)
  }

  /// What the supervisor is shown from now on.
  package func draft(_ content: Bulletin, of bulletin: Int64, at time: Timestamp) throws -> BulletinMark {
    let (bytes, digest) = try Self.canonical(content)
    try database.run(
      """
      UPDATE bulletin SET content = ?, digest = ?, draftedAt = coalesce(draftedAt, ?)
      WHERE id = ? AND releasedAt IS NULL
      """, [Data(bytes), digest, time.seconds, bulletin])
    return BulletinMark(period: content.period, position: content.position, digest: digest)
  }

  /// Freezes it.
  package func release(_ bulletin: KeptBulletin, by name: String, at time: Timestamp) throws {
    try database.run(
      "UPDATE bulletin SET releasedAt = ?, releasedBy = ? WHERE id = ? AND releasedAt IS NULL",
      [time.seconds, name, bulletin.id])
  }

  package func give(_ code: String, for what: BulletinCode) throws {
    try database.run(
      "INSERT INTO bulletinCode (code, bulletin, unit, digest) VALUES (?, ?, ?, ?)",
      [Question.digest(of: code), what.bulletin, what.unit?.text, what.digest])
  }

  /// - Parameter note: the event on the letter that has its words.
  package func object(
    to bulletin: Int64, _ unit: UnitName, about letter: LetterID, note: Int64, by recipient: String
  ) throws {
    try database.run(
      "INSERT INTO objection (bulletin, unit, letter, note, recipient) VALUES (?, ?, ?, ?, ?)",
      [bulletin, unit.text, letter.description, note, recipient])
  }

  package func answer(_ objection: Objection, isAdopted: Bool) throws {
    try database.run("UPDATE objection SET isAdopted = ? WHERE id = ?", [isAdopted, objection.id])
  }

  private static func canonical(_ content: Bulletin) throws -> (bytes: [UInt8], digest: String) {
    let bytes = try CanonicalJSON.encode(content, keeping: Ledger.noWords)
    return (bytes, Hex.encode(SHA256.digest(of: bytes)))
  }
}

extension Ledger {
  /// All of them, the oldest period first.
  package func bulletins() throws -> [KeptBulletin] {
    try database.read { try $0.rows("SELECT * FROM bulletin ORDER BY firstDay", []) }.map(KeptBulletin.init)
  }

  package func bulletin(_ id: Int64) throws -> KeptBulletin? {
    try database.read { try $0.row("SELECT * FROM bulletin WHERE id = ?", [id]) }.map(KeptBulletin.init)
  }

  package func bulletin(of period: Period) throws -> KeptBulletin? {
    try bulletins().last { $0.period == period }
  }

  /// Those of which units had their time to object, and no draft was put yet.
  package func bulletinsToDraft(on day: Day) throws -> [KeptBulletin] {
    try database.read {
      try $0.rows(
        "SELECT * FROM bulletin WHERE draftedAt IS NULL AND objectionsUntil < ? ORDER BY firstDay",
        [day.number])
    }.map(KeptBulletin.init)
  }

  package func bulletinCode(_ code: String) throws -> BulletinCode? {
    try database.read {
      try $0.row("SELECT * FROM bulletinCode WHERE code = ?", [Question.digest(of: code)])
    }.map { row in
      BulletinCode(
        bulletin: row["bulletin"], unit: (row["unit"] as String?).map { UnitName($0) }, digest: row["digest"])
    }
  }

  /// What units objected to in a bulletin, in the order in which they did.
  package func objections(to bulletin: Int64) throws -> [Objection] {
    try database.read { try $0.rows("SELECT * FROM objection WHERE bulletin = ? ORDER BY id", [bulletin]) }
      .compactMap(Objection.init)
  }
}

extension KeptBulletin {
  fileprivate init(_ row: Row) throws {
    id = row["id"]
    digest = row["digest"]
    content = try CanonicalJSON.decode(
      Bulletin.self, from: Array(row["content"] as Data), words: Ledger.noWords)
    objectionsUntil = Day(number: row["objectionsUntil"])
    draftedAt = (row["draftedAt"] as Int64?).map(Timestamp.init(seconds:))
    releasedAt = (row["releasedAt"] as Int64?).map(Timestamp.init(seconds:))
    releasedBy = row["releasedBy"]
  }
}

extension Objection {
  fileprivate init?(_ row: Row) {
    guard let letter = LetterID(row["letter"]) else { return nil }
    (id, bulletin, note) = (row["id"], row["bulletin"], row["note"])
    (unit, self.letter) = (UnitName(row["unit"]), letter)
    (recipient, isAdopted) = (row["recipient"], row["isAdopted"])
  }
}
