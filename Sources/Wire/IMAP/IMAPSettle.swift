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
  /// - Returns: where those lie now that were moved, if the server says so.
  @discardableResult
  func settle(_ uids: [UInt32], in folder: String) throws(MailboxError) -> [UInt32: MailKey] {
    copied = [:]
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
    return copied
  }

  /// Removes mails of the open folder for good, and no other: where the server cannot expunge some alone (UIDPLUS), and
  /// somebody else has marked others as deleted, they stay marked until those go.
  func remove(_ uids: [UInt32]) throws(MailboxError) {
    for chunk in uids.chunks(of: 500) {
      let set = UIDSet.text(Array(chunk))
      let there = try search("UID \(set)")
      guard !there.isEmpty else { continue }
      try run("UID STORE \(UIDSet.text(there)) +FLAGS.SILENT (\\Deleted)")
      if can("UIDPLUS") {
        try run("UID EXPUNGE \(UIDSet.text(there))")
      } else if try Set(search("DELETED")).isSubset(of: there) {
        try run("EXPUNGE")
      }
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
      note(try run("UID MOVE \(set) \(quoted(FolderName.encoded(folder)))"))
    case .copy:
      note(try run("UID COPY \(set) \(quoted(FolderName.encoded(folder)))"))
      try run("UID STORE \(set) +FLAGS.SILENT (\\Deleted)")
      try run("UID EXPUNGE \(set)")
    case .mark:
      let marking = try begin("UID STORE \(set) +FLAGS.SILENT (\\Seen \(Self.keyword))")
      if try finish(marking).status == .ok { return }
      // A folder without room for keywords: the cursor alone remembers.
      try run("UID STORE \(set) +FLAGS.SILENT (\\Seen)")
    }
  }

  /// `[COPYUID 38505 304,319:320 3956:3958]` (RFC 4315 §3): which mail became which, in the order of both sets.
  private func note(_ completion: Completion) {
    let lines = completion.untagged.map { printable($0.words.rest, limit: 64 << 10) } + [completion.words]
    for line in lines {
      guard let start = line.firstRange(of: "[COPYUID "),
        let end = line[start.upperBound...].firstIndex(of: "]")
      else { continue }
      let words = line[start.upperBound..<end].split(separator: " ")
      guard words.count == 3, let validity = UInt32(words[0]) else { continue }
      let (old, new) = (UIDSet.uids(words[1]), UIDSet.uids(words[2]))
      guard let old, let new, old.count == new.count else { continue }
      for (uid, copy) in zip(old, new) { copied[uid] = MailKey(validity: validity, uid: copy) }
    }
  }
}
