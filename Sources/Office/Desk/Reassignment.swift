import Domain

/// Another unit than the one that has it: `改派 旗水务局 [配合 旗住建局]：原因`.
struct Reassignment: Equatable {
  let lead: UnitName
  let cooperating: [UnitName]
  let reason: String

  /// Nil where it does not begin with the word.
  /// - Throws: what is wrong with the names, in the clerk's words.
  init?(reading line: String, _ names: UnitNames) throws {
    let line = OfficeText.withoutOpeningBrackets(line)
    guard line.hasPrefix("改派") else { return nil }
    let parts = line.dropFirst(2).drop { $0 == "：" || $0 == ":" }
      .split(maxSplits: 1) { $0 == "：" || $0 == ":" }.map { OfficeText.trimmed(String($0)) }
    guard let named = parts.first.flatMap({ NamedUnits(reading: $0, names) }) else {
      throw DeskRefusal("未办理：请写明单位，如：改派 旗水务局：原因")
    }
    lead = try names.one(called: named.lead)
    cooperating = try named.cooperating.map(names.one)
    reason = parts.count > 1 ? parts[1] : ""
  }
}

extension UnitNames {
  /// The one unit that is called so.
  func one(called name: String) throws -> UnitName {
    let reading = reading(of: name)
    guard case .one(let unit) = reading else { throw DeskRefusal("未办理：\(reading.refusal(of: name) ?? "")") }
    return unit
  }
}
