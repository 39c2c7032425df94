import Domain
import Foundation

/// Letters in which whatever must not become public is known: a mobile number in every place where people write, each in
/// another disguise, a word that nobody writes in every place that no reader sees, and the author's own name and address.
struct Canaries {
  /// A word of no language, before the number of the letter.
  static let word = "kqzxv"
  /// What has a mobile number in it.
  enum Place: Int, CaseIterable {
    case subject, head, tail, quotation, signature, forwarded, answerHead, answerTail, title, summary, note
  }
  /// What has the word in it.
  static let hidden = [
    "Reply-To", "Message-ID", "X-Header", "comment", "alt", "file name", "Exif", "sheet", "PDF", "card",
    "address",
  ]

  let serial: Int

  var name: String {
    "欧阳" + String(Self.rare[serial % 40]) + String(Self.rare[serial / 40 % 40])
      + (serial < 1600 ? "" : String(Self.rare[serial / 1600 % 40]))
  }
  private static let rare = Array("蘅瀞翾璟珺琬骞翀昶旻晟煊炘烨焱垚堃坤埕墨夔奡妤姝娴婳嫕媛孱孜宬寰尧崧嵘嵩巍廷弢彧")

  var address: String { "\(Self.word)\(serial)@citizen.example" }

  func number(_ place: Place) -> String {
    let rest = String(serial * Place.allCases.count + place.rawValue)
    return "139" + String(repeating: "0", count: max(0, 8 - rest.count)) + rest
  }

  /// Twelve ways of writing it, in turn.
  func disguised(_ place: Place) -> String {
    let number = number(place)
    let parts = [number.prefix(3), number.dropFirst(3).prefix(4), number.suffix(4)].map(String.init)
    func each(_ change: (Int) -> String) -> String {
      number.map { change($0.wholeNumberValue ?? 0) }.joined()
    }
    return switch (serial + place.rawValue) % 12 {
    case 0: number
    case 1: parts.joined(separator: " ")
    case 2: parts.joined(separator: "-")
    case 3: each { String(Unicode.Scalar(0xFF10 + UInt32($0)) ?? "0") }
    case 4: number.map(String.init).joined(separator: "\u{200B}")
    case 5: each { String(Array("零一二三四五六七八九")[$0]) }
    case 6: parts.joined(separator: ".")
    case 7: "+86 " + number
    case 8: number.map(String.init).joined(separator: " ")
    case 9: parts.joined(separator: "\u{3000}")
    case 10: each { String(Array("〇一二三四五六七八九")[$0]) }
    default: "（" + parts.joined(separator: "_") + "）"
    }
  }

  func token(_ place: String) -> String { "\(Self.word)\(serial)\(place.filter(\.isLetter))" }

  /// The letter as a mail, with all that a mail can carry.
  var mail: [UInt8] {
    let text = """
      \(disguised(.head))是我的电话，我是\(name)。小区供热不足，第\(serial)户室内只有12度，请尽快处理。
      还可以打\(disguised(.tail))。

      \(name)
      手机：\(disguised(.signature))

      > 上次写信时留的号码是\(disguised(.quotation))。
      """
    let page = """
      <html><body><!-- \(token("comment")) --><p>\(text.replacingOccurrences(of: "\n", with: "<br>"))</p>
      <img src="cid:a" alt="\(token("alt"))"></body></html>
      """
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:\(name)\r\nNOTE:\(token("card"))\r\nEND:VCARD\r\n"
    let forwarded =
      "From: a@citizen.example\r\nSubject: \(token("card"))\r\nMIME-Version: 1.0\r\n"
      + "Content-Type: text/plain; charset=utf-8\r\n\r\n转发：\(disguised(.forwarded))\r\n"
    let parts = [
      "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
        + Self.part("text/plain; charset=utf-8", text) + "--b\r\n"
        + Self.part("text/html; charset=utf-8", page) + "--b--\r\n",
      Self.part("image/jpeg", "\u{FF}Exif\(token("Exif"))", named: "\(token("filename")).jpg"),
      Self.part("application/vnd.ms-excel", token("sheet"), named: "a.xlsx"),
      Self.part("application/pdf", "%PDF-1.4 /Author (\(token("PDF")))", named: "a.pdf"),
      Self.part("text/vcard; charset=utf-8", card, named: "\(name).vcf"),
      "Content-Type: message/rfc822\r\n\r\n" + forwarded,
    ]
    let head = """
      From: =?utf-8?b?\(Data(name.utf8).base64EncodedString())?= <\(address)>
      Reply-To: \(token("ReplyTo"))@citizen.example
      To: liuyan@naiman.example
      Subject: =?utf-8?b?\(Data("供热不足，电话\(disguised(.subject))".utf8).base64EncodedString())?=
      Message-ID: <\(token("MessageID"))@citizen.example>
      X-Origin: \(token("XHeader"))
      Date: Mon, 23 Nov 2026 08:00:00 +0800
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=a

      """
    let body = parts.map { "--a\r\n" + $0 + "\r\n" }.joined() + "--a--\r\n"
    let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
    return Array((lines.joined(separator: "\r\n") + "\r\n" + body).utf8)
  }

  var answer: String {
    """
    \(name)您好！来电\(disguised(.answerHead))收悉。经核实，第\(serial)户管道已经修复，温度恢复正常，咨询电话0475-4212345。
    如有疑问，工作人员会再拨打\(disguised(.answerTail))与您联系。
    """
  }

  private static func part(_ type: String, _ text: String, named name: String? = nil) -> String {
    var field = ""
    if let name = name?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) {
      field = "Content-Disposition: attachment; filename*=utf-8''\(name)\r\n"
    }
    let lines = Data(text.utf8).base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
    return "Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n\(field)\r\n\(lines)\r\n"
  }
}
