/// A form laid out by columns: a row in which every cell is a label we know, and one row of values below it.
struct FormTable {
  private(set) var cells: [FormLine] = []
  /// How many lines it takes, with a rule between the rows.
  private(set) var height = 2

  /// Nil where the lines do not begin with such a table, and where more than one row of values stands below: which
  /// of them is the letter could not be said.
  init?(_ lines: ArraySlice<Substring>, _ labels: FormLabels) {
    guard let first = lines.first, let head = Self.cells(of: first), head.count > 1,
      head.allSatisfy({ labels.field(labelled: FormLabels.folded($0.unicodeScalars)) != nil })
    else { return nil }
    var below = lines.dropFirst()
    if let rule = below.first, Self.isRule(rule) {
      below = below.dropFirst()
      height += 1
    }
    guard let row = below.first, let values = Self.cells(of: row), values.count == head.count,
      below.dropFirst().allSatisfy({ (Self.cells(of: $0)?.count ?? 0) < head.count })
    else { return nil }
    cells = zip(head, values).compactMap { FormLine($0.unicodeScalars, $1, .cell, labels) }
  }

  /// Nil where nothing parts the line.
  private static func cells(of line: Substring) -> [Substring]? {
    func isBar(_ scalar: Unicode.Scalar) -> Bool { FormLabels.narrow(scalar) == "|" }
    let scalars = line.unicodeScalars
    if scalars.contains("\t") {
      return scalars.split(separator: "\t", omittingEmptySubsequences: false).map {
        line[$0.startIndex..<$0.endIndex]
      }
    }
    guard scalars.contains(where: isBar) else { return nil }
    var row = scalars.drop { FormReading.isBlank($0) }
    while let last = row.last, FormReading.isBlank(last) { row.removeLast() }
    if let first = row.first, isBar(first) { row.removeFirst() }
    if let last = row.last, isBar(last) { row.removeLast() }
    return row.split(omittingEmptySubsequences: false, whereSeparator: isBar).map {
      line[$0.startIndex..<$0.endIndex]
    }
  }

  /// `|---|:--|`
  static func isRule(_ line: Substring) -> Bool {
    line.unicodeScalars.contains("-")
      && line.unicodeScalars.allSatisfy { "-|:｜ ".unicodeScalars.contains($0) }
  }
}
