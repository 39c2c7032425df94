/// The lines that HTML shows: white space collapsed, quoted lines marked, no more than one empty line in a row.
struct HTMLLines {
  /// How many citations the next line is in.
  var quoteDepth = 0

  private var octets: [UInt8] = []
  private var line: [UInt8] = []
  private var lineDepth = 0
  private var needsSpace = false
  /// Cells of a row are parted by tabs.
  private var needsTab = false
  private var emptyLines = 0
  private var linkStarts: [Int] = []

  /// - Parameter preformatted: keeps white space as it is.
  mutating func append(_ text: [UInt8], preformatted: Bool) {
    for octet in text {
      if preformatted, octet == Octet.lineFeed {
        breakLine()
      } else if octet.isSpace, !preformatted || octet == Octet.carriageReturn {
        needsSpace = !preformatted
      } else {
        add(octet)
      }
    }
  }

  private mutating func add(_ octet: UInt8) {
    if line.isEmpty {
      lineDepth = quoteDepth
    } else if needsTab {
      line.append(Octet.tab)
    } else if needsSpace {
      line.append(Octet.space)
    }
    needsTab = false
    needsSpace = false
    line.append(octet == 0 ? Octet.space : octet)
  }

  mutating func separateCell() {
    if !line.isEmpty { needsTab = true }
  }

  /// Ends the line if there is anything on it.
  mutating func endLine() {
    needsTab = false
    needsSpace = false
    if !line.isEmpty { breakLine() }
  }

  /// Ends the line, which may be empty.
  mutating func breakLine() {
    let shown = Self.withPlainSpaces(line)
    line.removeAll(keepingCapacity: true)
    needsTab = false
    needsSpace = false
    linkStarts = linkStarts.map { _ in 0 }
    emptyLines = shown.isEmpty ? emptyLines + 1 : 0
    if shown.isEmpty, octets.isEmpty || emptyLines > 1 { return }
    let depth = shown.isEmpty ? quoteDepth : lineDepth
    octets += String(repeating: "> ", count: min(depth, 20)).utf8
    octets += shown
    octets.append(Octet.lineFeed)
  }

  mutating func rule() {
    endLine()
    line = Array("--------".utf8)
    lineDepth = quoteDepth
    breakLine()
  }

  mutating func beginLink() { linkStarts.append(line.count) }

  /// Adds the address, unless it is what the link shows.
  mutating func endLink(to address: String) {
    let start = min(linkStarts.popLast() ?? 0, line.count)
    let shown = String(decoding: line[start...].trimmed, as: UTF8.self)
    guard !address.hasSuffix(shown) || shown.isEmpty else { return }
    needsSpace = true
    for octet in "<\(address)>".utf8 { add(octet) }
  }

  var text: String {
    var rest = self
    rest.endLine()
    while rest.octets.last?.isSpace == true { rest.octets.removeLast() }
    return String(decoding: rest.octets, as: UTF8.self)
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
