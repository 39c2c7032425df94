/// A stranger's words as they stand in a mail of ours: on one line, cut, and nothing in them a mail client could make
/// a link of (CVE-2023-50456).
enum PenText {
  static func plain(_ text: String, most: Int = 60) -> String {
    var line: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      guard line.count <= most else { break }
      guard let shown = shown(scalar) else { continue }
      if shown == " ", line.last == " " || line.isEmpty { continue }
      line.append(shown)
    }
    if line.count > most { line = line.prefix(most) + ["…"] }
    while line.last == " " { line.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line)
    return String(text)
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    // What makes an address or a web address of letters.
    case ".": "．"
    case "@": "＠"
    case ":": "："
    case "/": "／"
    default:
      switch scalar.properties.generalCategory {
      case .format, .privateUse, .surrogate, .unassigned: nil
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: " "
      default: scalar
      }
    }
  }
}
