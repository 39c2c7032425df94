/// The files in a server's answer to PROPFIND (RFC 4918 §9.1), read in one pass: of its XML only the names of the
/// elements matter, whatever prefixes they have.
struct MultiStatus {
  private(set) var files: [FolderFile] = []
  private var href = ""
  private var size: Int?
  private var modified = ""
  private var tag = ""
  private var isCollection = false

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    var name = ""
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      hear(String(decoding: rest[..<start], as: UTF8.self), in: name)
      guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { return }
      let tag = rest[(start + 1)..<end]
      rest = rest[(end + 1)...]
      name = Self.localName(tag)
      switch name {
      case "response": begin()
      case "/response": finish()
      case "collection": isCollection = true
      default: break
      }
    }
  }

  private mutating func hear(_ text: String, in name: String) {
    switch name {
    case "href" where href.isEmpty: href = text.split(whereSeparator: \.isWhitespace).joined()
    case "getcontentlength": size = Int(text)
    case "getlastmodified": modified = text
    case "getetag": tag = text
    default: break
    }
  }

  private mutating func begin() { (href, size, modified, tag, isCollection) = ("", nil, "", "", false) }

  /// Servers give the properties in any order, and in another one each time.
  private mutating func finish() {
    guard !isCollection, !href.hasSuffix("/"), let size, size >= 0 else { return }
    let last = href.split(separator: "/").last.map(String.init) ?? ""
    guard let name = Self.unescaped(last.replacing("&amp;", with: "&")), FolderFile.isName(name) else {
      return
    }
    files.append(FolderFile(name: name, size: size, modified: "\(modified) \(tag)"))
  }

  /// `D:href`, `/D:href`, `href/` and so on without prefix, attributes and the slash at the end.
  private static func localName(_ tag: ArraySlice<UInt8>) -> String {
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = (isEnd ? tag.dropFirst() : tag).prefix { $0 > 32 && $0 != UInt8(ascii: "/") }.prefix(100)
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return (isEnd ? "/" : "") + String(decoding: local, as: UTF8.self).lowercased()
  }

  /// Nil for what is not UTF-8, as a name in GBK.
  private static func unescaped(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
