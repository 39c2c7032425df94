/// A list of objects as a table: a column for each name, in the order in which names first appear.
///
/// The list is the whole file, or the only list of objects within an object, or the lines of the file. An object
/// within one of its objects gives columns of its own: `reply.content`.
struct JSONTable: RowSource {
  let kind: TableKind
  private var reader: JSONReader
  private var gate: RowGate
  private var names: [Cell] = []
  private var columns: [String: Int] = [:]
  private var isNamed = false

  /// Goes through the file twice, to find the list and the names in it; its rows are read in a third turn.
  init(_ bytes: [UInt8], limits: TableLimits) throws(TableError) {
    let start = JSONReader(bytes, limits: limits)
    gate = RowGate(limits)
    (kind, reader) = try Self.list(from: start)
    var records = reader
    while let record = try next(of: &records) { try learn(names: record) }
  }

  mutating func next() throws(TableError) -> Table.Row? {
    if !isNamed {
      isNamed = true
      if let heading = try gate.pass(names, line: 1) { return heading }
    }
    while let record = try next(of: &reader) {
      var cells = [Cell](repeating: .empty, count: names.count)
      // Of two values under one name, the first counts.
      for (name, cell) in record.cells.reversed() { columns[name].map { cells[$0] = cell } }
      if let row = try gate.pass(cells, line: record.line) { return row }
    }
    return nil
  }

  /// Where the records begin: in the only list of objects, or they are the values of the file itself.
  private static func list(from start: JSONReader) throws(TableError) -> (TableKind, JSONReader) {
    var reader = start
    var lists: [JSONReader] = []
    var values: [Bool] = []
    while let isObject = try reader.pass(notingIn: &lists) { values.append(isObject) }
    if values.count == 1, lists.count == 1 { return (.json, lists[0]) }
    guard values.count != 1 || (values[0] && lists.isEmpty) else {
      throw .noList(
        lists.isEmpty
          ? "there is no list of objects in it" : "there are \(lists.count) lists of objects in it")
    }
    return (.jsonLines, start)
  }

  private func next(
    of reader: inout JSONReader
  ) throws(TableError) -> (line: Int, cells: [(String, Cell)])? {
    guard let element = kind == .json ? try reader.nextInList() : try reader.next() else { return nil }
    guard case .object(let pairs) = element.value else {
      throw .badJSON("an object is expected here", line: element.line)
    }
    return (element.line, Self.flat(pairs, prefix: "", depth: 0))
  }

  private mutating func learn(names record: (line: Int, cells: [(String, Cell)])) throws(TableError) {
    for (name, _) in record.cells where columns[name] == nil {
      guard columns.count < gate.limits.columns else {
        throw .tooMuch("more than \(gate.limits.columns) names", line: record.line)
      }
      columns[name] = columns.count
      names.append(.text(name))
    }
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
