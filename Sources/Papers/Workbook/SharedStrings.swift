/// The texts that cells of a workbook name by number.
struct SharedStrings {
  /// One after the other, in UTF-8: half a million texts by themselves would take twice the memory.
  private var octets: [UInt8] = []
  private var ends: [Int] = []

  init(_ part: ZipPart?, limits: TableLimits) throws(TableError) {
    guard let part else { return }
    let walk = try XMLWalk(part)
    while let step = try walk.next() {
      guard case .start("si") = step else { continue }
      octets += try walk.richText(until: "si", limits: limits, line: ends.count + 1).utf8
      ends.append(octets.count)
      guard ends.count <= limits.cells else {
        throw .suspicious("it has more than \(limits.cells) texts")
      }
    }
  }

  subscript(index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    return String(decoding: octets[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }
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
