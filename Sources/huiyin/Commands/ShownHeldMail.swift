import Mail
import Office
import Store

/// An entry of the holding pen in a list; its JSON keys are stable, and every one is always there.
struct ShownHeldMail: Encodable {
  let number: Int64
  /// When it was held, and when our server had received it.
  let at: String
  let received: String
  let mailbox: String
  @Nullable var from: String?
  @Nullable var subject: String?
  let reason: String
  let sentence: String
  let detail: String
  /// The letter it is held under.
  @Nullable var letter: String?
  let guess: String
  /// Who closed it, when and as what; null while it waits.
  @Nullable var closed: String?
  @Nullable var result: String?

  init(_ entry: PenEntry, came: String?) {
    number = entry.held.id
    at = entry.held.at.description
    received = entry.standing.receivedAt.description
    mailbox = entry.standing.mailbox
    from = entry.from
    subject = entry.subject
    reason = entry.held.reason
    sentence = entry.reason.sentence
    detail = entry.held.detail
    letter = entry.held.letter?.description
    guess = entry.guess.sentence
    closed = entry.held.closing?.sentence
    result = came
  }

  /// For a terminal: what it is in one line, why it waits and what it looks like, or what became of it, below.
  var lines: [String] {
    let head = ["\(number)", received, from ?? "-", subject ?? "-"].joined(separator: "  ")
    guard let closed else { return [head, "    \(sentence)", "    \(guess)"] }
    return [head, "    \(sentence)", "    \([closed, result].compactMap(\.self).joined(separator: "; "))"]
  }
}

/// All that is known of one entry; its JSON keys are stable.
struct Dossier: Encodable {
  let entry: ShownHeldMail
  /// The mail as it was read; null where it is none, or may not be read.
  @Nullable var mail: ShownMail?
  /// The cells of a row, by their columns.
  @Nullable var row: [Cell]?
  /// The first lines of what is neither.
  @Nullable var beginning: [String]?
  let size: Int
  /// Commands that would deal with it.
  let commands: [String]
  @Nullable var wayOut: String?

  struct Cell: Encodable {
    let column: String
    let value: String
  }

  init(_ entry: PenEntry, _ bytes: [UInt8], came: String?) {
    self.entry = ShownHeldMail(entry, came: came)
    size = bytes.count
    commands = entry.held.closing == nil ? entry.commands : []
    wayOut = entry.held.closing == nil ? entry.reason.wayOut?.sentence : nil
    switch PenContent(entry.held, bytes) {
    case .mail(let message), .head(let message?): mail = ShownMail(of: message)
    case .row(let row): self.row = row.cells.map { Cell(column: $0.column, value: $0.value) }
    case .head(nil), .file, .unread: beginning = Self.lines(of: bytes)
    }
  }

  /// As far as a person would look; what it is written in is not known.
  private static func lines(of bytes: [UInt8]) -> [String] {
    String(decoding: bytes.prefix(4000), as: UTF8.self).split(whereSeparator: \.isNewline).prefix(15)
      .map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(200))) }
  }

  var page: String {
    var lines = [
      ("entry", "\(entry.number)  in \(entry.mailbox)  received \(entry.received)"),
      ("held", "\(entry.at)  \(entry.sentence)"), ("detail", entry.detail), ("letter", entry.letter ?? "-"),
      ("guess", entry.guess),
    ].map(Self.line)
    if let closed = entry.closed { lines.append(Self.line("closed", closed)) }
    if let result = entry.result { lines.append(Self.line("result", result)) }
    if let wayOut { lines.append(Self.line("way out", wayOut)) }
    lines += commands.map { Self.line("command", $0) }
    lines = lines.map(\.onOneLine) + [""]
    if let mail { return lines.joined(separator: "\n") + "\n" + mail.page }
    lines += (row ?? []).map { Self.line($0.column, $0.value).onOneLine }
    if let beginning {
      lines.append("\(size) bytes, which begin:")
      lines += beginning.map { "    \($0)".onOneLine }
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 9 - name.count)) + value
  }
}
