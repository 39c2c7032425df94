/// The rows of a page's tables: what websites and plug-ins hand out under the name .xls.
///
/// It goes through the page once. Only rows and cells matter: `tr`, `td` and `th` with what they span; `br` and
/// paragraphs break a line; everything else is taken for what stands between. Tables in a cell add to its text.
struct HTMLTable: RowSource {
  private var scanner: HTMLScanner
  private let limits: TableLimits
  private var gate: RowGate
  private var finished: Table.Row?
  private var row: SpannedRow?
  private var cell: HTMLCell?
  /// How many tables we are in.
  private var depth = 0
  private var line = 1
  private var rowLine = 1

  init(_ page: [UInt8], limits: TableLimits) {
    scanner = HTMLScanner(page)
    self.limits = limits
    gate = RowGate(limits)
  }

  mutating func next() throws(TableError) -> Table.Row? {
    finished = nil
    while finished == nil, let piece = scanner.next() {
      line = scanner.line
      switch piece {
      case .text(let text): try hear(text)
      case .tag(let tag): try enter(tag)
      }
    }
    if finished == nil { try endRow() }
    if gate.passed == 0 {
      throw scanner.namesWorkbook ? .oldXML : .foreign("a web page without a table")
    }
    return finished
  }

  private mutating func hear(_ text: ArraySlice<UInt8>) throws(TableError) {
    cell?.add(HTMLReferences.resolved(text))
    if let cell { try gate.check(cell.size, line: line) }
  }

  private mutating func enter(_ tag: HTMLTag) throws(TableError) {
    let isInner = depth > 1
    switch tag.name {
    case "table": depth = max(0, depth + (tag.isEnd ? -1 : 1))
    case "br", "p", "div", "li": cell?.breakLine()
    default: break
    }
    // A row within a cell's own table is text of that cell.
    guard !isInner, depth <= 1 else {
      if ["tr", "td", "th"].contains(tag.name) { cell?.breakLine() }
      return
    }
    switch (tag.name, tag.isEnd) {
    case ("table", true), ("tr", true): try endRow()
    case ("tr", false):
      try endRow()
      (row, rowLine) = (row ?? SpannedRow(limits), line)
      row?.begin()
    case ("td", false), ("th", false): try beginCell(tag)
    case ("td", true), ("th", true): try endCell()
    default: break
    }
  }

  private mutating func beginCell(_ tag: HTMLTag) throws(TableError) {
    try endCell()
    // A cell without a row begins one.
    if row?.isOpen != true {
      (row, rowLine) = (row ?? SpannedRow(limits), line)
      row?.begin()
    }
    cell = HTMLCell(columns: tag.number("colspan"), rows: tag.number("rowspan"))
  }

  private mutating func endCell() throws(TableError) {
    guard let cell else { return }
    self.cell = nil
    row?.add(cell)
  }

  private mutating func endRow() throws(TableError) {
    try endCell()
    guard row?.isOpen == true, let cells = row?.end() else { return }
    finished = try gate.pass(cells, line: rowLine)
  }
}

/// A cell while its text comes in.
struct HTMLCell {
  let columns: Int
  let rows: Int
  private var text: [UInt8] = []
  private var isSpacePending = false

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  var size: Int { text.count }
  var value: Cell {
    let end = text.lastIndex { $0 != 10 }.map { $0 + 1 } ?? 0
    return end == 0 ? .empty : .text(String(decoding: text[..<end], as: UTF8.self))
  }

  /// Runs of white space are one space, as in every page.
  mutating func add(_ piece: [UInt8]) {
    for byte in piece {
      if isSpace(byte) {
        isSpacePending = true
        continue
      }
      if isSpacePending, let last = text.last, last != 10 { text.append(32) }
      isSpacePending = false
      text.append(byte)
    }
  }

  mutating func breakLine() {
    isSpacePending = false
    if let last = text.last, last != 10 { text.append(10) }
  }
}

/// Lays cells into columns, past those that a cell above reaches down to.
struct SpannedRow {
  private let limits: TableLimits
  private var cells: [Cell] = []
  /// For each column, how many further rows a cell above covers.
  private var covered: [Int] = []
  private(set) var isOpen = false

  init(_ limits: TableLimits) { self.limits = limits }

  mutating func begin() {
    cells = []
    isOpen = true
  }

  mutating func add(_ cell: HTMLCell) {
    skipCovered()
    // One column too many, and the row is refused as a whole.
    guard cells.count <= limits.columns else { return }
    for offset in 0..<min(cell.columns, limits.columns + 1 - cells.count) {
      cells.append(offset == 0 ? cell.value : .empty)
      if covered.count < cells.count { covered += Array(repeating: 0, count: cells.count - covered.count) }
      covered[cells.count - 1] = cell.rows - 1
    }
  }

  mutating func end() -> [Cell] {
    skipCovered()
    for column in cells.count..<max(cells.count, covered.count) where covered[column] > 0 {
      covered[column] -= 1
    }
    isOpen = false
    return cells
  }

  private mutating func skipCovered() {
    while cells.count < covered.count, covered[cells.count] > 0 {
      covered[cells.count] -= 1
      cells.append(.empty)
    }
  }
}
