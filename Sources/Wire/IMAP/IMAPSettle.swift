/// How taken mails are set aside: by MOVE (RFC 6851), else by COPY and an expunge of just these mails (UIDPLUS,
/// RFC 4315), else by a keyword where they lie.
extension IMAPSession {
  /// Set on mails that cannot be moved.
  static let keyword = "HuiyinTaken"

  enum Setting {
    case move(to: String)
    case copy(to: String)
    case mark
  }

  func setting(for processed: String?) -> Setting {
    guard let processed else { return .mark }
    if can("MOVE") { return .move(to: processed) }
    return can("UIDPLUS") ? .copy(to: processed) : .mark
  }

  /// Sets the mails of the open folder aside; `folder` exists.
  func settle(_ uids: [UInt32], by setting: Setting) throws(MailboxError) {
    for chunk in uids.chunks(of: 500) {
      do {
        try settle(set: UIDSet.text(chunk), by: setting)
      } catch {
        // Some servers refuse a command that names a mail already gone: try again with those that are left.
        guard case .refused = error else { throw error }
        let left = try search("UID \(UIDSet.text(chunk))")
        guard !left.isEmpty else { continue }
        try settle(set: UIDSet.text(left), by: setting)
      }
    }
  }

  private func settle(set: String, by setting: Setting) throws(MailboxError) {
    switch setting {
    case .move(let folder):
      try run("UID MOVE \(set) \(quoted(FolderName.encoded(folder)))")
    case .copy(let folder):
      try run("UID COPY \(set) \(quoted(FolderName.encoded(folder)))")
      try run("UID STORE \(set) +FLAGS.SILENT (\\Deleted)")
      try run("UID EXPUNGE \(set)")
    case .mark:
      let marking = try begin("UID STORE \(set) +FLAGS.SILENT (\\Seen \(Self.keyword))")
      if try finish(marking).status == .ok { return }
      // A folder without room for keywords: the cursor alone remembers.
      try run("UID STORE \(set) +FLAGS.SILENT (\\Seen)")
    }
  }
}
