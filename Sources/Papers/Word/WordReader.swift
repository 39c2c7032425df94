/// Goes through the main part of a document (ECMA-376 part 1, §17) and puts its rows together.
struct WordReader {
  private let walk: XMLWalk
  private var numbering: WordNumbering
  private let styles: WordStyles
  private var rows: [WordDocument.Row] = []
  private var steps = 0
  private var size = 0

  /// How deep in tables.
  private var tables = 0
  private var cells: [String] = []
  private var cell = ""
  private var isRowDeleted = false
  /// Whether the cell is not shown: it was deleted, or belongs to the one above it.
  private var isCellHidden = false

  private var paragraph = ""
  /// Whether it runs on into the next one, as the mark between them was deleted.
  private var runsOn = false
  private var list: WordNumbering.Place?
  /// The style that it names.
  private var style: String?
  private var isInParagraphStyle = false
  private var isInRowStyle = false
  private var run = WordRun()
  private var isInText = false
  private var isInInstruction = false
  private var fields: [WordField] = []
  /// For each content control that is open, whether it shows only its prompt.
  private var prompts: [Bool] = []

  /// What is nobody's words, is not seen, or was seen before a change.
  private static let skipped: Set<String> = [
    "moveFrom", "drawing", "pict", "object", "txbxContent", "Fallback", "rt", "delText", "delInstrText",
    "footnoteReference", "endnoteReference", "tblPr", "tblGrid", "sectPr", "pPrChange", "rPrChange",
    "trPrChange", "tcPrChange", "tblPrExChange",
  ]

  init(_ walk: XMLWalk, numbering: WordNumbering, styles: WordStyles) {
    self.walk = walk
    self.numbering = numbering
    self.styles = styles
  }

  mutating func read() throws(TableError) -> [WordDocument.Row] {
    while let step = try walk.next() {
      steps += 1
      guard steps <= WordLimits.steps else {
        throw .tooMuch("more than \(WordLimits.steps) elements", line: 0)
      }
      switch step {
      case .start(let name): try start(name)
      case .end(let name): end(name)
      case .text(let text): try take(text)
      }
    }
    return rows
  }

  private mutating func start(_ name: String) throws(TableError) {
    if Self.skipped.contains(name) { return try skip(name) }
    switch name {
    case "tbl": tables += 1
    case "tr" where tables == 1: (cells, isRowDeleted) = ([], false)
    case "tc" where tables == 1: (cell, isCellHidden) = ("", false)
    case "trPr": isInRowStyle = true
    case "vMerge" where tables == 1, "hMerge" where tables == 1:
      if (walk.attribute("w:val") ?? "continue") == "continue" { isCellHidden = true }
    case "cellDel" where tables == 1: isCellHidden = true
    case "del": try delete()
    case "p": (list, style, runsOn) = (nil, nil, false)
    case "pPr": isInParagraphStyle = true
    case "r": run = WordRun()
    case "sdt": prompts.append(false)
    case "showingPlcHdr": if walk.isOn, !prompts.isEmpty { prompts[prompts.count - 1] = true }
    case "sdtContent": if prompts.last == true { try skip(name) }
    default:
      if isInParagraphStyle { styleParagraph(name) } else { try startInRun(name) }
    }
  }

  private mutating func skip(_ name: String) throws(TableError) {
    if isInParagraphStyle || isInRowStyle, name == "moveFrom" { markDeleted() }
    try walk.skip()
  }

  /// Text that was deleted, or the mark of a row or a paragraph that was.
  private mutating func delete() throws(TableError) {
    if isInRowStyle || isInParagraphStyle { markDeleted() }
    try walk.skip()
  }

  private mutating func markDeleted() {
    if isInRowStyle {
      if tables == 1 { isRowDeleted = true }
    } else {
      runsOn = true
    }
  }

  private mutating func styleParagraph(_ name: String) {
    switch name {
    case "pStyle": style = walk.attribute("w:val")
    case "numPr": list = WordNumbering.Place()
    case "numId": list?.list = walk.attribute("w:val") ?? ""
    case "ilvl": list?.level = walk.attribute("w:val").flatMap { Int($0) } ?? 0
    default: break
    }
  }

  private mutating func startInRun(_ name: String) throws(TableError) {
    switch name {
    case "t": isInText = true
    case "instrText": isInInstruction = true
    case "sym": try put(WordSymbols.symbol(walk.attribute("w:char"), font: walk.attribute("w:font")))
    case "tab", "ptab": try put(" ")
    case "br", "cr": try put("\n")
    case "noBreakHyphen": try put("-")
    case "fldChar":
      switch walk.attribute("w:fldCharType") {
      case "begin": fields.append(WordField())
      case "end": if let text = fields.popLast()?.shown { try put(text) }
      default: break
      }
    case "checkBox": if !fields.isEmpty { fields[fields.count - 1].box = false }
    case "default", "checked":
      guard let box = fields.last?.box else { break }
      // What is ticked stands behind what was at first.
      fields[fields.count - 1].box = name == "checked" ? walk.isOn : box || walk.isOn
    default: run.style(name, walk)
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "tbl": tables = max(0, tables - 1)
    case "tr" where tables == 1: if !isRowDeleted, !cells.isEmpty { rows.append(.init(cells: cells)) }
    case "tc" where tables == 1: if !isCellHidden { cells.append(cell.trimmedLines) }
    case "trPr": isInRowStyle = false
    case "pPr": endParagraphStyle()
    case "p": endParagraph()
    case "t": isInText = false
    case "instrText": isInInstruction = false
    case "sdt": _ = prompts.popLast()
    default: break
    }
  }

  private mutating func endParagraphStyle() {
    isInParagraphStyle = false
    if let list { paragraph += numbering.number(at: list) }
  }

  private mutating func endParagraph() {
    if runsOn { return }
    if tables > 0 {
      cell += paragraph + "\n"
    } else if !paragraph.isEmpty {
      rows.append(.init(cells: [paragraph.trimmedLines], isLoose: true))
    }
    paragraph = ""
  }

  private mutating func take(_ text: String) throws(TableError) {
    if isInInstruction {
      if !fields.isEmpty { fields[fields.count - 1].add(text) }
    } else if isInText {
      try put(WordSymbols.text(text, font: run.font))
    }
  }

  private mutating func put(_ text: String) throws(TableError) {
    guard !styles.hides(run, in: style) else { return }
    size += text.utf8.count
    guard size <= WordLimits.textBytes else {
      throw .tooMuch("more than \(WordLimits.textBytes >> 10) KiB of text", line: 0)
    }
    paragraph += text
  }
}

extension XMLWalk {
  /// Whether the switch just begun is on (§17.17.4): it is unless it says otherwise.
  var isOn: Bool { !["0", "false", "off"].contains(attribute("w:val") ?? attribute("w14:val") ?? "1") }
}

extension String {
  /// Without spaces around its lines, and without empty lines around it or two of them within.
  var trimmedLines: String {
    var lines: [String] = []
    for line in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = line.trimmed
      if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

extension StringProtocol {
  var trimmed: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
