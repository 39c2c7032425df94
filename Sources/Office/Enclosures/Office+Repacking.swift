import Domain
import Mail
import Store

extension Office {
  /// What is done where a server finds a mail with files too large, though it was packed by what it had announced:
  /// the files are packed anew for what it takes now, or, if that is no less, only named.
  /// - Returns: false where that is not what is wrong, and the mail has failed.
  func repack(_ item: OutboxMail, reply: String, at now: Timestamp) throws -> Bool {
    guard ["assigned", "cooperate", "enclosures"].contains(item.mail.kind), let id = item.mail.letter else {
      return false
    }
    return try open(id, at: now) { docket in
      let limit = try docket.book.announcedMailSize() ?? .max
      guard item.mail.bytes.count > limit || Self.isRefusalOfSize(reply) else { return false }
      guard let unit = register.unit(writingFrom: item.mail.recipient, on: now.day)?.name,
        docket.letter.assignment?.units.contains(unit) == true
      else { return false }
      var limits = MailLimits.standard
      limits.messageBytes = .max  // it is our own
      var sent = Set(
        try Message(parsing: item.mail.bytes, limits: limits).attachments.compactMap(\.name))
      sent.remove(AssignmentForm.name(for: id))  // goes with every assignment, however it is packed
      guard !sent.isEmpty else { return false }
      try docket.book.finish(item.id, .failed(reply: reply), at: now)
      var files = try docket.enclosures()
      if item.mail.bytes.count <= limit { files = files.withheld(for: .tooLarge) { _ in true } }
      try docket.record(.noted(Words("带附件的邮件（\(item.mail.kind)）超过邮件服务器允许的大小，已重新发送")), by: .policy)
      if item.mail.kind == "enclosures" {
        let token = mint.token(for: unit, round: docket.letter.rounds, of: id)
        try docket.sendFurther(
          files.filter { sent.contains($0.name) }, to: item.mail.recipient, token: token, cause: "repacked")
      } else {
        try docket.book.withdraw(
          "enclosures", about: id, to: item.mail.recipient, reply: "packed anew", at: now)
        try docket.sendAssignment(to: unit, enclosing: files)
      }
      return true
    }
  }

  /// RFC 5321 §4.2.3 and RFC 3463 §3.3, §3.4.
  private static func isRefusalOfSize(_ reply: String) -> Bool {
    let words = reply.split { $0.isWhitespace || $0 == "-" }
    return words.contains { ["552", "5.3.4", "5.2.3"].contains($0) }
  }
}
