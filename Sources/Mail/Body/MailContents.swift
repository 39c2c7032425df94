/// What a mail holds: its words, the files that came with it, and what of it nobody here can read.
///
/// One walk over the parts, in which each of them becomes words, or a file, or is an alternative to words that were
/// taken, or belongs to a signature or report. None is passed over.
struct MailContents {
  private let message: Message
  /// Of alternatives only the files are wanted once their words are known.
  private let wantsWords: Bool

  private var texts: [String] = []
  private var textBytes = 0
  private var isCut = false
  private(set) var found: FoundFiles

  /// Where the words may be when no part carries any, and nothing that was unpacked does.
  private var namedTexts: [Part] = []
  private var invitations: [Part] = []

  init(of message: Message) {
    self.init(message, wantsWords: true)
    let root = message.root
    let isBareText =
      root.parts.isEmpty && root.contentType.type == "text" && root.contentType.subtype != "calendar"
    if isBareText, root.disposition?.name != "attachment" {
      appendWords(of: root)
    } else if root.isMachinery {
      // What belongs to a signature or report elsewhere stands alone here.
      found.add(root)
    } else {
      read(root)
    }
    lookForWords()
    finish()
  }

  private init(_ message: Message, wantsWords: Bool) {
    self.message = message
    self.wantsWords = wantsWords
    found = FoundFiles(in: message)
  }

  /// UTF-8 with line breaks of LF, without NUL, at most `limits.textBytes` long.
  var text: String { texts.joined(separator: "\n").prefix(utf8: message.limits.textBytes) }

  /// Whether it is only the beginning of the words.
  var isTextCut: Bool { isCut || textBytes + max(0, texts.count - 1) > message.limits.textBytes }

  private mutating func finish() {
    let limit = message.limits.textBytes
    if isTextCut {
      found.findings.append("the text is longer than \(limit) bytes: the rest is cut")
    }
    if texts.contains(where: Encryption.isWithin(text:)) { found.note(.openPGP) }
  }
}

extension MailContents {
  private mutating func read(_ part: Part) {
    if let encryption = Encryption(multipart: part) { found.note(encryption) }
    guard !part.parts.isEmpty else { return readLeaf(part) }
    switch part.contentType.subtype {
    case "alternative": readAlternatives(of: part)
    case "related": readFirst(of: part, at: Self.start(of: part))
    case "signed": readFirst(of: part, at: 0)
    case "encrypted": for child in part.parts { readFiles(in: child) }
    default: for child in part.parts { read(child) }
    }
  }

  /// The part that a multipart/related shows, the others being what it refers to (RFC 2387 §3.2).
  private static func start(of part: Part) -> Int {
    guard let start = part.contentType.parameters["start"], !start.isEmpty else { return 0 }
    let brackets: Set<Character> = ["<", ">", " "]
    let identifier = start.filter { !brackets.contains($0) }
    return part.parts.firstIndex { child in
      child.headers.first(named: "Content-ID")?.text.filter { !brackets.contains($0) } == identifier
    } ?? 0
  }

  private mutating func readFirst(of part: Part, at place: Int) {
    for (index, child) in part.parts.enumerated() {
      if index == place { read(child) } else { readFiles(in: child) }
    }
  }

  /// Everything in it is a file, text too.
  private mutating func readFiles(in part: Part) {
    for leaf in part.leaves {
      if leaf.carriesWords, !leaf.bodyRange.isEmpty { found.add(leaf) } else { readLeaf(leaf) }
    }
  }

  private mutating func readLeaf(_ part: Part) {
    if part.isMachinery { return }
    if part.bodyRange.isEmpty {
      if let name = part.fileName {
        found.add(part)
        found.findings.append("attachment \"\(DisplayName(name).text ?? "")\" is empty")
      }
    } else if part.contentType.isMultipart {
      // It could not be cut: what it holds is shown as it is, rather than not at all.
      let isEmpty = part.closed && message.bytes[part.preamble].allSatisfy(\.isSpace)
      if part.contentType.subtype != "encrypted", !isEmpty { appendWords(of: part) }
    } else if part.mayBeTNEF {
      found.unpack(part)
    } else if part.carriesWords {
      appendWords(of: part)
    } else {
      found.add(part)
      guard part.contentType.type == "text", part.disposition?.name != "attachment" else { return }
      if part.contentType.subtype == "calendar" {
        invitations.append(part)
      } else if ["plain", "html"].contains(part.contentType.subtype) {
        namedTexts.append(part)
      }
    }
  }

  private mutating func appendWords(of part: Part) {
    guard wantsWords else { return }
    guard textBytes < message.limits.textBytes else {
      isCut = true
      return
    }
    append(BodyText(of: part, in: message), of: part)
  }

  private mutating func append(_ words: BodyText, of part: Part) {
    for file in words.files { found.add(ReceivedFile(file, in: part)) }
    if !words.files.isEmpty { found.findings.append("uuencoded files in the text") }
    append(words.text, isCut: words.isCut)
  }

  private mutating func append(_ text: String, isCut: Bool = false) {
    self.isCut = self.isCut || isCut
    guard !text.isBlank else { return }
    texts.append(text)
    textBytes += text.utf8.count
  }

  /// Where no part carries words: first in what was unpacked, then in texts with a name, then in an invitation.
  private mutating func lookForWords() {
    for mail in found.unpackedMails where texts.isEmpty {
      let words = mail.words
      append(words.text, isCut: words.isCut)
      found.findings += words.findings
    }
    for part in namedTexts where texts.isEmpty {
      append(BodyText(of: part, in: message).text)
      if !texts.isEmpty { found.findings.append("the words are those of the file \"\(part.shownName)\"") }
    }
    for part in invitations {
      let invitation = CalendarText(of: part, in: message)
      found.findings.append(
        "calendar invitation \"\(HeaderText.withoutControls(invitation.summary).prefix(80))\"")
      if texts.isEmpty { append(invitation.words) }
    }
  }
}

extension MailContents {
  /// Of alternatives the words of one, and the files in all of them.
  private mutating func readAlternatives(of part: Part) {
    let plain = wantsWords ? plainAlternative(of: part) : nil
    let needsRich =
      wantsWords
      && plain.map { plain in
        PlainAlternative(text: plain.words.text).needsComparison { [message] in
          part.leaves.filter { $0.carriesWords && $0.contentType.subtype == "html" }.map {
            message.content(of: $0, most: HTMLText.mostBytes)
          }
        }
      } != false
    var rich: (rank: Int, contents: MailContents)?
    for child in part.parts where !child.isPlainWords {
      var contents = MailContents(message, wantsWords: needsRich)
      contents.read(child)
      takeAllButWords(from: contents)
      let rank = child.alternativeRank
      if !contents.texts.isEmpty, rank >= rich?.rank ?? 0 { rich = (rank, contents) }
    }
    if let rich,
      plain.map({ PlainAlternative(text: $0.words.text).isPoorer(than: rich.contents.text) }) != false
    {
      for text in rich.contents.texts { append(text, isCut: rich.contents.isCut) }
    } else if let plain {
      append(plain.words, of: plain.part)
    }
  }

  private func plainAlternative(of part: Part) -> (part: Part, words: BodyText)? {
    for child in part.parts where child.isPlainWords {
      let words = BodyText(of: child, in: message)
      if !words.text.isBlank || !words.files.isEmpty { return (child, words) }
    }
    return nil
  }

  private mutating func takeAllButWords(from other: MailContents) {
    found.add(other.found)
    namedTexts += other.namedTexts
    invitations += other.invitations
  }
}

extension Part {
  fileprivate var shownName: String { fileName.flatMap { DisplayName($0).text } ?? "" }

  var isPlainWords: Bool { carriesWords && contentType.subtype == "plain" }

  /// How well a form other than plain text stands for the words: HTML before all that few programs write.
  fileprivate var alternativeRank: Int {
    if !parts.isEmpty || contentType.subtype == "html" { return 2 }
    return contentType.type == "text" ? 1 : 0
  }
}
