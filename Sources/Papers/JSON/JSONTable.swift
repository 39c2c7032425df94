/// A list of objects as a table: a column for each name, in the order in which names first appear.
///
/// The list is the whole file, or the only list of objects within an object, or the lines of the file. An object
/// within one of its objects gives columns of its own: `reply.content`.
struct JSONTable {
  private let bytes: [UInt8]
  private let limits: TableLimits

  init(_ bytes: [UInt8], limits: TableLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  func table() throws(TableError) -> Table {
    var reader = JSONReader(bytes, limits: limits)
    var elements: [JSONElement] = []
    while let element = try reader.next() { elements.append(element) }
    let areLines = elements.count > 1
    guard let only = elements.first, !areLines else {
      return try table(of: elements, kind: .jsonLines)
    }
    var lists: [[JSONElement]] = []
    Self.collect(only, into: &lists, depth: 0)
    guard lists.count == 1 else {
      if lists.isEmpty, case .object = only.value { return try table(of: elements, kind: .jsonLines) }
      throw .noList(
        lists.isEmpty
          ? "there is no list of objects in it" : "there are \(lists.count) lists of objects in it")
    }
    return try table(of: lists[0], kind: .json)
  }

  /// Every list of objects that does not lie in another.
  private static func collect(_ element: JSONElement, into lists: inout [[JSONElement]], depth: Int) {
    switch element.value {
    case .list(let elements):
      if case .object = elements.first?.value { lists.append(elements) }
    case .object(let pairs) where depth < 4:
      for pair in pairs { collect(pair.value, into: &lists, depth: depth + 1) }
    default: break
    }
  }

  private func table(of elements: [JSONElement], kind: TableKind) throws(TableError) -> Table {
    var columns: [String: Int] = [:]
    var rows = RowCollector(limits)
    var names: [Cell] = []
    var records: [(line: Int, cells: [Int: Cell])] = []
    for element in elements {
      guard case .object(let pairs) = element.value else {
        throw .badJSON("an object is expected here", line: element.line)
      }
      var cells: [Int: Cell] = [:]
      for (name, cell) in Self.flat(pairs, prefix: "", depth: 0) {
        let column = columns[name] ?? columns.count
        if column == columns.count {
          guard column < limits.columns else {
            throw .tooMuch("more than \(limits.columns) names", line: element.line)
          }
          columns[name] = column
          names.append(.text(name))
        }
        cells[column] = cells[column] ?? cell
      }
      records.append((element.line, cells))
      guard records.count <= limits.rows else {
        throw .tooMuch("more than \(limits.rows) rows", line: element.line)
      }
    }
    try rows.add(names, line: 1)
    for record in records {
      try rows.add((0..<columns.count).map { record.cells[$0] ?? .empty }, line: record.line)
    }
    return Table(kind: kind, rows: rows.rows, notes: [])
  }

  private static func flat(
    _ pairs: [(key: String, value: JSONElement)], prefix: String, depth: Int
  ) -> [(String, Cell)] {
    pairs.flatMap { key, element -> [(String, Cell)] in
      let name = prefix + key
      return switch element.value {
      case .null, .list: []
      case .flag(let flag): [(name, .text(flag ? "true" : "false"))]
      case .number(let number): [(name, .number(number))]
      case .text(let text): [(name, text.isEmpty ? .empty : .text(text))]
      case .object(let pairs): depth < 3 ? flat(pairs, prefix: name + ".", depth: depth + 1) : []
      }
    }
  }
}
