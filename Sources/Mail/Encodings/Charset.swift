/// A character set that we decode; everything else is read as if it had no label.
///
/// The list is short on purpose: glibc's converters have had overflows, those of ISO-2022-CN-EXT and ISO-2022-JP-3
/// the worst of them. UTF-7 and UTF-32 hide text from whoever looks at the octets, and no mailer needs them.
enum Charset: Equatable, Sendable {
  case utf8
  /// GB2312, GBK and all their names: every real mail labelled so is a subset of GB18030.
  case gb18030
  /// GB2312 in seven bits, between `~{` and `~}` (RFC 1843).
  case hz
  /// What clients write when they mean "nothing special", and put Chinese text under.
  case ascii
  /// ISO-8859-1, read as its superset Windows-1252.
  case latin
  /// Nil: as the byte order mark says.
  case utf16(bigEndian: Bool?)
  /// A charset that glibc decodes, by glibc's name.
  case converted(String)

  /// - Parameter label: as in `charset=…` or an encoded word, in any case.
  init?(label: String) {
    let name = Self.name(of: label)
    if let charset = Self.names[name] {
      self = charset
    } else if let digits = Self.suffix(of: name, after: ["iso-8859-", "iso8859-"]),
      let part = Int(digits), (2...16).contains(part), part != 12
    {
      self = .converted("ISO-8859-\(part)")
    } else if let digits = Self.suffix(of: name, after: ["windows-125", "cp125", "cp-125", "win-125"]),
      let page = Int(digits), (0...8).contains(page)
    {
      self = page == 2 ? .latin : .converted("CP125\(page)")
    } else {
      return nil
    }
  }

  /// In lower case, with hyphens for underscores, without quotes, white space and the `x-` of a private name.
  private static func name(of label: String) -> String {
    let name = String(unsafeUninitializedCapacity: label.utf8.count) { name in
      var count = 0
      for octet in label.utf8 where !octet.isSpace && octet != Octet.quote && octet != UInt8(ascii: "'") {
        name[count] = octet == UInt8(ascii: "_") ? Octet.hyphen : octet.lowercased
        count += 1
      }
      return count
    }
    return name.hasPrefix("x-") ? String(name.dropFirst(2)) : name
  }

  private static func suffix(of name: String, after prefixes: [String]) -> Substring? {
    prefixes.first { name.hasPrefix($0) }.map { name.dropFirst($0.count) }
      // A form that adds a direction, such as iso-8859-8-i, does not change the octets.
      .map { $0.prefix { $0 != "-" } }
  }

  private static let names: [String: Charset] = {
    let families: [(Charset, [String])] = [
      (.utf8, ["utf-8", "utf8", "unicode-1-1-utf-8", "utf-8mb4", "utf8mb4", "cp65001", "65001"]),
      (
        .gb18030,
        [
          "gb18030", "gb-18030", "gb18030-2000", "gb18030-2005", "gb18030-2022", "gbk", "cp936", "cp-936",
          "ms936", "windows-936", "win936", "gb2312", "gb-2312", "gb-2312-80", "gb2312-80", "gb2312-1980",
          "gb-2312-1980", "csgb2312", "csgb18030", "csgbk", "csiso58gb231280", "iso-ir-58", "euc-cn", "euccn",
          "cn-gb", "chinese", "936",
        ]
      ),
      (.hz, ["hz-gb-2312", "hz", "hz-gb2312", "hzgb2312"]),
      (
        .ascii,
        ["us-ascii", "ascii", "ansi-x3.4-1968", "ansi-x3.4-1986", "iso-646-us", "iso-ir-6", "iso646-us"]
      ),
      (.latin, ["iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "iso-ir-100", "ansi"]),
      (.utf16(bigEndian: nil), ["utf-16", "utf16", "unicode"]),
      (.utf16(bigEndian: false), ["utf-16le", "utf16le"]),
      (.utf16(bigEndian: true), ["utf-16be", "utf16be"]),
      (
        .converted("CP950"),
        ["big5", "big-5", "cn-big5", "cp950", "ms950", "windows-950", "csbig5", "big5-eten", "950"]
      ),
      (.converted("BIG5-HKSCS"), ["big5-hkscs", "big5hkscs"]),
      (.converted("KOI8-R"), ["koi8-r", "koi8r", "koi8", "cskoi8r"]),
      (.converted("KOI8-U"), ["koi8-u", "koi8u"]),
      (
        .converted("CP932"),
        [
          "shift-jis", "shiftjis", "sjis", "s-jis", "ms-kanji", "csshiftjis", "cp932", "ms932", "windows-31j",
          "mskanji", "932",
        ]
      ),
      (.converted("EUC-JP-MS"), ["euc-jp", "eucjp", "cseucpkdfmtjapanese", "eucjp-ms"]),
      (.converted("ISO-2022-JP"), ["iso-2022-jp", "iso2022jp", "csiso2022jp", "jis", "iso-2022-jp-ms"]),
      (.converted("ISO-2022-JP-2"), ["iso-2022-jp-1", "iso-2022-jp-2", "csiso2022jp2"]),
      (
        .converted("CP949"),
        [
          "euc-kr", "euckr", "cseuckr", "cp949", "ms949", "uhc", "windows-949", "ks-c-5601-1987",
          "ks-c-5601-1989", "ksc5601", "ksc-5601", "korean", "949",
        ]
      ),
    ]
    var names: [String: Charset] = [:]
    for (charset, labels) in families { for label in labels { names[label] = charset } }
    return names
  }()
}
