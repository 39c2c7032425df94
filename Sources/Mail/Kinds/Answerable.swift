extension Message {
  /// Whether an answer that nobody has written by hand can do no harm (RFC 3834 §2): to a person who wrote to us,
  /// and to nobody else.
  ///
  /// Not to a null return path, to a machine, to a list, to a mailbox that nobody reads, or to our own mails; then
  /// two machines cannot write to each other for ever. Whose mailbox may be written to, and how often, is for the
  /// caller to say: a return path is missing here where the mail was not yet delivered.
  package var mayBeAnswered: Bool {
    guard kind.isByPerson, hasPlainAuthor else { return false }
    if root.headers.contains(where: Self.isListField) { return false }
    let suppressed = headers(named: "X-Auto-Response-Suppress").map { $0.text.lowercased() }
    return !suppressed.contains { $0.contains(any: ["all", "oof", "autoreply"]) }
  }

  /// The same of a mail of which a person says that a person wrote it, whatever its marks are.
  package var mayBeAnsweredIfByPerson: Bool { (kind.isByPerson || kind == .autoReply) && hasPlainAuthor }

  /// One author, whose mailbox is a person's as far as its name tells.
  private var hasPlainAuthor: Bool {
    guard from.count == 1, headers(named: "From").count == 1, from[0].canBeWrittenTo else { return false }
    let author = MachineAuthor(of: self)
    return !(author.isDaemon || author.isSystem || author.wantsNoAnswer || author.isRole)
  }

  /// What list servers (RFC 2369, RFC 2919) and loop breakers add.
  private static func isListField(_ field: HeaderField) -> Bool {
    let name = field.name.lowercased()
    return name.hasPrefix("list-")
      || ["mailing-list", "x-mailing-list", "x-loop", "x-been-there", "x-beenthere"].contains(name)
  }
}
