extension Bomb {
  /// Bounces, as whose reader we look into more than into other mail.
  static let reports: [Bomb] = [
    report("many-groups", "message/delivery-status", of: "Final-Recipient: rfc822; a@b.example\r\n\r\n"),
    report("empty-groups", "message/delivery-status", of: "\r\n"),
    report("unknown-fields", "message/delivery-status", of: "X: y\r\n"),
    report("returned-headers", "text/rfc822-headers", of: "X: y\r\n"),
    report("returned-message", "message/rfc822", of: "Message-ID: <\r\n"),
    bounce("angles", of: "<"),
    bounce("mailboxes", of: "<a@b.example"),
    bounce("long-mailbox", of: "a@", before: "<"),
    bounce("numbers", of: "5.1."),
    bounce("one-number", of: "5"),
    bounce("message-ids", of: "Message-ID: \r\n"),
    bounce("open-message-ids", of: "Message-ID: <a\r\n"),
    Bomb("bounce-of-reports", full: 190) { count in
      let part =
        "--B\r\nContent-Type: message/delivery-status\r\n\r\n"
        + String(repeating: "A: b\r\n\r\n", count: 2000)
      return mail(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n", "",
        flooded(part, count), "--B--\r\n")
    },
    Bomb("auto-reply-subjects", full: 16_000) { count in
      Array("Subject: ".utf8) + flooded("[", count) + Array("自动回复\r\n\r\nx".utf8)
    },
    Bomb("receipt-words", full: 2_000_000) { count in
      Array("Subject: Read: x\r\n\r\n".utf8) + flooded("was read o ", count)
    },
  ]

  private static func bounce(_ name: String, of piece: String, before: String = "") -> Bomb {
    Bomb("bounce-of-\(name)", full: 24_000_000 / piece.utf8.count) { count in
      mail("From: MAILER-DAEMON@mail.example\r\nX-Failed-Recipients: \r\n", before, flooded(piece, count))
    }
  }

  private static func report(_ name: String, _ type: String, of piece: String) -> Bomb {
    Bomb("report-of-\(name)", full: 24_000_000 / piece.utf8.count) { count in
      mail(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n",
        "--B\r\n\r\nx\r\n--B\r\nContent-Type: \(type)\r\n\r\n", flooded(piece, count), "\r\n--B--\r\n")
    }
  }
}
