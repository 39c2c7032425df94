/// The lines that HTML shows: white space collapsed, quoted lines marked, no more than one empty line in a row.
///
/// The end of a block is remembered and written only when something follows: a cell that holds one paragraph, as
/// Word writes them, stays on the line of its row.
struct HTMLLines {
  /// How many citations the next line is in.
  var quoteDepth = 0
  /// Whose words the next line holds.
  var origin = BodyLine.Origin.written
  /// Whether the next characters are red.
  var isRed = false

  private var octets: [UInt8] = []
  private var marks: [BodyLine.Mark] = []
  private var line: [UInt8] = []
  private var lineDepth = 0
  private var lineMark = BodyLine.Mark()
  private var needsSpace = false
  private var isEnding = false
  /// Cells begun on this line since its last character; they are parted by tabs.
  private var tabs = 0
  /// The number of each open row's first line.
  private var rows: [Int] = []
  private var lineNumber = 0
  private var emptyLines = 0
  private var marker: [UInt8] = []
  private var linkStarts: [Int] = []

  /// - Parameters:
  ///   - preformatted: keeps white space as it is.
  ///   - joiningNoBreaks: shows a run of no-break spaces as one space.
  mutating func append(_ text: [UInt8], preformatted: Bool, joiningNoBreaks: Bool = false) {
    var index = 0
    while index < text.count {
      let octet = text[index]
      index += 1
      if preformatted, octet == Octet.lineFeed {
        flush()
      } else if octet.isSpace, !preformatted || octet == Octet.carriageReturn {
        needsSpace = !preformatted
      } else if joiningNoBreaks, octet == 0xC2, index < text.count, text[index] == 0xA0 {
        index += 1
        needsSpace = true
      } else {
        add(octet)
      }
    }
  }

  private mutating func add(_ octet: UInt8) {
    if isEnding { flush() }
    if line.isEmpty {
      lineDepth = quoteDepth
      lineMark = BodyLine.Mark(origin: origin)
      line = marker
      marker = []
    } else if tabs > 0 {
      line.append(contentsOf: repeatElement(Octet.tab, count: tabs))
    } else if needsSpace {
      line.append(Octet.space)
    }
    tabs = 0
    needsSpace = false
    line.append(octet == 0 ? Octet.space : octet)
    if isRed { lineMark.isRed = true }
  }

  mutating func beginRow() {
    endLine()
    rows.append(isEnding ? lineNumber + 1 : lineNumber)
  }

  mutating func endRow() {
    _ = rows.popLast()
    endCells()
  }

  /// Begins a cell: beside the one before, unless that took more than its line.
  mutating func beginCell() {
    guard !line.isEmpty else { return }
    needsSpace = false
    if rows.last.map({ $0 == lineNumber }) ?? true {
      isEnding = false
      tabs += 1
    } else {
      isEnding = true
    }
  }

  private mutating func endCells() {
    tabs = 0
    endLine()
  }

  /// What the next line begins with: the number or the sign of a list's item.
  mutating func mark(_ text: String) {
    endCells()
    marker = Array(text.utf8)
  }

  mutating func removeMark() { marker = [] }

  /// Ends the line if there is anything on it but the beginning of a cell.
  mutating func endLine() {
    needsSpace = false
    if !line.isEmpty, tabs == 0 { isEnding = true }
  }

  /// Ends the line begun, which may be empty: a `<br>`. The end of a block above it is an end of its own.
  mutating func lineBreak() {
    if isEnding { flush() }
    flush()
  }

  private mutating func flush() {
    let shown = Self.withPlainSpaces(line)
    line.removeAll(keepingCapacity: true)
    isEnding = false
    tabs = 0
    needsSpace = false
    lineNumber += 1
    for place in linkStarts.indices { linkStarts[place] = 0 }
    emptyLines = shown.isEmpty ? emptyLines + 1 : 0
    if shown.isEmpty, octets.isEmpty || emptyLines > 1 { return }
    let depth = shown.isEmpty ? quoteDepth : lineDepth
    octets.append(contentsOf: String(repeating: "> ", count: min(depth, 20)).utf8)
    octets += shown
    octets.append(Octet.lineFeed)
    marks.append(shown.isEmpty ? BodyLine.Mark(origin: origin) : lineMark)
  }

  mutating func rule() {
    endCells()
    for octet in "--------".utf8 { add(octet) }
    endLine()
  }

  mutating func beginLink() { linkStarts.append(isEnding ? Self.nothingYet : line.count) }

  /// The start of a link that begins after the end of a block, until something is shown in it.
  private static let nothingYet = -1

  /// Adds the address, unless it is what the link shows.
  mutating func endLink(to address: String) {
    var start = min(linkStarts.popLast() ?? 0, line.count)
    if start == Self.nothingYet {
      // The address of a picture stands by itself, not behind the block above.
      if isEnding { flush() }
      start = line.count
    }
    let shown = String(decoding: line[start...].trimmed, as: UTF8.self)
    guard Self.bare(address) != Self.bare(shown) else { return }
    needsSpace = true
    isEnding = false
    for octet in "<\(address)>".utf8 { add(octet) }
  }

  /// An address as people write it.
  private static func bare(_ address: String) -> Substring {
    var rest = Substring(address.lowercased())
    for scheme in ["http://", "https://", "mailto:"] where rest.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
    }
    return rest.hasSuffix("/") ? rest.dropLast() : rest
  }

  /// Octets of the lines that are ended.
  var count: Int { octets.count }

  /// The text so far, and whose words each of its lines holds.
  var result: (text: String, marks: [BodyLine.Mark]) {
    var rest = self
    rest.endCells()
    if rest.isEnding { rest.flush() }
    while rest.octets.last?.isSpace == true { rest.octets.removeLast() }
    return (String(decoding: rest.octets, as: UTF8.self), rest.marks)
  }

  /// No-break spaces as spaces, none at the end of the line.
  private static func withPlainSpaces(_ line: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    shown.reserveCapacity(line.count)
    for octet in line {
      if octet == 0xA0, shown.last == 0xC2 {
        shown[shown.count - 1] = Octet.space
      } else {
        shown.append(octet)
      }
    }
    while shown.last?.isBlank == true { shown.removeLast() }
    return shown
  }
}
