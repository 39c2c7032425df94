/// Finds the links to huge attachments in a text, and the notices that providers write around them.
struct HugeAttachmentReader {
  private(set) var attachments: [HugeAttachment] = []
  /// Lines that are surely a provider's, not the writer's.
  private(set) var noticeLines: [Int] = []

  private var isInNotice = false
  private var linesSinceHeading = Int.max
  private var pendingBlanks: [Int] = []
  /// What was said of the file since the last link.
  private var about = Description()

  init(_ lines: [Substring]) {
    for (place, line) in lines.enumerated() { read(line, at: place) }
  }

  private mutating func read(_ line: Substring, at place: Int) {
    // A notice has no line that long; what is longer is somebody's words.
    guard line.utf8.count <= 4000 else { return endNotice() }
    let text = String(line)
    let isBlank = text.isBlank
    if isBlank {
      if isInNotice { pendingBlanks.append(place) }
      return
    }
    if linesSinceHeading < Int.max { linesSinceHeading += 1 }
    if text.holds(any: ["超大附件", "云附件"]) {
      linesSinceHeading = 0
      endNotice()
      isInNotice = text.holds(any: ["发来的"]) && text.unicodeScalars.count <= 60
    }
    let links = Link.all(in: text)
    // Far from any heading or link no name is looked for.
    let description = links.isEmpty && linesSinceHeading > 8 ? Description() : Description(of: text)
    let isPart =
      isInNotice && (linesSinceHeading == 0 || !links.isEmpty || description.isTelling || Self.isButton(text))
    if isPart {
      noticeLines += pendingBlanks
      noticeLines.append(place)
      pendingBlanks = []
    } else {
      isInNotice = false
      pendingBlanks = []
      if links.isEmpty, !description.isTelling { about = Description() }
    }
    about.merge(description)
    for link in links { take(link) }
  }

  private mutating func endNotice() {
    isInNotice = false
    pendingBlanks = []
    about = Description()
  }

  private mutating func take(_ link: Link) {
    let isAnnounced = linesSinceHeading <= 8
    guard
      let provider = HugeAttachment.Provider(host: link.host, path: link.path)
        ?? (isInNotice && isAnnounced ? .other : nil)
    else { return }
    if !attachments.contains(where: { $0.link == link.address }), attachments.count < Self.most {
      attachments.append(
        HugeAttachment(
          provider: provider, name: about.name, size: about.size, expires: about.expires, link: link.address))
    }
    about = Description()
  }

  private static let most = 50

  /// What a provider's notice has beside names and links.
  private static func isButton(_ text: String) -> Bool {
    let plain = text.filter { !$0.isWhitespace }
    return ["下载", "进入下载页面", "打开", "预览", "转存", "收藏", "全部下载", "下载全部", "|", "·"].contains(plain)
  }
}

/// What a line says about a file.
private struct Description {
  var name: String?
  var size: String?
  var expires: String?

  init() {}

  init(of text: String) {
    let parts = Self.withoutLinks(text).split { "()（），,\t".contains($0) }.map { Self.trimmed($0) }
    for part in parts {
      if size == nil, Self.isSize(part) {
        size = part
      } else if expires == nil, let day = Self.expiry(part) {
        expires = day
      } else if name == nil, Self.isFileName(part) {
        name = part
      }
    }
  }

  var isTelling: Bool { name != nil || size != nil || expires != nil }

  mutating func merge(_ other: Description) {
    name = other.name ?? name
    size = other.size ?? size
    expires = other.expires ?? expires
  }

  /// Links in angle brackets left out, others with what follows on the line.
  private static func withoutLinks(_ text: String) -> Substring {
    var rest = ""
    for (place, piece) in text.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
      let isLink = place > 0 && piece.hasPrefix("http")
      rest += isLink ? piece.drop { $0 != ">" }.dropFirst() : piece
    }
    let octets = Array(rest.utf8)
    guard let link = octets.firstIndex(of: Array("http".utf8), in: 0..<octets.count) else {
      return Substring(rest)
    }
    return Substring(String(decoding: octets[..<link], as: UTF8.self))
  }

  private static func trimmed(_ text: Substring) -> String {
    let scalars = text.unicodeScalars.drop(while: \.isShownAsNothing)
    guard let last = scalars.lastIndex(where: { !$0.isShownAsNothing }) else { return "" }
    return String(scalars[...last])
  }

  /// `128.03M`, `1.2 GB`
  private static func isSize(_ text: String) -> Bool {
    let octets = Array(text.utf8).filter { !$0.isSpace }
    let number = octets.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    guard !number.isEmpty, octets.count <= 12 else { return false }
    return ["k", "m", "g", "kb", "mb", "gb", "b"].contains(
      String(decoding: octets[number.endIndex...], as: UTF8.self).lowercased())
  }

  /// `2020年11月27日 21:59 到期`, `到期时间：2026-12-25 09:12`, `无限期`
  private static func expiry(_ text: String) -> String? {
    guard text.unicodeScalars.count <= 50 else { return nil }
    for phrase in [
      "过期时间", "到期时间", "失效时间", "有效期至", "有效期", "到期", "过期", "失效", "expires on", "expires", "expiration",
    ]
    where text.lowercased().holds(any: [phrase]) {
      let rest = text.lowercased().replacing(phrase, with: "").drop { ":： ".contains($0) }
      let day = trimmed(rest[...])
      return day.utf8.contains(where: \.isDigit) ? day : nil
    }
    return nil
  }

  /// A name with a suffix.
  private static func isFileName(_ text: String) -> Bool {
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex, text.unicodeScalars.count <= 120 else {
      return false
    }
    let suffix = text[text.index(after: dot)...].utf8
    guard (1...5).contains(suffix.count), suffix.allSatisfy({ $0.isDigit || $0.isLetter }) else {
      return false
    }
    return suffix.contains(where: \.isLetter) && !text.holds(any: ["：", "。", "@", "/"])
  }
}

/// An address in a text.
private struct Link {
  let address: String
  let host: String
  /// With the query, in lower case.
  let path: String

  static func all(in text: String) -> [Link] {
    let octets = Array(text.utf8)
    var links: [Link] = []
    var position = 0
    let sign = Array("://".utf8)
    while let colon = octets.firstIndex(of: sign, in: position..<octets.count) {
      position = colon + sign.count
      let scheme = ["http", "https"].first {
        colon >= $0.utf8.count && octets[(colon - $0.utf8.count)..<colon].equalsIgnoringCase($0.utf8)
      }
      guard let length = scheme?.utf8.count else { continue }
      let end =
        octets[position...].firstIndex { $0 <= 0x20 || $0 >= 0x7F || "<>\"'".utf8.contains($0) }
        ?? octets.count
      let rest = octets[position..<end]
      let host = rest.prefix { !"/?#:".utf8.contains($0) }
      guard !host.isEmpty, host.count <= 253 else { continue }
      links.append(
        Link(
          address: String(decoding: octets[(colon - length)..<end], as: UTF8.self),
          host: String(decoding: host.map(\.lowercased), as: UTF8.self),
          path: String(decoding: rest[host.endIndex...].map(\.lowercased), as: UTF8.self)))
      position = end
    }
    return links
  }
}
