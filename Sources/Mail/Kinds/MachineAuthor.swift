/// What a mail's own header tells of its author, as far as that is a machine.
struct MachineAuthor {
  private let message: Message
  /// The local part of From, or what stands there in its place, as in `MAILER-DAEMON <>`; in lower case.
  private let name: String
  private let shown: String

  init(of message: Message) {
    self.message = message
    let author = message.from.first
    name = (author?.localPart ?? message.headers(named: "From").first?.text ?? "").inLowerCase
    shown = (author?.name ?? "").inLowerCase
  }

  /// The name that mail servers have kept for themselves.
  var isDaemon: Bool {
    let daemons = [
      "mailer-daemon", "mail-daemon", "mailerdaemon", "maildaemon", "mailer daemon", "mail-deamon",
    ]
    if name.starts(withAny: daemons) { return true }
    guard let path = returnPath else { return false }
    return daemons.contains { path.startsIgnoringCase(with: "<\($0)".utf8) }
      && (isSystem || message.from.isEmpty)
  }

  /// A name that servers use, and people too.
  var isSystem: Bool {
    name.starts(withAny: [
      "postmaster", "post_master", "post.master", "post-master", "mail.delivery", "mail-delivery",
      "maildelivery",
      "mail-system", "mailsystem", "mailer", "mdaemon", "bounce",
    ])
      || shown.contains(any: [
        "mail deliver", "mailer-daemon", "mailer daemon", "delivery subsystem", "delivery system",
        "interscan", "m-filter", "邮件系统",
      ])
  }

  /// Whether there is no author at all, as in a report for which nobody is to answer.
  var isNobody: Bool { message.from.isEmpty }

  /// A mailbox that nobody reads.
  var wantsNoAnswer: Bool {
    let letters = name.filter { !"-_.".contains($0) }
    return letters.starts(withAny: ["noreply", "donotreply", "nepasrepondre", "neantworten", "notreply"])
      || letters.hasSuffix("noreply")
  }

  /// A mailbox that stands for a list or a program, not for a person (RFC 2142 §6, RFC 3834 §2).
  var isRole: Bool {
    name.hasPrefix("owner-") || name.hasSuffix("-owner") || name.hasSuffix("-request")
      || name.hasSuffix("-bounces")
      || ["root", "daemon", "nobody", "www-data", "listserv", "majordomo"].contains(name)
  }

  /// The return path of what must not be answered (RFC 5321 §4.5.5).
  var hasNullReturnPath: Bool {
    guard let path = returnPath else { return false }
    return path.isEmpty || path == Array("<>".utf8)
  }

  var isMachine: Bool { isDaemon || isSystem || isNobody || wantsNoAnswer || hasNullReturnPath }

  private var returnPath: [UInt8]? {
    message.headers(named: "Return-Path").first?.unfolded.filter { !$0.isBlank }
  }
}
