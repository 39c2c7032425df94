/// How a text is taken from sight; nobody who signs the form takes for his words what is hidden or struck through.
struct WordHiding: OptionSet {
  let rawValue: Int

  static let vanish = WordHiding(rawValue: 1)
  static let strike = WordHiding(rawValue: 2)
  static let dstrike = WordHiding(rawValue: 4)

  /// - Parameter element: of a style (ECMA-376 part 1, §17.3.2); nil for any other.
  init?(_ element: String) {
    switch element {
    case "vanish": self = .vanish
    case "strike": self = .strike
    case "dstrike": self = .dstrike
    default: return nil
    }
  }

  init(rawValue: Int) { self.rawValue = rawValue }
}

/// What styles take from sight (ECMA-376 part 1, §17.7): text that is hidden or struck through because of the style that
/// it has, and not by itself.
///
/// Styles of tables and of lists are not looked at.
struct WordStyles {
  private struct Style {
    var base: String?
    var (on, off): (WordHiding, WordHiding) = ([], [])

    mutating func say(_ hiding: WordHiding, _ isOn: Bool) {
      if isOn { on.insert(hiding) } else { off.insert(hiding) }
    }
  }

  /// By name, with what they build upon.
  private var hidden: [String: WordHiding] = [:]
  private var defaults = Style()
  /// The style of paragraphs that name none.
  private var paragraph: String?

  /// How far a style is followed to those that it builds upon.
  private static let deepest = 20
  private static let most = 5000

  init(_ part: ZipPart?) throws(TableError) {
    guard let part else { return }
    let styles = try read(try XMLWalk(part))
    hidden = styles.mapValues { style in
      var (style, on, off) = (style, style.on, style.off)
      for _ in 0..<Self.deepest {
        guard let base = style.base.flatMap({ styles[$0] }) else { break }
        on.formUnion(base.on.subtracting(off))
        off.formUnion(base.off.subtracting(on))
        style = base
      }
      return on
    }
  }

  private mutating func read(_ walk: XMLWalk) throws(TableError) -> [String: Style] {
    var styles: [String: Style] = [:]
    var (current, isInDefaults): (String?, Bool) = (nil, false)
    while let step = try walk.next() {
      switch step {
      case .start("style"):
        guard styles.count < Self.most else { throw .tooMuch("more than \(Self.most) styles", line: 0) }
        let name = walk.attribute("w:styleId") ?? ""
        styles[name] = Style()
        current = name
        let isDefault = ["1", "true", "on"].contains(walk.attribute("w:default"))
        if isDefault, walk.attribute("w:type") == "paragraph" { paragraph = name }
      case .end("style"): current = nil
      case .start("docDefaults"): isInDefaults = true
      case .end("docDefaults"): isInDefaults = false
      case .start("basedOn"): if let current { styles[current]?.base = walk.attribute("w:val") }
      // What tables do with some of their cells, and what a style was before a change.
      case .start("tblStylePr"), .start("rPrChange"): try walk.skip()
      case .start(let name):
        guard let hiding = WordHiding(name) else { continue }
        if let current { styles[current]?.say(hiding, walk.isOn) }
        if isInDefaults { defaults.say(hiding, walk.isOn) }
      default: continue
      }
    }
    return styles
  }

  /// Whether a run with these styles is not seen. What styles say of paragraphs and of characters is a switch each: two
  /// undo each other (§17.7.3); what the run says itself counts alone.
  func hides(_ run: WordRun, in paragraph: String?) -> Bool {
    let switched = hidden(by: paragraph ?? self.paragraph).symmetricDifference(hidden(by: run.styleName))
    return !defaults.on.union(switched).subtracting(run.shown).union(run.hidden).isEmpty
  }

  private func hidden(by style: String?) -> WordHiding { style.flatMap { hidden[$0] } ?? [] }
}
