import Foundation
import Glibc
import Mail
import World

@testable import Office

/// The programs clerks answer with: each puts its owner's words, its own marks and the mail that he answers into a mail
/// in its way, as the files of `Replies` show.
enum MailProgram: String, CaseIterable {
  case foxmail, qq, netEase, outlook, coremail, inline, bottom, phone, netEasePhone, android

  /// What a clerk types into the list that he answers, below the heading of an item.
  struct Typed {
    let line: String
    let item: Int
  }

  /// - Parameter lines: what the clerk writes; an empty one for every paragraph that he leaves.
  func answer(_ lines: [String], to list: Message, typing typed: Typed? = nil) throws -> [UInt8] {
    let values = Self.values(lines, list, typed)
    let edge = "----=_001_NextPart"
    var parts: [[UInt8]] = []
    for ending in ["txt", "html"] {
      guard var text = try template(ending) else { continue }
      for (mark, value) in values { text = text.replacing(mark, with: value) }
      parts.append(part(ending, text))
    }
    if parts.count > 1 {
      let mixed = "Content-Type: multipart/alternative; boundary=\"\(edge)\"\r\n\r\n"
      let begin: [UInt8] = Array("\r\n--\(edge)\r\n".utf8)
      let end: [UInt8] = Array("\r\n--\(edge)--\r\n".utf8)
      parts = [Array(mixed.utf8), begin, parts[0], begin, parts[1], end]
    }
    return Self.fields(program: name, to: list) + parts.flatMap(\.self)
  }

  private var name: String {
    switch self {
    case .foxmail: "Foxmail 7.2.25.254[cn]"
    case .qq: "QQMail 2.x"
    case .netEase: "Coremail Webmail Server Version XT5.0.14"
    case .outlook: "Microsoft Outlook 16.0"
    case .coremail: "Coremail Webmail Server Version 6.0"
    case .inline, .bottom: "Mozilla Thunderbird 128"
    case .phone: "iPhone Mail (22B91)"
    case .netEasePhone: "NetEase MailMaster 7.20"
    case .android: "Gmail for Android"
    }
  }

  private func template(_ ending: String) throws -> String? {
    let path = Repository.root + "/Tests/OfficeTests/Morning/Replies/\(rawValue).\(ending)"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  private func part(_ ending: String, _ text: String) -> [UInt8] {
    let charset = self == .coremail ? "GB18030" : "UTF-8"
    let heading =
      "Content-Type: text/\(ending == "txt" ? "plain" : "html"); charset=\(charset)\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return Array(heading.utf8)
      + Self.quotedPrintable(Self.encoded(text.replacing("\n", with: "\r\n"), as: charset))
  }
}

/// What stands for the marks in the files.
extension MailProgram {
  private static func values(_ lines: [String], _ list: Message, _ typed: Typed?) -> [(String, String)] {
    let text = with(typed, "\n", below: "\n", in: list.text)
    let page = with(typed, "<div>", below: "</p>", in: page(of: list.root, in: list) ?? "")
    let quoted = text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    return [
      ("{subject}", list.subject), ("{words}", lines.joined(separator: "\n")), ("{divs}", divs(lines)),
      ("{rows}", rows(lines)), ("{quoted}", quoted.joined(separator: "\n")),
      ("{among}", among(quoted, lines).joined(separator: "\n")), ("{original}", text), ("{page}", page),
    ]
  }

  private static func with(_ typed: Typed?, _ mark: String, below end: String, in text: String) -> String {
    guard let typed, let heading = text.firstRange(of: "【\(typed.item)】"),
      let place = text[heading.upperBound...].firstRange(of: end)
    else { return text }
    let line = mark == "\n" ? "\(typed.line)\n" : "\(mark)\(typed.line)</div>"
    return text[..<place.upperBound] + line + text[place.upperBound...]
  }

  private static func page(of part: Part, in list: Message) -> String? {
    if part.contentType.subtype == "html" { return String(decoding: list.content(of: part), as: UTF8.self) }
    return part.parts.lazy.compactMap { page(of: $0, in: list) }.first
  }

  private static func divs(_ lines: [String]) -> String {
    lines.map { "<div>\($0.isEmpty ? "<br>" : html($0))</div>" }.joined(separator: "\n")
  }

  /// Numbered lines in a table, as they are pasted from a sheet, others in paragraphs.
  private static func rows(_ lines: [String]) -> String {
    lines.map { line in
      let cells = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard cells.count == 2, cells[0].allSatisfy({ "0123456789-、".contains($0) }) else {
        return "<p class=MsoNormal>\(line.isEmpty ? "<o:p>&nbsp;</o:p>" : html(line))</p>"
      }
      let row = cells.map { "<td width=100 valign=top><p class=MsoNormal>\(html($0))<o:p></o:p></p></td>" }
      return
        "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0><tr>\(row.joined())</tr></table>"
    }.joined(separator: "\n")
  }

  /// Each line below the heading of the item that it names, as far as their order allows; above all what names none.
  private static func among(_ quoted: [String], _ lines: [String]) -> [String] {
    let headings = lines.map { line in
      LineNumbers(in: line, numerals: .apart).all.first.flatMap { number in
        quoted.firstIndex { $0.hasPrefix("> 【\(number)】") }
      }
    }
    let first = headings.firstIndex { $0 != nil } ?? lines.endIndex
    var text = Array(lines[..<first]) + ["", "在 2026/11/24 08:30, 网站管理中心 写道:"]
    var shown = 0
    for (line, heading) in zip(lines, headings).dropFirst(first) {
      if let heading, heading >= shown {
        text += quoted[shown...heading]
        shown = heading + 1
      }
      text.append(line)
    }
    return text + quoted[shown...]
  }

  private static func html(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// Bytes.
extension MailProgram {
  private static func fields(program: String, to list: Message) -> [UInt8] {
    Array(
      """
      From: wangmin@naiman.example\r
      To: \(list.replyTo.first?.mailbox ?? "")\r
      Subject: =?UTF-8?B?5Zue5aSN77ya5LuK5pel5b6F5Yqe?=\r
      MIME-Version: 1.0\r
      X-Mailer: \(program)\r
      In-Reply-To: <\(list.messageID ?? "")>\r

      """.utf8)
  }

  private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    var width = 0
    for byte in bytes {
      let isEnd = byte == 0x0D || byte == 0x0A
      if width > 70, !isEnd {
        encoded += Array("=\r\n".utf8)
        width = 0
      }
      let isPlain = isEnd || (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
      let piece = isPlain ? [byte] : [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      encoded += piece
      width = isEnd ? 0 : width + piece.count
    }
    return encoded
  }

  /// By the system's own converter.
  private static func encoded(_ text: String, as charset: String) -> [UInt8] {
    let descriptor = iconv_open(charset, "UTF-8")
    defer { iconv_close(descriptor) }
    var source = Array(text.utf8).map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 2 + 16)
    var (left, room) = (source.count, target.count)
    source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var (input, output) = (source.baseAddress, target.baseAddress)
        _ = iconv(descriptor, &input, &left, &output, &room)
      }
    }
    return target.dropLast(room).map { UInt8(bitPattern: $0) }
  }
}
