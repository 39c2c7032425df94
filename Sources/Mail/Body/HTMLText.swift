/// HTML as text: blocks on lines of their own, links with their addresses, nothing that a reader would not see.
///
/// What is hidden is left out only when its element ends where it should: words are not lost to an element that was
/// left open.
struct HTMLText {
  /// More of one HTML part is not read.
  static let mostBytes = 1 << 20

  static func text(of html: String) -> String { read(html).text }

  /// No more text is made of a page, four times what a mail's text may have: marks of quotation can be longer than
  /// what is quoted.
  private static let mostShown = 1 << 18

  /// The same lines, each with what the markup says about whose words it holds.
  static func lines(of html: String) -> [BodyLine] { page(of: html).lines }

  /// - Parameter isCertain: leaves out what is struck even where that has no end.
  static func page(of html: String, isCertain: Bool = false) -> HTMLPage {
    let (text, marks, hasStruckWords) = read(html, isCertain: isCertain)
    return HTMLPage(lines: BodyLine.lines(of: text, marks: marks), hasStruckWords: hasStruckWords)
  }

  private static func read(
    _ html: String, isCertain: Bool = false
  ) -> (text: String, marks: [BodyLine.Mark], hasStruckWords: Bool) {
    let html = Array(html.utf8)
    var reader = HTMLText(html: html, isCertain: isCertain)
    reader.readAll()
    if !reader.leftOpen.isEmpty {
      reader = HTMLText(html: html, shown: reader.leftOpen, isCertain: isCertain)
      reader.readAll()
    }
    let (text, marks) = reader.lines.result
    return (text, marks, reader.hasStruckWords)
  }

  /// The charset that a page names in its head; UTF-8 pages as GBK ones have it within the first bytes.
  static func charset(namedIn html: [UInt8]) -> String? {
    let mark = Array("charset=".utf8)
    let head = html.prefix(2048).map(\.lowercased)
    guard let place = head.firstIndex(of: mark, in: 0..<head.count) else { return nil }
    let name = head[(place + mark.count)...].drop { $0 == Octet.quote || $0 == UInt8(ascii: "'") }
    let word = name.prefix { $0.isLetter || $0.isDigit || "-_.:".utf8.contains($0) }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  /// Elements within elements; what is nested deeper is shown like its parent.
  private static let mostNested = 256

  private let html: [UInt8]
  /// Hidden elements to be shown, since they were left open.
  private let shown: Set<Int>
  /// Whether what is struck is left out however it ends.
  private let isCertain: Bool
  private var hasStruckWords = false
  private var leftOpen: Set<Int> = []
  private var stack: [HTMLElement] = []
  private var openCount: [String: Int] = [:]
  /// Elements that are nested too deep to be on the stack.
  private var tooDeep: [String: Int] = [:]
  private var tags = 0
  private var hidden = 0
  private var preformatted = 0
  private var listNumbers = 0
  /// The lists that are open.
  private var lists: [HTMLList] = []
  private var lines = HTMLLines()
  private var hiddenClasses = HTMLHiddenClasses()
  /// What is outside all elements with an origin of their own.
  private var ground = BodyLine.Origin.written

  private init(html: [UInt8], shown: Set<Int> = [], isCertain: Bool) {
    self.html = html
    self.shown = shown
    self.isCertain = isCertain
  }

  private mutating func readAll() {
    var tokens = HTMLTokens(html)
    while let token = tokens.next() {
      if lines.count > Self.mostShown { break }
      switch token {
      case .text(let range): show(html[range])
      case .open(let name, let attributes): open(name, HTMLAttributes(attributes, of: html))
      case .close(let name):
        if name == "style" { hiddenClasses.read(html[tokens.unseen]) }
        close(name)
      }
    }
    for element in stack where element.isHidden && !element.isUnseen { leftOpen.insert(element.ordinal) }
  }

  private mutating func show(_ text: ArraySlice<UInt8>) {
    if stack.last?.name == "head", !text.allSatisfy(\.isSpace) { close("head") }
    guard hidden == 0 else { return }
    lines.append(
      HTMLReferences.decoded(text), preformatted: preformatted > 0, joiningNoBreaks: listNumbers > 0)
  }

  private mutating func open(_ name: String, _ attributes: HTMLAttributes) {
    tags += 1
    endWhatEnds(before: name)
    if HTMLNames.void.contains(name) {
      showVoid(name, attributes)
      return
    }
    guard stack.count < Self.mostNested else {
      tooDeep[name, default: 0] += 1
      if hidden == 0 { begin(name, attributes) }
      return
    }
    var element = HTMLElement(name: name, attributes: attributes, hiddenClasses: hiddenClasses)
    element.ordinal = tags
    if element.isStruck, isCertain { element.isUnseen = true }
    if shown.contains(tags) { element.isHidden = false }
    if element.isStruck, element.isHidden { hasStruckWords = true }
    if hidden == 0, !element.isHidden { begin(name, attributes) }
    if ClientSign.beginsHistory(name, attributes) { setGround(.history) }
    push(element)
  }

  /// Elements whose closing tag may be left out (HTML §13.1.2.4).
  private mutating func endWhatEnds(before name: String) {
    if name == "body" { while let last = stack.last { close(last.name, properly: false) } }
    if openCount["head", default: 0] > 0, !HTMLNames.heads.contains(name) { close("head") }
    if HTMLNames.blocks.contains(name), stack.last?.name == "p" { close("p") }
    switch name {
    case "li": closeOpen(HTMLNames.items, within: HTMLNames.lists)
    case "td", "th": closeOpen(HTMLNames.cells, within: HTMLNames.rowsAndTables)
    case "tr": closeOpen(HTMLNames.rows, within: HTMLNames.tables)
    default: break
    }
  }

  private mutating func closeOpen(_ names: [String], within borders: [String]) {
    guard names.contains(where: { openCount[$0, default: 0] > 0 }) else { return }
    let last = stack.lastIndex { names.contains($0.name) || borders.contains($0.name) }
    if let last, names.contains(stack[last].name) { close(stack[last].name) }
  }

  /// What an opening tag does to the lines.
  private mutating func begin(_ name: String, _ attributes: HTMLAttributes) {
    switch name {
    case "td", "th": lines.beginCell()
    case "tr": lines.beginRow()
    case "li": beginItem(attributes)
    default: if HTMLNames.blocks.contains(name) { lines.endLine() }
    }
  }

  private mutating func beginItem(_ attributes: HTMLAttributes) {
    guard
      let mark = lists.indices.last.map({ lists[$0].mark(value: attributes["value"].flatMap { Int($0) }) })
    else { return lines.endLine() }
    lines.mark(mark.isEmpty ? "" : String(repeating: "  ", count: min(lists.count - 1, 8)) + mark)
  }

  private mutating func showVoid(_ name: String, _ attributes: HTMLAttributes) {
    guard hidden == 0 else { return }
    if name == "br" {
      lines.lineBreak()
    } else if name == "hr", !(attributes["style"].map { HTMLStyle($0).isHidden } ?? false) {
      if ClientSign.beginsHistory(name, attributes) { setGround(.history) }
      if ClientSign.isSignatureRule(attributes) { beginSignature() }
      lines.rule()
    } else if name == "img", let face = attributes["alt"], face.isEmoji {
      lines.append(Array(face.utf8), preformatted: false)
    }
  }

  private mutating func push(_ element: HTMLElement) {
    if element.isCitation || element.origin != nil { lines.endLine() }
    var element = element
    element.wordsOf = origin(within: element)
    element.isRed = element.isRed ?? stack.last?.isRed
    stack.append(element)
    openCount[element.name, default: 0] += 1
    if element.isHidden { hidden += 1 }
    if element.isPreformatted { preformatted += 1 }
    if element.isListNumber { listNumbers += 1 }
    if let list = element.list { lists.append(list) }
    if element.isCitation { lines.quoteDepth += 1 }
    if element.link != nil, hidden == 0 { lines.beginLink() }
    setOrigin()
  }

  /// Closes the innermost element of that name and all within it; a closing tag without one is ignored.
  private mutating func close(_ name: String, properly: Bool = true) {
    if name == "br" {
      if hidden == 0 { lines.lineBreak() }
      return
    }
    if let deep = tooDeep[name], deep > 0 {
      tooDeep[name] = deep - 1
      if hidden == 0 { end(name) }
      return
    }
    guard openCount[name, default: 0] > 0 else {
      if name == "p", hidden == 0 { lines.endLine() }
      return
    }
    while let element = stack.popLast() {
      let isItsOwn = properly && element.name == name || HTMLNames.mayBeLeftOpen.contains(element.name)
      if !isItsOwn, element.isHidden, !element.isUnseen { leftOpen.insert(element.ordinal) }
      leave(element)
      if element.name == name { return }
    }
  }

  private mutating func leave(_ element: HTMLElement) {
    openCount[element.name, default: 1] -= 1
    if let link = element.link, hidden == 0 { lines.endLink(to: link) }
    if hidden == 0 { end(element.name) }
    if element.isHidden { hidden -= 1 }
    if element.isPreformatted { preformatted -= 1 }
    if element.isListNumber { listNumbers -= 1 }
    if element.list != nil { lists.removeLast() }
    if element.isCitation { lines.quoteDepth -= 1 }
    if element.isCitation || element.origin != nil { lines.endLine() }
    setOrigin()
  }

  /// What a closing tag does to the lines.
  private mutating func end(_ name: String) {
    switch name {
    case "tr": lines.endRow()
    case "li": lines.removeMark()
    default: break
    }
    if HTMLNames.blocks.contains(name) { lines.endLine() }
  }
}

/// Whose words the lines hold.
extension HTMLText {
  private mutating func setGround(_ origin: BodyLine.Origin) {
    lines.endLine()
    ground = origin
    setOrigin()
  }

  /// Up to the end of the element that the rule is in.
  private mutating func beginSignature() {
    lines.endLine()
    if stack.isEmpty {
      if ground == .written { ground = .signature }
    } else if stack[stack.count - 1].wordsOf == .written {
      stack[stack.count - 1].wordsOf = .signature
    }
    setOrigin()
  }

  /// History outweighs the rest; of the rest the innermost counts.
  private func origin(within element: HTMLElement) -> BodyLine.Origin {
    let outside = stack.last?.wordsOf ?? ground
    if outside == .history || element.isCitation { return .history }
    return element.origin ?? outside
  }

  private mutating func setOrigin() {
    lines.origin = ground == .history ? .history : stack.last?.wordsOf ?? ground
    lines.isRed = stack.last?.isRed ?? false
  }
}

extension String {
  /// Whether it is one face or sign, as clients send for a character they have a picture of.
  fileprivate var isEmoji: Bool {
    let scalars = unicodeScalars.prefix(9)
    guard (1...8).contains(scalars.count), let first = scalars.first else { return false }
    return first.value > 0x7F && first.properties.isEmoji
  }
}
