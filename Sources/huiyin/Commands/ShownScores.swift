import Domain
import Office

/// `huiyin report scores --json`; its keys are stable.
struct ShownScores: Encodable {
  struct Card: Encodable {
    let unit: String
    @Nullable var rank: Int?
    @Nullable var score: Double?
    let volume: Int
    let parts: [Part]
  }
  struct Part: Encodable {
    /// Its name in the YAML.
    let part: String
    @Nullable var share: Double?
    let base: Int
    let weight: Int
  }

  let from: String
  let through: String
  let position: Int64
  let asOf: String
  let rankedFrom: Int
  let cards: [Card]

  init(_ table: ScoreTable) {
    from = table.dated.report.period.first.description
    through = table.dated.report.period.last.description
    position = table.dated.position
    asOf = table.dated.moment.description
    rankedFrom = table.formula.rankedFrom
    cards = table.cards.map { card in
      let parts = ScorePart.allCases.map { part in
        let share = card.shares[part]
        return Part(
          part: part.rawValue, share: share?.tenths.map { Double($0) / 1000 }, base: share?.base ?? 0,
          weight: table.formula.weights[part, default: 0])
      }
      return Card(
        unit: card.unit.text, rank: card.rank, score: card.score.map { Double($0) / 10 },
        volume: card.volume, parts: parts)
    }
  }
}

extension ScoreTable {
  /// For a terminal: each unit by itself.
  var lines: [String] {
    let body = cells.flatMap { row in
      ["\(row[0].text)  \(row[1].text)"] + zip(Self.heading, row).dropFirst(2).map { "  \($0)  \($1.text)" }
    }
    return [title, state, ""] + (body.isEmpty ? ["没有应办结的件次"] : body) + ["", "计算办法"]
      + definitions.map { "  \($0.name)：\($0.text)" }
  }
}

/// A field of the 年度报表 and its value, as in `huiyin report annual --json`.
struct ShownField: Encodable {
  let field: String
  let value: String

  init(_ entry: (field: String, value: String)) { (field, value) = entry }
}

/// `huiyin report self-check --json`; its keys are stable.
struct ShownStatement: Encodable {
  let paragraph: String
  let position: Int64
  let asOf: String
  @Nullable var configuration: String?

  init(_ dated: DatedReport, _ paragraph: String) {
    self.paragraph = paragraph
    (position, asOf, configuration) = (dated.position, dated.moment.description, dated.configuration)
  }
}
