import Mail

/// The words in a signed entity, read from the verified bytes and from nothing else in the mail.
enum SignedText {
  /// More is not an answer to a letter, and a part of it must not be published as the whole. Bytes of UTF-8.
  private static let limit = 64 << 10

  static func read(_ content: [UInt8]) throws(Refusal) -> String {
    let entity = try parse(content)
    // Without it a reader may take the first paragraph for a header (CVE-2023-50762).
    guard !entity.headers(named: "Content-Type").isEmpty else {
      throw Refusal(.unreadableContent, "no Content-Type")
    }
    if holdsCover(entity.root, in: entity) { throw Refusal(.encryptionInside) }
    try check(entity.root)
    guard let part = firstText("plain", in: entity.root) ?? firstText("html", in: entity.root) else {
      // Whoever sends a form alone says all that he has to say in it.
      guard holdsDocument(entity.root, in: entity) else { throw Refusal(.noText) }
      return ""
    }
    for other in texts(besides: part, in: entity.root) {
      guard saysNothing(try parse(Array(entity.rawBytes(of: other))).text) else {
        throw Refusal(.severalTexts)
      }
    }
    // The one part alone, as if it were a mail, so that no other can have a say in what its words are.
    let text = try parse(Array(entity.rawBytes(of: part))).text
    guard text.utf8.count <= limit else { throw Refusal(.tooLarge, "the text") }
    return text
  }

  /// The HTML alternative of the plain text that ``read(_:)`` takes.
  static func page(beside content: [UInt8]) throws(Refusal) -> SignedPage? {
    let entity = try parse(content)
    guard let part = page(in: entity.root) else { return nil }
    let page = try parse(Array(entity.rawBytes(of: part)))
    let reply = page.certainReply
    return SignedPage(text: page.text, words: reply.words, history: reply.history)
  }

  private static func page(in part: Part) -> Part? {
    guard part.contentType.type == "multipart", firstText("plain", in: part) != nil else { return nil }
    if part.contentType.subtype == "alternative" { return firstText("html", in: part) }
    return part.parts.first { firstText("plain", in: $0) != nil }.flatMap { page(in: $0) }
  }

  private static func parse(_ bytes: [UInt8]) throws(Refusal) -> Message {
    var limits = MailLimits.standard
    // Room for one character more than we take, to see that it is too much.
    limits.textBytes = limit + 4
    do {
      return try Message(parsing: bytes, limits: limits)
    } catch {
      throw Refusal(error.isOfSize ? .tooLarge : .unreadableContent, error.description)
    }
  }

  /// Holds the entity and all below it to the rules of the mail around it.
  private static func check(_ part: Part) throws(Refusal) {
    let type = part.contentType
    if type.type == "message" { throw Refusal(.messageInside) }
    if part.claimsSignature || type.matches("multipart", "encrypted") { throw Refusal(.signatureInside) }
    try HeaderRules.checkEntity(part)
    guard !type.isMultipart || part.closed else { throw Refusal(.notClosed) }
    for child in part.parts { try check(child) }
  }

  /// What programs show as words of the mail, as they show the text that is taken: above it, behind a file. Other versions
  /// of it (multipart/alternative) are none.
  private static func texts(besides part: Part, in whole: Part) -> [Part] {
    guard !whole.parts.isEmpty else { return whole.range != part.range && isShown(whole) ? [whole] : [] }
    let isOfVersions = whole.contentType.matches("multipart", "alternative")
    let own = whole.parts.filter { $0.range.contains(part.range.lowerBound) }
    return (isOfVersions && !own.isEmpty ? own : whole.parts).flatMap { texts(besides: part, in: $0) }
  }

  private static func isShown(_ part: Part) -> Bool {
    part.contentType.type == "text" && part.disposition?.name != "attachment" && part.fileName == nil
      && !["calendar", "vcard", "x-vcard", "directory", "css"].contains(part.contentType.subtype)
  }

  /// Also where a telephone signs: 发自我的iPhone, in a line of its own.
  private static func saysNothing(_ text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline).filter { line in
      !line.unicodeScalars.allSatisfy {
        $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
      }
    }
    guard let line = lines.first else { return true }
    let read = ReplyText(of: String(line))
    return lines.count == 1 && read.words.isEmpty && read.history.isEmpty
  }

  /// Whether it holds a file that may be the office's form: by its bytes, as a .docx is an archive.
  private static func holdsDocument(_ part: Part, in entity: Message) -> Bool {
    part.parts.isEmpty && entity.content(of: part).starts(with: [0x50, 0x4B, 0x03, 0x04])
      || part.parts.contains { holdsDocument($0, in: entity) }
  }

  private static func holdsCover(_ part: Part, in entity: Message) -> Bool {
    part.mayBeCover && Envelope.isOne(entity.content(of: part))
      || part.parts.contains { holdsCover($0, in: entity) }
  }

  /// The first text of a kind that is not a file, through the multiparts that mail programs write.
  private static func firstText(_ kind: String, in part: Part) -> Part? {
    if part.contentType.matches("text", kind) {
      return part.disposition?.name == "attachment" || part.fileName != nil ? nil : part
    }
    guard part.contentType.type == "multipart",
      ["alternative", "mixed", "related"].contains(part.contentType.subtype)
    else { return nil }
    for child in part.parts {
      if let text = firstText(kind, in: child) { return text }
    }
    return nil
  }
}
