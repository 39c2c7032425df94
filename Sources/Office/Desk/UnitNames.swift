import Domain

/// Which unit somebody means by a name he wrote: its short name, its full name or an alias, with or without the county
/// before it. What could be two units is neither, and nothing is guessed.
struct UnitNames {
  private let register: Register
  private let day: Day
  /// `奈曼旗`, as most full names begin; empty where no two begin alike.
  private let county: String
  private let called: [Called]

  /// A unit with all its names, as they are compared.
  private struct Called {
    let unit: HandlingUnit
    let isCurrent: Bool
    let names: [String]
    /// Without the county before them.
    let short: Set<String>
  }

  enum Reading: Equatable {
    case one(UnitName)
    /// Several are called so.
    case several([UnitName])
    /// It ended; its successor, where it has one.
    case ended(UnitName, successor: UnitName?)
    /// None is; those whose names are nearest.
    case none(near: [UnitName])
  }

  init(_ register: Register, on day: Day) {
    self.register = register
    self.day = day
    let county = Self.county(of: register.units)
    self.county = county
    called = register.units.map { unit in
      let names = ([unit.name.text, unit.fullName] + unit.aliases).map(Self.plain)
      return Called(
        unit: unit, isCurrent: unit.tenure.contains(day), names: names,
        short: Set(names.map { Self.short($0, county) }))
    }
  }

  func reading(of text: String) -> Reading {
    let text = Self.plain(text)
    let found = units(called: text)
    switch found.count {
    case 1: return .one(found[0].name)
    case 0: break
    default: return .several(found.map(\.name))
    }
    if let ended = called.first(where: { $0.names.contains(text) })?.unit {
      return .ended(ended.name, successor: successor(of: ended))
    }
    return .none(near: nearest(to: text, among: called.filter(\.isCurrent)))
  }

  /// By one of their names; only where none has it, by one without the county before it.
  private func units(called text: String) -> [HandlingUnit] {
    let current = called.filter(\.isCurrent)
    let exact = current.filter { $0.names.contains(text) }
    let short = Self.short(text, county)
    return (exact.isEmpty ? current.filter { $0.short.contains(short) } : exact).map(\.unit)
  }

  /// Whether a text is the name of a unit, or of several.
  func isName(_ text: String) -> Bool {
    let text = Self.plain(text)
    let short = Self.short(text, county)
    return called.contains { $0.names.contains(text) || $0.isCurrent && $0.short.contains(short) }
  }

  /// Whether a unit is called by one of its names somewhere in a line; two characters are a word of the language.
  func isAnyName(in line: String) -> Bool {
    let line = Self.plain(line)
    return called.contains { $0.short.contains { $0.count > 2 && line.contains($0) } }
  }

  /// Whether a text begins with a unit's name, perhaps with that of a county or a city before it.
  func begins(_ text: String) -> Bool {
    let text = Self.plain(text)
    return called.contains { unit in
      unit.short.union(unit.names).contains { name in
        guard name.count > 2, let place = text.firstRange(of: name)?.lowerBound else { return false }
        return text[..<place].last.map { "旗市县区盟".contains($0) } ?? true
      }
    }
  }

  private func successor(of unit: HandlingUnit) -> UnitName? {
    var next = unit.succeededBy
    for _ in 0..<10 {
      guard let unit = next.flatMap(register.unit) else { return nil }
      if unit.tenure.contains(day) { return unit.name }
      next = unit.succeededBy
    }
    return nil
  }

  /// At most three that share at least a third of their pairs of characters.
  private func nearest(to text: String, among units: [Called]) -> [UnitName] {
    let pairs = Self.pairs(of: text)
    guard !pairs.isEmpty else { return [] }
    let scored = units.compactMap { called -> (UnitName, Int)? in
      let score =
        called.names.map { name in
          let other = Self.pairs(of: name)
          return 200 * pairs.intersection(other).count / max(1, pairs.count + other.count)
        }.max() ?? 0
      return score >= 33 ? (called.unit.name, score) : nil
    }
    return scored.sorted { $0.1 > $1.1 }.prefix(3).map(\.0)
  }

  /// Without spaces, in half width.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        OfficeText.halfWidth(String(text.prefix(60))).unicodeScalars.filter {
          !OfficeText.isSpaceOrBracket($0)
        }))
  }

  /// Without our county before it: `奈曼旗住建局` and `旗住建局` are `住建局`. Another's is part of a name.
  private static func short(_ name: String, _ county: String) -> String {
    guard let mark = county.last else { return name }
    let beginning = name.hasPrefix(county) ? county : name.first == mark ? String(mark) : ""
    let rest = name.dropFirst(beginning.count)
    return rest.count >= 2 ? String(rest) : name
  }

  private static func county(of units: [HandlingUnit]) -> String {
    var counts: [String: Int] = [:]
    for unit in units {
      let beginning = unit.fullName.prefix(6)
      guard let mark = beginning.firstIndex(where: { "旗县市区".contains($0) }) else { continue }
      counts[String(beginning[...mark]), default: 0] += 1
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return most.map { $0.value > 1 ? $0.key : "" } ?? ""
  }

  private static func pairs(of text: String) -> Set<String> {
    let characters = Array(text)
    guard characters.count > 1 else { return [] }
    return Set(characters.indices.dropLast().map { String(characters[$0...($0 + 1)]) })
  }
}

extension UnitNames.Reading {
  /// Why it is no unit, and what would do; nil where it is one.
  func refusal(of text: String) -> String? {
    switch self {
    case .one: nil
    case .several(let units): "“\(text)”可能是\(Self.list(units))，请写全称"
    case .ended(let unit, let successor?): "\(unit)已撤并，现为\(successor)"
    case .ended(let unit, nil): "\(unit)已撤销"
    case .none(let near) where near.isEmpty: "没有“\(text)”这个单位"
    case .none(let near): "没有“\(text)”这个单位，是否指\(Self.list(near))"
    }
  }

  private static func list(_ units: [UnitName]) -> String { units.map(\.text).joined(separator: "、") }
}
