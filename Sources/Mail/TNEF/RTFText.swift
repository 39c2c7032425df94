/// The words of an RTF document ([MS-RTF]), or the HTML that Outlook hid in it ([MS-OXRTFEX]).
struct RTFText {
  /// Text with line breaks of LF, or HTML.
  private(set) var text = ""
  /// Whether the RTF was made from HTML (`\fromhtml1`), which is then given back.
  private(set) var isHTML = false
  /// Whether there is more than was read.
  private(set) var isCut = false

  /// - Parameter most: stops soon after so many bytes of text; HTML may be as long as HTML elsewhere.
  init(_ rtf: ArraySlice<UInt8>, most: Int) {
    for token in RTFTokens(rtf) {
      switch token {
      case .open: open()
      case .close:
        close()
        // What follows the document is none of it.
        if groups.isEmpty { isAtEnd = true }
      case .word(let name, let number): apply(name, number)
      case .octet(let octet): show(octet)
      case .symbol(let sign): apply(sign)
      }
      isCut = output.count > (isHTML ? HTMLText.mostBytes : most)
      if isAtEnd || isCut { break }
    }
    flush()
    text = String(decoding: output, as: UTF8.self).withPlainLineBreaks
    output = []
  }

  /// The words, be they written as RTF or as HTML.
  var words: String { isHTML ? HTMLText.text(of: text) : text }

  private enum Destination { case words, nothing, fonts, instruction }

  private struct Group {
    var destination = Destination.words
    /// Within `\htmlrtf`, or hidden by `\v`.
    var isSuppressed = false
    /// How many characters stand in for one `\u`, for readers without Unicode.
    var fallback = 1
    var font: Int?
    /// Where the text of a field begins, and the address that the field leads to.
    var fieldStart: Int?
    var link: String?
  }

  /// Groups within groups; what is nested deeper is not shown.
  private static let mostNested = 256

  private var groups: [Group] = []
  private var tooDeep = 0
  private var isAtEnd = false
  private var isStarred = false
  private var skip = 0
  private var page = 1252
  private var fonts: [Int: Int] = [:]
  private var fontBeingDefined = 0
  private var standardFont: Int?
  private var instruction: [UInt8] = []

  private var output: [UInt8] = []
  /// Octets in one code page that are not decoded yet: characters of two may be written as two.
  private var pending: [UInt8] = []
  private var pendingPage = 0
  private var highSurrogate: UInt32?
}

extension RTFText {
  private mutating func open() {
    skip = 0
    isStarred = false
    if groups.count >= Self.mostNested {
      tooDeep += 1
    } else {
      var group = groups.last ?? Group()
      group.fieldStart = nil
      group.link = nil
      groups.append(group)
    }
  }

  private mutating func close() {
    skip = 0
    isStarred = false
    if tooDeep > 0 {
      tooDeep -= 1
      return
    }
    guard let group = groups.popLast() else { return }
    if let start = group.fieldStart, let link = group.link { showLink(link, ofTextFrom: start) }
    guard let parent = groups.indices.last else { return }
    if group.destination == .instruction, groups[parent].destination != .instruction {
      groups[parent].link = Self.link(in: instruction)
      instruction = []
    }
  }

  private mutating func show(_ octet: UInt8) {
    isStarred = false
    if skip > 0 {
      skip -= 1
      return
    }
    guard tooDeep == 0, let group = groups.last else { return }
    if group.destination == .instruction, instruction.count < 2048 { instruction.append(octet) }
    guard group.destination == .words, !group.isSuppressed else { return }
    let page = group.font.flatMap { fonts[$0] } ?? page
    if page != pendingPage || highSurrogate != nil { flush() }
    pendingPage = page
    pending.append(octet)
  }

  private mutating func show(_ text: String) {
    guard tooDeep == 0, let group = groups.last, group.destination == .words, !group.isSuppressed else {
      return
    }
    flush()
    output += text.utf8
  }

  private mutating func flush() {
    if highSurrogate != nil {
      output += "\u{FFFD}".utf8
      highSurrogate = nil
    }
    guard !pending.isEmpty else { return }
    output += TextDecoding.text(pending[...], label: CodePage.charset(pendingPage)).utf8
    pending.removeAll(keepingCapacity: true)
  }

  /// One UTF-16 unit, written as a signed number.
  private mutating func showUnit(_ number: Int) {
    skip = 0
    if tooDeep == 0, let group = groups.last {
      skip = group.fallback
      if group.destination == .words, !group.isSuppressed {
        let unit = UInt32(truncatingIfNeeded: number) & 0xFFFF
        if let high = highSurrogate, (0xDC00...0xDFFF).contains(unit) {
          highSurrogate = nil
          output += Self.character(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00))
        } else {
          flush()
          if (0xD800...0xDBFF).contains(unit) { highSurrogate = unit } else { output += Self.character(unit) }
        }
      }
    }
  }

  private static func character(_ value: UInt32) -> [UInt8] {
    Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
  }
}

extension RTFText {
  private mutating func apply(_ sign: UInt8) {
    if sign == UInt8(ascii: "*") {
      isStarred = true
    } else if skip > 0 {
      skip -= 1
    } else if sign == UInt8(ascii: "~") {
      show("\u{A0}")
    } else if sign == UInt8(ascii: "_") {
      show("-")
    }
  }

  private mutating func apply(_ name: String, _ number: Int?) {
    if skip > 0, name != "u" {
      skip -= 1
      return
    }
    let isStarred = isStarred
    self.isStarred = false
    guard tooDeep == 0, let last = groups.indices.last else { return }
    if let sign = Self.signs[name] { return show(sign) }
    switch name {
    case "u": showUnit(number ?? 0)
    case "uc": groups[last].fallback = max(0, min(number ?? 1, 32))
    case "ansicpg": page = number ?? page
    case "fromhtml": isHTML = number == 1
    case "deff": standardFont = number
    case "plain":
      groups[last].font = standardFont
      if !isHTML { groups[last].isSuppressed = false }
    case "f": chooseFont(number ?? 0, in: last)
    case "fcharset":
      if groups[last].destination == .fonts {
        fonts[fontBeingDefined] = number.flatMap { CodePage.page(ofFontCharset: $0) }
      }
    case "htmlrtf": if isHTML { groups[last].isSuppressed = number != 0 }
    case "v": if !isHTML { groups[last].isSuppressed = number != 0 }
    case "field": groups[last].fieldStart = output.count + pending.count
    case "fonttbl": groups[last].destination = .fonts
    case "fldinst": groups[last].destination = .instruction
    case "htmltag" where isHTML && isStarred: break
    default: if isStarred || Self.unseen.contains(name) { groups[last].destination = .nothing }
    }
  }

  private mutating func chooseFont(_ number: Int, in group: Int) {
    if groups[group].destination == .fonts { fontBeingDefined = number } else { groups[group].font = number }
  }

  /// The address in `HYPERLINK "http://…"`.
  private static func link(in instruction: [UInt8]) -> String? {
    let words = instruction.split(separator: Octet.quote, omittingEmptySubsequences: false)
    guard words.count > 1, words[0].trimmed.startsIgnoringCase(with: "hyperlink".utf8),
      ["http://", "https://", "ftp://"].contains(where: { words[1].startsIgnoringCase(with: $0.utf8) })
    else { return nil }
    return HeaderText.withoutControls(String(decoding: words[1], as: UTF8.self))
  }

  /// A link's address behind its text, as HTML is shown, unless the text is the address.
  private mutating func showLink(_ link: String, ofTextFrom start: Int) {
    flush()
    guard !isHTML, start <= output.count, output[start...].trimmed.elementsEqual(link.utf8) == false else {
      return
    }
    show(" <\(link)>")
  }

  private static let signs = [
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "nestrow": "\n", "tab": "\t",
    "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u{2003}", "enspace": "\u{2002}",
  ]

  /// Groups that hold no words of the document, even where they are not marked to be passed over.
  private static let unseen: Set<String> = [
    "colortbl", "stylesheet", "info", "pict", "nonshppict", "objdata", "objclass", "themedata", "datastore",
    "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "filetbl", "revtbl", "latentstyles",
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "bkmkstart",
    "bkmkend",
    "colorschememapping", "mhtmltag", "template", "private", "xe", "tc",
  ]
}
