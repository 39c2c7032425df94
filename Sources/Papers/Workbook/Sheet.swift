/// One sheet of a workbook, row by row.
struct Sheet: RowSource {
  private let walk: XMLWalk
  private let strings: SharedStrings
  private let formats: NumberFormats
  private let limits: TableLimits
  private var gate: RowGate
  private var line = 0
  private var first: Table.Row?

  /// Reads as far as its first row that is not empty.
  init(
    _ part: ZipPart, strings: SharedStrings, formats: NumberFormats, limits: TableLimits
  ) throws(TableError) {
    walk = try XMLWalk(part)
    self.strings = strings
    self.formats = formats
    self.limits = limits
    gate = RowGate(limits)
    first = try next()
  }

  /// Whether there is no row in it.
  var isEmpty: Bool { first == nil }

  mutating func next() throws(TableError) -> Table.Row? {
    if let row = first {
      first = nil
      return row
    }
    while let step = try walk.next() {
      guard case .start("row") = step else { continue }
      // Rows may be missing, as cells may: each says where it stands.
      line = walk.attribute("r").flatMap { Int($0) } ?? line + 1
      if let row = try gate.pass(try cells(line), line: line) { return row }
    }
    return nil
  }

  private func cells(_ line: Int) throws(TableError) -> [Cell] {
    var cells: [Cell] = []
    var next = 0
    while let step = try walk.next() {
      if case .end("row") = step { break }
      guard case .start("c") = step else { continue }
      let column = walk.attribute("r").flatMap(Self.column) ?? next
      next = column + 1
      let cell = try cell(line)
      if cell == .empty { continue }
      guard column < limits.columns else { throw .tooMuch("more than \(limits.columns) columns", line: line) }
      while cells.count <= column { cells.append(.empty) }
      cells[column] = cell
    }
    return cells
  }

  /// The cell just begun, up to its end.
  private func cell(_ line: Int) throws(TableError) -> Cell {
    let type = walk.attribute("t") ?? "n"
    let style = walk.attribute("s").flatMap { Int($0) } ?? 0
    var value = ""
    var isHeard = false
    while let step = try walk.next() {
      switch step {
      case .start("v"): isHeard = true
      case .end("v"): isHeard = false
      case .start("is"): value = try walk.richText(until: "is", limits: limits, line: line)
      case .text(let piece) where isHeard:
        value += piece
        guard value.utf8.count <= limits.fieldBytes else {
          throw .tooMuch("a field of more than \(limits.fieldBytes >> 10) KiB", line: line)
        }
      case .end("c"): return cell(type, value, style: style)
      default: break
      }
    }
    throw .damaged("line \(line) of the sheet is not whole")
  }

  /// ECMA-376 part 1, §18.18.11. A formula that was never calculated has no value, and is an empty cell.
  private func cell(_ type: String, _ value: String, style: Int) -> Cell {
    guard !value.isEmpty else { return .empty }
    return switch type {
    case "s": Int(value).flatMap { strings[$0] }.map { $0.isEmpty ? .empty : .text($0) } ?? .empty
    case "n": formats.cell(value, style: style)
    case "b": .text(value == "1" ? "true" : "false")
    default: .text(value)
    }
  }

  /// The column, from 0, of a cell such as `AB12`.
  private static func column(of reference: String) -> Int? {
    var column = 0
    for letter in reference.utf8.prefix(while: { (65...90).contains($0) }) {
      column = column * 26 + Int(letter) - 64
      guard column <= 20_000 else { return nil }
    }
    return column == 0 ? nil : column - 1
  }
}
