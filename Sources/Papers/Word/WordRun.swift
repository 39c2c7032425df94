/// How the words of a run are shown, as far as it decides whether and as what they are read.
struct WordRun {
  /// What it says itself of whether it is seen.
  private(set) var hidden: WordHiding = []
  private(set) var shown: WordHiding = []
  /// The style that it names.
  private(set) var styleName: String?
  private(set) var font: String?

  /// - Parameter name: an element of its style (ECMA-376 part 1, §17.3.2).
  mutating func style(_ name: String, _ walk: XMLWalk) {
    switch name {
    case "rStyle": styleName = walk.attribute("w:val")
    case "rFonts": font = walk.attribute("w:ascii") ?? walk.attribute("w:hAnsi")
    default:
      guard let hiding = WordHiding(name) else { return }
      if walk.isOn { hidden.insert(hiding) } else { shown.insert(hiding) }
    }
  }
}

/// A field: a character within another (带圈字符, which is how many tick a box), or a box of a form.
struct WordField {
  private var instruction = ""
  /// Whether the box of a form is ticked; nil where it is none.
  var box: Bool?

  mutating func add(_ text: String) {
    if instruction.utf8.count < 200 { instruction += text }
  }

  /// What it shows beside its result.
  var shown: String? {
    if let box { return box ? "☑" : "□" }
    // `eq \o\ac(□,√)`: one over the other.
    guard instruction.contains("\\o") else { return nil }
    let ticks = instruction.unicodeScalars.contains { Tick.full.contains($0) }
    let boxes = instruction.unicodeScalars.contains { Tick.empty.contains($0) }
    return ticks ? "☑" : boxes ? "□" : nil
  }
}
