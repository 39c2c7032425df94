/// How taken mails are set aside: by MOVE (RFC 6851), else by COPY and an expunge of just these mails (UIDPLUS,
/// RFC 4315), else by a keyword where they lie.
extension IMAPSession {
  /// Set on mails that cannot be moved, so that people see which have been taken. Nothing depends on it.
  static let keyword = "HuiyinTaken"

  enum Setting {
    case move
    case copy
    case mark
  }

  /// What this server can do, the best first.
  private var settings: [Setting] {
    [can("MOVE") ? .move : nil, can("UIDPLUS") ? .copy : nil, .mark].compactMap(\.self)
  }

  /// Sets mails of the open folder aside, in the best way that the server does not refuse; `folder` exists.
  func settle(_ uids: [UInt32], in folder: String) throws(MailboxError) {
    for chunk in uids.chunks(of: 500) {
      var refusal: MailboxError?
      for setting in settings {
        do {
          try settle(Array(chunk), by: setting, in: folder)
          refusal = nil
          break
        } catch {
          guard case .refused = error else { throw error }
          refusal = error
        }
      }
      if let refusal { throw refusal }
    }
  }

  func settle(_ uids: [UInt32], by setting: Setting, in folder: String) throws(MailboxError) {
    do {
      try settle(set: UIDSet.text(uids), by: setting, in: folder)
    } catch {
      // Some servers refuse a command that names a mail already gone: try again with those that are left.
      guard case .refused = error else { throw error }
      let left = try search("UID \(UIDSet.text(uids))")
      if left.count == uids.count { throw error }
      if !left.isEmpty { try settle(set: UIDSet.text(left), by: setting, in: folder) }
    }
  }

  private func settle(set: String, by setting: Setting, in folder: String) throws(MailboxError) {
    switch setting {
    case .move:
      try run("UID MOVE \(set) \(quoted(FolderName.encoded(folder)))")
    case .copy:
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
