import Foundation
import Lab
import Mail
import Testing

/// Dovecot sees in our mails the structure that we wrote: types, names, encodings, sizes (RFC 3501 §7.4.2).
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct DovecotTests {
  @Test func dovecotSeesTheStructureThatWeMean() throws {
    let lab = try Lab.shared()
    let account = try lab.account()
    let folder = try Folder()
    // The servers' own user has to read them.
    chmod(folder.path, 0o755)
    for path in try Readers.write(HardDraft.all, to: folder) {
      try lab.doveadm("save", "-u", account.address, path)
    }
    let output = try lab.doveadm(
      "-f", "flow", "fetch", "-u", account.address, "imap.bodystructure", "mailbox", "INBOX")
    let lines = output.split(separator: "\n").filter { $0.hasPrefix("imap.bodystructure=") }
    #expect(lines.count == HardDraft.all.count)
    for (hard, line) in zip(HardDraft.all, lines) {
      let found = try #require(BodyStructure(String(line.dropFirst("imap.bodystructure=".count))), "\(hard)")
      #expect(found.lines == BodyStructure.meant(by: hard), "\(hard)")
    }
  }
}

/// A body structure as lines of plain words, one for each entity.
struct BodyStructure {
  private indirect enum Item {
    case word(String)
    case list([Item])

    var word: String { if case .word(let word) = self { word } else { "" } }
    var list: [Item] { if case .list(let list) = self { list } else { [] } }
    var isList: Bool { if case .list = self { true } else { false } }
  }

  private(set) var lines: [String] = []

  init?(_ text: String) {
    var rest = Array("(\(text))".utf8)[...]
    guard case .list(let items)? = Self.item(&rest) else { return nil }
    // Some versions print the outer brackets, and some do not.
    read(items.count == 1 ? items[0].list : items)
  }

  private static func item(_ rest: inout ArraySlice<UInt8>) -> Item? {
    rest = rest.drop { $0 == UInt8(ascii: " ") }
    guard let first = rest.first else { return nil }
    if first == UInt8(ascii: "(") {
      rest = rest.dropFirst()
      var items: [Item] = []
      while let next = rest.drop(while: { $0 == UInt8(ascii: " ") }).first, next != UInt8(ascii: ")") {
        guard let item = item(&rest) else { return nil }
        items.append(item)
      }
      rest = rest.drop { $0 == UInt8(ascii: " ") }.dropFirst()
      return .list(items)
    }
    if first == UInt8(ascii: "\"") {
      let word = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
      rest = rest.dropFirst(word.count + 2)
      return .word(String(decoding: word, as: UTF8.self))
    }
    let word = rest.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ")") }
    rest = rest.dropFirst(word.count)
    return .word(String(decoding: word, as: UTF8.self))
  }

  private mutating func read(_ entity: [Item]) {
    let parts = entity.prefix(while: \.isList)
    guard parts.isEmpty else {
      lines.append("multipart/\(entity[parts.count].word.lowercased()) of \(parts.count)")
      for part in parts { read(part.list) }
      return
    }
    guard entity.count > 6 else { return lines.append("too short") }
    let type = "\(entity[0].word)/\(entity[1].word)".lowercased()
    let parameters = Self.parameters(entity[2].list)
    // Text has a count of lines before what extends the structure.
    let disposition = entity.dropFirst(type.hasPrefix("text/") ? 9 : 8).first?.list ?? []
    let named = Self.parameters(disposition.last?.list ?? [])
    lines.append(
      "\(type) \(parameters["name"] ?? parameters["charset"] ?? "-") \(entity[5].word.lowercased()) \(entity[6].word) "
        + "\(disposition.first?.word.lowercased() ?? "inline") \(Self.fileName(named) ?? "-")")
  }

  private static func parameters(_ items: [Item]) -> [String: String] {
    var parameters: [String: String] = [:]
    for index in stride(from: 0, to: items.count - 1, by: 2) {
      parameters[items[index].word.lowercased()] = items[index + 1].word
    }
    return parameters
  }

  /// The plain parameter, or the pieces of RFC 2231 put together.
  private static func fileName(_ parameters: [String: String]) -> String? {
    if let plain = parameters["filename"] { return plain }
    let pieces = (0...).lazy.map { parameters["filename*\($0)*"] }.prefix { $0 != nil }.compactMap(\.self)
    let whole = parameters["filename*"] ?? Array(pieces).joined()
    return whole.hasPrefix("UTF-8''") ? String(whole.dropFirst(7)).removingPercentEncoding : nil
  }
}

extension BodyStructure {
  static func meant(by hard: HardDraft) -> [String] {
    let draft = hard.draft
    var lines: [String] = []
    // The last line break of a part belongs to the delimiter after it.
    let isDelimited = draft.html != nil || !draft.attachments.isEmpty
    func size(_ count: Int) -> Int { Self.size(count) - (isDelimited && count > 0 ? 2 : 0) }
    if !draft.attachments.isEmpty { lines.append("multipart/mixed of \(draft.attachments.count + 1)") }
    if draft.html != nil { lines.append("multipart/alternative of 2") }
    for (type, text) in [("plain", draft.text), ("html", draft.html)] {
      guard let text else { continue }
      let octets = text.replacingOccurrences(of: "\r\n", with: "\n").utf8
      let breaks = octets.count { $0 == 10 || $0 == 13 }
      lines.append("text/\(type) UTF-8 base64 \(size(octets.count + breaks)) inline -")
    }
    for (file, name) in zip(draft.attachments, hard.names) {
      lines.append("\(file.type) \(file.asciiName) base64 \(size(file.bytes.count)) attachment \(name)")
    }
    return lines
  }

  /// What so many octets are in base64, with a line break after every 76 characters and at the end.
  private static func size(_ count: Int) -> Int {
    let characters = (count + 2) / 3 * 4
    return characters + (characters + 75) / 76 * 2
  }
}
