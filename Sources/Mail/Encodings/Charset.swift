/// A character set that we decode; everything else is read as if it had no label.
///
/// The list is short on purpose: glibc's converters have had overflows, ISO-2022-CN-EXT the worst of them.
enum Charset: Equatable, Sendable {
  case utf8
  /// GB2312, GBK and all their names: every real mail labelled so is a subset of GB18030.
  case gb18030
  /// What clients write when they mean "nothing special", and put Chinese text under.
  case ascii
  /// ISO-8859-1, read as its superset Windows-1252.
  case latin
  case utf16(bigEndian: Bool?)
  /// A charset of one or two octets that glibc decodes, by glibc's name.
  case converted(String)

  /// - Parameter label: as in `charset=…` or an encoded word, in any case.
  init?(label: String) {
    var name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    if name.hasPrefix("x-") { name.removeFirst(2) }
    if let charset = Self.names[name] {
      self = charset
    } else if let digits = Self.suffix(of: name, after: ["iso-8859-", "iso8859-", "iso_8859-"]),
      let part = Int(digits), (2...16).contains(part), part != 12
    {
      self = .converted("ISO-8859-\(part)")
    } else if let digits = Self.suffix(of: name, after: ["windows-125", "cp125", "cp-125", "win-125"]),
      let page = Int(digits), (0...8).contains(page)
    {
      self = .converted("CP125\(page)")
    } else {
      return nil
    }
  }

  private static func suffix(of name: String, after prefixes: [String]) -> Substring? {
    prefixes.first { name.hasPrefix($0) }.map { name.dropFirst($0.count) }
  }

  private static let names: [String: Charset] = {
    var names: [String: Charset] = [
      "utf-16": .utf16(bigEndian: nil), "utf16": .utf16(bigEndian: nil), "unicode": .utf16(bigEndian: nil),
      "utf-16le": .utf16(bigEndian: false), "utf-16be": .utf16(bigEndian: true),
    ]
    for name in ["utf-8", "utf8", "unicode-1-1-utf-8", "utf-8mb4", "cp65001"] { names[name] = .utf8 }
    for name in [
      "gb18030", "gb-18030", "gb_18030", "gb18030-2000", "gb18030-2005", "gbk", "cp936", "ms936",
      "windows-936", "win936", "gb2312", "gb-2312", "gb_2312", "gb_2312-80", "gb2312-80", "gb2312-1980",
      "csgb2312", "iso-ir-58", "euc-cn", "euccn", "cn-gb", "chinese", "936",
    ] { names[name] = .gb18030 }
    for name in ["us-ascii", "ascii", "ansi_x3.4-1968"] { names[name] = .ascii }
    for name in ["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1"] { names[name] = .latin }
    for name in ["big5", "big-5", "cn-big5", "cp950", "ms950", "windows-950", "csbig5", "big5-eten"] {
      names[name] = .converted("CP950")
    }
    for name in ["big5-hkscs", "big5hkscs"] { names[name] = .converted("BIG5-HKSCS") }
    return names
  }()
}
