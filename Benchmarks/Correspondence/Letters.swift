/// Mails as a Chinese county gets them, always the same ones: half of them UTF-8 with an HTML alternative, a fifth
/// the same in GB18030, and a tenth each GBK labelled gb2312, quoted-printable, and with an attachment.
package struct Letters {
  private var random: SplitMix
  private let themes: [Theme]
  /// What the letter is about that is being written.
  private var theme = Theme(
    subjects: Phrases.subjects, matters: Phrases.matters, places: Phrases.places, efforts: Phrases.efforts,
    times: Phrases.times)

  /// - Parameter themes: of which each letter has one; without any, each has something of everything.
  package init(seed: UInt64, about themes: [Theme] = []) {
    random = SplitMix(state: seed)
    self.themes = themes
  }

  package mutating func mail(_ number: Int) -> [UInt8] {
    if !themes.isEmpty { theme = themes[random.below(themes.count)] }
    let kind = number % 10
    let charset = kind == 5 || kind == 6 ? "gb18030" : kind == 7 ? "gb2312" : "utf-8"
    var mail = header(number, charset: charset)
    let boundary = "=_part_\(number)"
    switch kind {
    case 0..<7:
      let text = words(330)
      let page =
        "<html><body><div style=\"font-family:sans-serif\">"
        + text.split(separator: "\n").joined(separator: "<br>") + "</div></body></html>"
      mail += "Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n\r\n--\(boundary)\r\n".utf8
      mail += Self.part("plain", charset, text)
      mail += "--\(boundary)\r\n".utf8
      mail += Self.part("html", charset, page)
      mail += "--\(boundary)--\r\n".utf8
    case 7: mail += Self.part("plain", charset, words(900))
    case 8:
      mail += "Content-Type: text/plain; charset=utf-8\r\n".utf8
      mail += "Content-Transfer-Encoding: quoted-printable\r\n\r\n".utf8
      mail += Encoding.quotedPrintable(words(300))
    default:
      mail += "Content-Type: multipart/mixed; boundary=\"\(boundary)\"\r\n\r\n--\(boundary)\r\n".utf8
      mail += Self.part("plain", charset, words(330))
      mail += "--\(boundary)\r\n".utf8
      mail += file()
      mail += "--\(boundary)--\r\n".utf8
    }
    return mail
  }

  /// What a letter of about 300 characters and its answer of about as many say.
  package mutating func questionAndAnswer() -> (title: String, text: String, answer: String) {
    if !themes.isEmpty { theme = themes[random.below(themes.count)] }
    return (random.pick(theme.places) + random.pick(theme.subjects), words(300), words(300))
  }

  private mutating func header(_ number: Int, charset: String) -> [UInt8] {
    let name = random.pick(Phrases.families) + random.pick(Phrases.given) + random.pick(Phrases.given)
    let subject = random.pick(theme.places) + random.pick(theme.subjects)
    let clock = [number / 3600 % 24, number / 60 % 60, number % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let time = "Mon, 23 Nov 2026 \(clock.joined(separator: ":")) +0800"
    let (hash, signature) = (Encoding.base64(random.octets(32)), Encoding.base64(random.octets(128)))
    return Array(
      """
      Received: from mx\(number % 9).mail.example (mx\(number % 9).mail.example [192.0.2.\(number % 250)])
      \tby mx.gov.example with ESMTPS id \(String(number, radix: 16))
      \tfor <letters@gov.example>; \(time)
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example; s=s1;
      \th=from:to:subject:date; bh=\(hash);
      \tb=\(signature)
      From: \(Encoding.word(name, charset)) <citizen\(number % 7000)@mail.example>
      To: letters@gov.example
      Subject: \(Encoding.word(subject, charset))
      Date: \(time)
      Message-ID: <\(number).\(String(random.next(), radix: 36))@mail.example>
      X-Mailer: letters
      MIME-Version: 1.0

      """.split(separator: "\n").joined(separator: "\r\n").utf8) + [13, 10]
  }

  /// A letter of about so many characters.
  private mutating func words(_ count: Int) -> String {
    var text = random.pick(Phrases.greetings) + "\n"
    var length = text.count
    while length < count {
      let sentence =
        random.pick(theme.times) + random.pick(theme.places) + random.pick(theme.matters) + "。"
        + random.pick(theme.efforts) + random.pick(Phrases.requests) + "\n"
      text += sentence
      length += sentence.count
    }
    return text
  }

  private static func part(_ subtype: String, _ charset: String, _ text: String) -> [UInt8] {
    let fields =
      "Content-Type: text/\(subtype); charset=\"\(charset)\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return Array(fields.utf8) + Encoding.base64Lines(Encoding.octets(text, charset))
  }

  private mutating func file() -> [UInt8] {
    let fields = """
      Content-Type: application/octet-stream; name="\(Encoding.word("附件.bin", "utf-8"))"
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename*=utf-8''%E9%99%84%E4%BB%B6.bin
      """.split(separator: "\n").joined(separator: "\r\n")
    return Array((fields + "\r\n\r\n").utf8) + Encoding.base64Lines(random.octets(1024))
  }
}
