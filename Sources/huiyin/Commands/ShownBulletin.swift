import Domain
import Office
import Store

/// `huiyin bulletin --json`; its keys are stable.
struct ShownBulletin: Encodable {
  struct Unit: Encodable {
    let unit: String
    @Nullable var rank: Int?
    @Nullable var score: Double?
    /// By the names that `huiyin report --letters` takes.
    let figures: [String: Int]
  }
  struct Topic: Encodable {
    let letter: String
    let authors: Int
    let units: [String]
  }
  struct LeftOut: Encodable {
    let letter: String
    let unit: String
  }

  let from: String
  let through: String
  let position: Int64
  /// `forecast`, `circulated`, `draft` or `released`.
  let state: String
  @Nullable var objectionsUntil: String?
  @Nullable var releasedAt: String?
  @Nullable var releasedBy: String?
  /// SHA-256 of the bulletin, as the chain has it.
  @Nullable var digest: String?
  let units: [Unit]
  let commended: [String]
  let criticised: [String]
  let topics: [Topic]
  let leftOut: [LeftOut]
  let corrections: [ShownCorrection]

  init(_ bulletin: Bulletin, _ kept: KeptBulletin?) {
    (from, through) = (bulletin.period.first.description, bulletin.period.last.description)
    position = bulletin.position
    state = Self.state(of: kept)
    objectionsUntil = kept?.objectionsUntil.description
    (releasedAt, releasedBy) = (kept?.releasedAt?.description, kept?.releasedBy)
    digest = kept?.digest
    units = bulletin.rows.map { row in
      Unit(
        unit: row.unit.text, rank: row.rank, score: row.score.map { Double($0) / 10 },
        figures: Dictionary(
          row.entries.map { ($0.figure.rawValue, $0.count) }, uniquingKeysWith: { first, _ in first }))
    }
    (commended, criticised) = (bulletin.commended.map(\.text), bulletin.criticised.map(\.text))
    topics = bulletin.topics.map {
      Topic(letter: $0.letter.description, authors: $0.authors, units: $0.units.map(\.text))
    }
    leftOut = bulletin.leftOut.map { LeftOut(letter: $0.letter.description, unit: $0.unit.text) }
    corrections = bulletin.corrections.map(ShownCorrection.init)
  }

  static func state(of kept: KeptBulletin?) -> String {
    guard let kept else { return "forecast" }
    return kept.releasedAt != nil ? "released" : kept.draftedAt != nil ? "draft" : "circulated"
  }
}

/// One figure that has changed since its bulletin was released.
struct ShownCorrection: Encodable {
  let from: String
  let through: String
  let unit: String
  /// Null for the score.
  @Nullable var figure: String?
  let before: Double
  let after: Double

  init(_ correction: Correction) {
    (from, through) = (correction.period.first.description, correction.period.last.description)
    unit = correction.unit.text
    figure = correction.figure?.rawValue
    let whole = correction.figure == nil ? 10.0 : 1
    (before, after) = (Double(correction.before) / whole, Double(correction.after) / whole)
  }
}

/// What a unit objected to, as in `huiyin bulletin objections`.
struct ShownObjection: Encodable {
  /// As the draft numbers it.
  let number: Int
  let unit: String
  let letter: String
  let at: String
  let words: String
  /// `upheld` or `adopted`; null while it waits.
  @Nullable var answer: String?

  init(_ objection: Objection, number: Int, in ledger: Ledger) throws {
    let note = try ledger.letter(objection.letter)?.events.first { $0.sequence == objection.note }
    self.number = number
    (unit, letter) = (objection.unit.text, objection.letter.description)
    at = note?.at.description ?? ""
    words = if case .noted(let words)? = note?.fact { words.shown } else { "" }
    answer = objection.isAdopted.map { $0 ? "adopted" : "upheld" }
  }

  var line: String {
    ["\(number)", letter, unit, answer ?? "waiting", words].joined(separator: "  ")
  }
}
