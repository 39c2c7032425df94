/// The declarations of a `style` attribute that decide whether and how something is seen.
struct HTMLStyle {
  private let declarations: [(name: Substring, value: Substring)]

  init(_ style: String) {
    let octets = style.utf8.lazy.filter { !$0.isSpace && $0 != 0x0C }.map(\.lowercased)
    let rules = Array(octets).split(separator: Octet.semicolon, maxSplits: Self.most)
    declarations = rules.prefix(Self.most).compactMap { rule in
      guard let colon = rule.firstIndex(of: Octet.colon) else { return nil }
      let value = rule[(colon + 1)...].prefix { $0 != UInt8(ascii: "!") }
      return (Self.text(rule[..<colon]), Self.text(value))
    }
  }

  private static let most = 64

  private static func text(_ octets: ArraySlice<UInt8>) -> Substring {
    Substring(String(decoding: octets, as: UTF8.self))
  }

  /// Of two declarations of one property the last counts (CSS Cascading §6).
  subscript(name: String) -> Substring? { declarations.last { $0.name == name }?.value }

  var isHidden: Bool {
    if self["display"] == "none" || self["mso-hide"] == "all" { return true }
    if self["visibility"] == "hidden" || self["visibility"] == "collapse" { return true }
    if isZero("font-size") || self["opacity"] == "0" { return true }
    if self["overflow"] == "hidden" {
      if ["max-height", "max-width", "height", "width"].contains(where: isZero) { return true }
    }
    if let indent = self["text-indent"], indent.hasPrefix("-999") { return true }
    return isInkOnItsOwnColour
  }

  /// What a rule of a style sheet is believed in.
  var isTakenAway: Bool {
    self["display"] == "none" || self["visibility"] == "hidden" || self["visibility"] == "collapse"
  }

  /// Whether it says that its element is seen, whatever a style sheet says.
  var isShown: Bool {
    if let display = self["display"] { return display != "none" }
    return self["visibility"] == "visible"
  }

  /// Whether the words are struck out; what is in them cannot undo it (CSS Text Decoration §2).
  var isStruck: Bool {
    ["text-decoration", "text-decoration-line"].contains { self[$0]?.holds(any: ["line-through"]) ?? false }
  }

  private func isZero(_ name: String) -> Bool {
    guard let value = self[name] else { return false }
    return ["0", "0px", "0pt", "0em", "0rem", "0%", "0.0pt", "0cm", "0in"].contains(value)
  }

  /// White on white, where one style says both: with a background from elsewhere it is not known.
  private var isInkOnItsOwnColour: Bool {
    guard let ink = self["color"], let paper = self["background-color"] ?? self["background"] else {
      return false
    }
    return Self.colour(ink) == Self.colour(paper)
  }

  /// Whether the words are red, as officers colour what they write into a mail they were sent; nil when no colour is
  /// said.
  var isRed: Bool? { self["color"].map { HTMLInk.isRed($0) } }

  private static func colour(_ value: Substring) -> Substring {
    switch value {
    case "white", "#fff", "rgb(255,255,255)": "#ffffff"
    default: value
    }
  }
}
