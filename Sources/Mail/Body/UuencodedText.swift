/// A text out of which the files are taken that old systems write into it: `begin 644 name` … `end`.
///
/// A file is taken only when every line of it is well-formed; anything else is text and stays.
struct UuencodedText {
  struct File {
    var name: String
    var content: [UInt8]
  }

  /// Without the lines of the files.
  private(set) var text: [UInt8]
  private(set) var files: [File] = []

  static let opening = Array("begin ".utf8)

  init(_ octets: [UInt8], most: Int) {
    text = octets
    guard octets.firstIndex(of: Self.opening, in: octets.indices) != nil else { return }
    text = []
    var kept = 0
    var position = 0
    while position < octets.count, files.count <= most {
      let line = Self.line(of: octets, at: position)
      if octets[line.content].starts(with: Self.opening), let name = Self.name(octets[line.content]),
        let body = Self.body(of: octets, at: line.next)
      {
        text += octets[kept..<position]
        files.append(File(name: name, content: body.content))
        kept = body.next
        position = body.next
      } else {
        position = line.next
      }
    }
    text += octets[kept...]
  }

  private static func line(of octets: [UInt8], at start: Int) -> (content: Range<Int>, next: Int) {
    guard let end = octets.firstIndex(of: Octet.lineFeed, in: start..<octets.count) else {
      return (start..<octets.count, octets.count)
    }
    let isCRLF = end > start && octets[end - 1] == Octet.carriageReturn
    return (start..<(isCRLF ? end - 1 : end), end + 1)
  }

  /// The name in `begin 644 name`.
  private static func name(_ line: ArraySlice<UInt8>) -> String? {
    let rest = line.dropFirst("begin ".utf8.count)
    let mode = rest.prefix { (0x30...0x37).contains($0) }
    let name = rest.dropFirst(mode.count)
    guard (3...4).contains(mode.count), name.first == Octet.space, !name.trimmed.isEmpty else { return nil }
    return TextDecoding.text(name.trimmed)
  }

  /// The lines up to `end`; nil as soon as one is not well-formed, so that no line is looked at in vain twice.
  private static func body(of octets: [UInt8], at start: Int) -> (content: [UInt8], next: Int)? {
    var content: [UInt8] = []
    var position = start
    while position < octets.count {
      let line = line(of: octets, at: position)
      position = line.next
      let isLast =
        line.content.isEmpty
        || line.content.count == 1 && [0x20, 0x60].contains(octets[line.content.lowerBound])
      if isLast {
        let end = self.line(of: octets, at: min(position, octets.count))
        guard !content.isEmpty, octets[end.content].trimmed.elementsEqual("end".utf8) else { return nil }
        return (content, end.next)
      }
      guard append(octets[line.content], to: &content) else { return nil }
    }
    return nil
  }

  /// One line: its length, then groups of four characters for three octets, then perhaps a checksum.
  private static func append(_ line: ArraySlice<UInt8>, to content: inout [UInt8]) -> Bool {
    guard let first = line.first, line.allSatisfy({ (0x20...0x60).contains($0) }) else { return false }
    let count = Int(first - 0x20) & 63
    let length = (count + 2) / 3 * 4
    guard (1...45).contains(count), (length...length + 1).contains(line.count - 1) else { return false }
    let values = line.dropFirst().prefix(length).map { ($0 - 0x20) & 63 }
    for group in stride(from: 0, to: values.count, by: 4) {
      content.append(values[group] << 2 | values[group + 1] >> 4)
      content.append(values[group + 1] << 4 | values[group + 2] >> 2)
      content.append(values[group + 2] << 6 | values[group + 3])
    }
    content.removeLast(length / 4 * 3 - count)
    return true
  }
}
