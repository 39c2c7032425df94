/// The texts that cells of a workbook name by number.
struct SharedStrings {
  private var texts: [String] = []

  init(_ part: [UInt8]?, limits: TableLimits) throws(TableError) {
    guard let part else { return }
    let walk = try XMLWalk(part, part: "xl/sharedStrings.xml")
    while let step = try walk.next() {
      guard case .start("si") = step else { continue }
      texts.append(try walk.richText(until: "si", limits: limits, line: texts.count + 1))
      guard texts.count <= limits.cells else {
        throw .suspicious("it has more than \(limits.cells) texts")
      }
    }
  }

  subscript(index: Int) -> String? { texts.indices.contains(index) ? texts[index] : nil }
}

extension XMLWalk {
  /// The text of an element up to its end; how it is pronounced (`rPh`) is left out.
  func richText(until end: String, limits: TableLimits, line: Int) throws(TableError) -> String {
    var text = ""
    var isSpoken = false
    var isHeard = false
    while let step = try next() {
      switch step {
      case .start("t"): isHeard = !isSpoken
      case .end("t"): isHeard = false
      case .start("rPh"): isSpoken = true
      case .end("rPh"): isSpoken = false
      case .text(let piece) where isHeard:
        text += piece
        guard text.utf8.count <= limits.fieldBytes else {
          throw .tooMuch("a field of more than \(limits.fieldBytes >> 10) KiB", line: line)
        }
      case .end(end): return text
      default: break
      }
    }
    return text
  }
}
