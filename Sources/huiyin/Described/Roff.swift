/// A page of the manual, as man(7) takes it.
struct Roff {
  private(set) var text: String

  init(_ name: String, section: Int, _ what: String) {
    text = """
      .\\" Made by "huiyin manual"; what it says stands in the program.
      .TH \(name.uppercased()) \(section) "" "Huiyin \(Version.text)" "Huiyin"
      .nh
      .ad l

      """
    heading("NAME")
    paragraph("\(name) \\- \(Self.escaped(what))", isWritten: true)
  }

  mutating func heading(_ words: String) { add(".SH \(Self.escaped(words.uppercased()))") }
  mutating func subheading(_ words: String) { add(".SS \(Self.escaped(words))") }

  mutating func paragraph(_ words: String, isWritten: Bool = false) {
    guard !words.isEmpty else { return }
    add(".PP")
    add(isWritten ? words : Self.escaped(words))
  }

  /// What is explained, and its explanation beside it.
  mutating func item(_ name: String, _ note: String = "", _ words: String) {
    add(".TP")
    add("\\fB\(Self.escaped(name))\\fR" + (note.isEmpty ? "" : " (\(Self.escaped(note)))"))
    add(words.isEmpty ? "\\&" : Self.escaped(words))
  }

  /// As somebody would type it.
  mutating func example(_ lines: String) {
    add(".PP")
    add(".nf")
    for line in lines.split(separator: "\n") { add(Self.escaped(String(line))) }
    add(".fi")
  }

  /// Moves what follows to the right.
  mutating func indented(_ write: (inout Roff) -> Void) {
    add(".RS 4")
    write(&self)
    add(".RE")
  }

  private mutating func add(_ line: String) { text += line + "\n" }

  private static func escaped(_ words: String) -> String {
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
      .replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }
}
