/// Writes ZIP archives that are only stored, also such as nobody should write.
struct TestArchive {
  struct Part {
    let name: String
    let content: [UInt8]
    /// What the directory claims; the truth, if nil.
    var claimedSize: Int?
    /// Lies where the part before it lies.
    var overlaps = false

    init(_ name: String, _ content: [UInt8]) { (self.name, self.content) = (name, content) }

    init(_ name: String, _ content: String, claimedSize: Int? = nil, overlaps: Bool = false) {
      self.name = name
      self.content = Array(content.utf8)
      self.claimedSize = claimedSize
      self.overlaps = overlaps
    }
  }

  /// How the parts are announced (APPNOTE 4.3.9, 4.5.3).
  enum Shape: Sendable {
    case plain
    /// Written in one go: size and sum stand behind each part.
    case streamed
    /// The same with the long sizes of a huge archive before each part, as some libraries write any.
    case huge
  }

  static func bytes(_ parts: [Part], shape: Shape) -> [UInt8] {
    guard shape != .plain else { return bytes(parts) }
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for part in parts {
      let (start, size, sum) = (bytes.count, part.content.count, checksum(part.content))
      let name = Array(part.name.utf8)
      let begin = short(45) + short(8) + short(0) + short(0) + short(0x21)
      let isHuge = shape == .huge
      // Long sizes: both unknown yet.
      let extra = isHuge ? short(1) + short(16) + [UInt8](repeating: 0, count: 16) : []
      let unknown = isHuge ? long(0xFFFF_FFFF) + long(0xFFFF_FFFF) : long(0) + long(0)
      bytes += long(0x0403_4B50) + begin + long(0) + unknown + short(name.count) + short(extra.count)
      bytes += name + extra + part.content + long(0x0807_4B50) + long(sum)
      bytes += isHuge ? long(size) + long(0) + long(size) + long(0) : long(size) + long(size)
      directory += long(0x0201_4B50) + short(45) + begin + long(sum) + long(size) + long(size)
      directory +=
        short(name.count) + short(0) + short(0) + short(0) + short(0) + long(0) + long(start) + name
    }
    let end =
      long(0x0605_4B50) + short(0) + short(0) + short(parts.count) + short(parts.count)
      + long(directory.count) + long(bytes.count) + short(0)
    return bytes + directory + end
  }

  static func bytes(_ parts: [Part], flags: Int = 0, method: Int = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    var last = 0
    for part in parts {
      let start = part.overlaps ? last : bytes.count
      last = start
      let size = part.claimedSize ?? part.content.count
      let common =
        short(flags) + short(method) + short(0) + short(0x21) + long(checksum(part.content))
        + long(part.content.count) + long(size) + short(part.name.utf8.count) + short(0)
      if !part.overlaps {
        bytes += long(0x0403_4B50) + short(20) + common + Array(part.name.utf8) + part.content
      }
      directory +=
        long(0x0201_4B50) + short(20) + short(20) + common + short(0) + short(0) + short(0) + long(0)
        + long(start) + Array(part.name.utf8)
    }
    let end =
      long(0x0605_4B50) + short(0) + short(0) + short(parts.count) + short(parts.count)
      + long(directory.count) + long(bytes.count) + short(0)
    return bytes + directory + end
  }

  private static func short(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
  private static func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16) }

  /// CRC-32 (ISO 3309).
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}

/// A workbook by hand, part by part.
struct TestWorkbook {
  var sheets: [(name: String, rows: String)]
  var strings: [String] = []
  var styles = ""
  var hidden: Set<String> = []

  init(_ rows: String) { sheets = [("Sheet1", rows)] }

  var parts: [TestArchive.Part] {
    let list = sheets.enumerated().map { index, sheet in
      let state = hidden.contains(sheet.name) ? " state=\"hidden\"" : ""
      return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
    }
    let relations = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let r = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    return [
      .init("xl/workbook.xml", "<workbook \(main) \(r)><sheets>\(list.joined())</sheets></workbook>"),
      .init("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>"),
      .init("xl/sharedStrings.xml", "<sst \(main)>\(strings.map { "<si>\($0)</si>" }.joined())</sst>"),
      .init("xl/styles.xml", "<styleSheet \(main)>\(styles)</styleSheet>"),
    ]
      + sheets.enumerated().map { index, sheet in
        .init(
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet \(main)><sheetData>\(sheet.rows)</sheetData></worksheet>")
      }
  }

  var bytes: [UInt8] { TestArchive.bytes(parts) }
}
