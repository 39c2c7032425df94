extension Message {
  /// The new words of the mail, and what was cut.
  ///
  /// The plain alternative says whose words they are only as far as text can; the HTML has its client's own marks.
  /// Where the two disagree for no reason that is seen, the one with more words counts.
  package var reply: ReplyText { words.reply }

  /// The words that are certainly the sender's own, for what is carried out because he says it: where it is doubtful
  /// whose words they are, they are cut. It is taken for an answer, whatever its header says.
  package var certainReply: ReplyText { reply(text: text, html: page(isCertain: true), isCertain: true) }

  /// What its HTML shows, as text; nil when it has none.
  package var pageText: String? {
    page(isCertain: false)?.lines.map { String($0.text) }.joined(separator: "\n")
  }

  /// Files that the sender's provider keeps: links in the text or in the HTML, none of them followed.
  package var hugeAttachments: [HugeAttachment] { words.hugeAttachments }

  var words: MailWords {
    replyOnce.value {
      let html = page(isCertain: false)
      return MailWords(
        reply: reply(text: text, html: html, isCertain: false),
        hugeAttachments: hugeAttachments(text: text, html: html?.lines))
    }
  }

  private func reply(text: String, html: HTMLPage?, isCertain: Bool) -> ReplyText {
    let isAnswer = isCertain || answersOrForwards
    let plain = ReplyText(
      of: BodyLine.lines(of: text.withPlainLineBreaks), isAnswer: isAnswer, leavesReferences: isWrittenInQQ,
      isCertain: isCertain)
    guard let html else { return plain }
    return ReplyChoice(
      plain: plain, rich: ReplyText(of: html.lines, isAnswer: isAnswer, isCertain: isCertain),
      hasReferences: text.holds(any: ["&nbsp;"]), hasStruckWords: html.hasStruckWords, isCertain: isCertain
    ).best
  }

  /// Whether a history of another mail is to be expected in it.
  private var answersOrForwards: Bool {
    !references.isEmpty || !inReplyTo.isEmpty || !SubjectPrefixes(of: subject).kinds.isEmpty
  }

  private var isWrittenInQQ: Bool {
    headers(named: "X-QQ-mid").first != nil
      || headers(named: "X-Mailer").first.map { $0.text.contains("QQMail") } ?? false
  }

  private func hugeAttachments(text: String, html: [BodyLine]?) -> [HugeAttachment] {
    var found = HugeAttachmentReader(BodyLine.lines(of: text).map(\.text)).attachments
    for attachment in HugeAttachmentReader((html ?? []).map(\.text)).attachments {
      if let place = found.firstIndex(where: { $0.link == attachment.link }) {
        if found[place].name == nil { found[place] = attachment }
      } else {
        found.append(attachment)
      }
    }
    return found
  }

  /// What the mail's HTML shows, as much as of its text; nil when it has none.
  func page(isCertain: Bool) -> HTMLPage? {
    let parts = root.leaves.filter { $0.carriesWords && $0.contentType.subtype == "html" }
    guard !parts.isEmpty else { return nil }
    var left = HTMLText.mostBytes
    var room = limits.textBytes
    var page = HTMLPage()
    for part in parts.prefix(Self.mostPages) where left > 0 {
      let octets = content(of: part, most: left)
      left -= octets.count
      let label = part.contentType.parameters["charset"] ?? HTMLText.charset(namedIn: octets)
      let next = HTMLText.page(of: TextDecoding.text(octets[...], label: label), isCertain: isCertain)
      if next.hasStruckWords { page.hasStruckWords = true }
      for line in next.lines {
        room -= line.text.utf8.count + 1
        if room < 0 { return page }
        page.lines.append(line)
      }
    }
    return page
  }

  private static let mostPages = 20
}

/// Whose words stand in a mail, and what a provider put among them.
struct MailWords: Sendable {
  let reply: ReplyText
  let hugeAttachments: [HugeAttachment]

  /// Huge attachments, and answers at unusual places.
  var findings: [String] { hugeAttachments.map(\.finding) + reply.notes.map(\.rawValue) }
}

/// Which of two readings of one reply is to be believed.
struct ReplyChoice {
  let plain: ReplyText
  let rich: ReplyText
  /// Whether marks of HTML were left in the plain part, as QQ does: its white space is not what was written.
  let hasReferences: Bool
  /// Whether words are struck out in the HTML, of which a plain text knows nothing.
  var hasStruckWords = false
  /// Whether the one that leaves out more for a reason is to be believed.
  var isCertain = false

  var best: ReplyText {
    let fromPlain = Self.core(plain.words)
    let fromRich = Self.core(rich.words)
    if fromPlain == fromRich { return hasReferences ? rich : plain }
    if isExplained(fromPlain, shorter: fromRich, by: rich) { return rich }
    let leavesOut = hasStruckWords || isCertain && !rich.cut.isBlank
    if leavesOut, Self.holds(fromPlain, allOf: fromRich) { return rich }
    if isCertain, !plain.cut.isBlank, Self.holds(fromRich, allOf: fromPlain) { return plain }
    // Answers among quoted lines are known by the markup alone in clients that do not write `>`.
    if rich.notes.isEmpty, isExplained(fromRich, shorter: fromPlain, by: plain) { return plain }
    return Self.holds(fromRich, allOf: fromPlain) ? rich : plain
  }

  /// Whether the one has the other's octets in their order.
  private static func holds(_ octets: [UInt8], allOf others: [UInt8]) -> Bool {
    var rest = others[...]
    for octet in octets where rest.first == octet { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  /// Whether the longer words begin with the shorter ones and the rest was cut from those, as history.
  private func isExplained(_ longer: [UInt8], shorter: [UInt8], by reading: ReplyText) -> Bool {
    guard longer.starts(with: shorter) else { return false }
    let rest = Array(longer[shorter.count...].prefix(Self.sample))
    let cut = Self.core(reading.cut)
    return cut.firstIndex(of: rest, in: 0..<cut.count) != nil
  }

  /// Enough of a rest to know it again; more might differ in a link or a wrapped line.
  private static let sample = 60

  /// Letters and digits alone: white space and signs differ between the two.
  static func core(_ text: String) -> [UInt8] {
    var octets: [UInt8] = []
    for scalar in text.replacing("&nbsp;", with: "").unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      octets.append(contentsOf: String(scalar).utf8)
    }
    return octets
  }
}
