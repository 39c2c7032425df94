/// The classes whose elements a page's own style sheets hide, as newsletters hide the preview of their text.
///
/// Only plain rules count, `.name{display:none}`: what is said for one kind of screen, or of an element within
/// another, may not be so where the mail is read. A class that any rule shows is not hidden.
struct HTMLHiddenClasses {
  private var hidden: Set<String> = []
  private var shown: Set<String> = []
  private var bytesRead = 0

  var isEmpty: Bool { hidden.isEmpty }

  /// Style sheets of a mail are short; more of them is not read.
  private static let mostBytes = 1 << 16
  private static let mostClasses = 256

  /// Whether one of an element's classes hides it.
  func hide(_ name: String, classes: String) -> Bool {
    guard !hidden.isEmpty else { return false }
    return classes.split(whereSeparator: \.isWhitespace).prefix(16).contains { word in
      let rules = [".\(word)", "\(name).\(word)"]
      return rules.contains(where: hidden.contains) && !rules.contains(where: shown.contains)
    }
  }

  /// Adds the rules of one style sheet, in one pass.
  mutating func read(_ sheet: ArraySlice<UInt8>) {
    let sheet = Self.withoutComments(sheet.prefix(Self.mostBytes - bytesRead))
    bytesRead += sheet.count
    var start = 0
    var block: Int?
    var depth = 0
    for (place, octet) in sheet.enumerated() {
      if octet == UInt8(ascii: "{") {
        if depth == 0 { block = place }
        depth += 1
      } else if octet == UInt8(ascii: "}") {
        depth = max(0, depth - 1)
        guard depth == 0 else { continue }
        if let block { take(sheet[start..<block], declarations: sheet[(block + 1)..<place]) }
        block = nil
        start = place + 1
      } else if octet == Octet.semicolon, depth == 0 {
        start = place + 1
      }
    }
  }

  private mutating func take(_ selectors: ArraySlice<UInt8>, declarations: ArraySlice<UInt8>) {
    // A rule with rules in it is for some screens only.
    if declarations.contains(UInt8(ascii: "{")) || selectors.contains(Octet.at) { return }
    let style = HTMLStyle(String(decoding: declarations, as: UTF8.self))
    guard style["display"] != nil || style["visibility"] != nil else { return }
    for selector in selectors.split(separator: UInt8(ascii: ",")).prefix(64) {
      let selector = selector.trimmed
      guard let name = Self.ofOneClass(selector), hidden.count + shown.count < Self.mostClasses else {
        continue
      }
      if style.isTakenAway { hidden.insert(name) } else { shown.insert(name) }
    }
  }

  /// `.name` or `element.name` and nothing else.
  private static func ofOneClass(_ selector: ArraySlice<UInt8>) -> String? {
    guard let dot = selector.firstIndex(of: UInt8(ascii: ".")), selector.count <= 100 else { return nil }
    let name = selector[(dot + 1)...]
    guard !name.isEmpty, selector[..<dot].allSatisfy({ $0.isLetter || $0.isDigit }),
      name.allSatisfy({ $0.isLetter || $0.isDigit || $0 == Octet.hyphen || $0 == UInt8(ascii: "_") })
    else { return nil }
    return String(decoding: selector[..<dot].map(\.lowercased) + selector[dot...], as: UTF8.self)
  }

  /// Without comments, and without the marks that hide a sheet from old programs.
  private static func withoutComments(_ sheet: ArraySlice<UInt8>) -> [UInt8] {
    let octets = Array(sheet)
    var plain: [UInt8] = []
    plain.reserveCapacity(octets.count)
    var place = 0
    while place < octets.count {
      if octets[place] == UInt8(ascii: "/"), place + 1 < octets.count, octets[place + 1] == UInt8(ascii: "*")
      {
        place =
          octets.firstIndex(of: Array("*/".utf8), in: (place + 2)..<octets.count).map { $0 + 2 }
          ?? octets.count
        continue
      }
      let rest = octets[place...]
      if octets[place] == UInt8(ascii: "<"), rest.starts(with: "<!--".utf8) {
        place += 4
      } else if octets[place] == Octet.hyphen, rest.starts(with: "-->".utf8) {
        place += 3
      } else {
        plain.append(octets[place])
        place += 1
      }
    }
    return plain
  }
}
