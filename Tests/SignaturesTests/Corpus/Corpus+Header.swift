@testable import Signatures

extension Corpus {
  private static let from = "From: =?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>"

  /// The header of the mail, which nobody signs (S22, S23, S33).
  static let header: [HostileMail] = [
    .changed("S11 another sender", from, "From: attacker@nm.example", .addressMismatch),
    .changed("S33 another local part", from, "From: Water@nm.example", .addressMismatch),
    .changed("S33 another domain", from, "From: water@nm.examp1e", .addressMismatch),
    .changed("S33 a domain below", from, "From: water@mail.nm.example", .addressMismatch),
    .changed("S22 two From fields", "From: =", "From: attacker@nm.example\r\nFrom: =", .headerRepeated),
    .changed("S22 a second From in lower case", "To: l", "from: a@nm.example\r\nTo: l", .headerRepeated),
    .changed("S22 a From with a space", "From: =", "From : a@nm.example\r\nFrom: =", .headerRepeated),
    .changed(
      "S22 two senders", "<water@nm.example>", "<water@nm.example>, attacker@nm.example", .ambiguousFrom),
    .changed(
      "S22 two senders, the other first", "<water@nm.example>", "<attacker@nm.example>, <water@nm.example>",
      .ambiguousFrom),
    .changed("S22 a group", from, "From: g: water@nm.example;", .ambiguousFrom),
    .changed(
      "S22 a comment", "<water@nm.example>", "<water@nm.example> (attacker@nm.example)", .ambiguousFrom),
    .changed(
      "S22 an address as a name", "=?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>",
      "water@nm.example <attacker@nm.example>", .ambiguousFrom),
    .changed("S22 a quoted local part", "<water@nm.example>", "<\"water\"@nm.example>", .ambiguousFrom),
    .changed("S22 a route", "<water@nm.example>", "<@relay.example:water@nm.example>", .ambiguousFrom),
    .changed("S22 a NUL", "<water@nm.example>", "<water@nm.example\u{0}>", .ambiguousFrom),
    .changed(
      "S22 an encoded word", "<water@nm.example>", "<=?us-ascii?q?water?=@nm.example>", .ambiguousFrom),
    .changed("S33 a dot at the end", "<water@nm.example>", "<water@nm.example.>", .ambiguousFrom),
    .changed("S33 an address of numbers", "<water@nm.example>", "<water@[127.0.0.1]>", .ambiguousFrom),
    .changed(
      "S33 a letter that looks alike", "<water@nm.example>", "<water@n\u{043C}.example>", .ambiguousFrom),
    .changed("no Date", "Date: ", "X-Date: ", .headerMissing),
    .changed("no Message-ID", "Message-ID: ", "X-Message-ID: ", .headerMissing),
    .changed("no MIME-Version", "MIME-Version: 1.0\r\n", "", .headerMissing),
    .changed(
      "two MIME-Version fields", "MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nMIME-Version: 1.0\r\n",
      .headerRepeated),
    .changed(
      "two Date fields", "Date: ", "Date: Tue, 03 Mar 2026 10:01:00 +0800\r\nDate: ", .headerRepeated),
    .changed("two Message-ID fields", "Message-ID: ", "Message-ID: <b@c>\r\nMessage-ID: ", .headerRepeated),
    .changed(
      "S23 two Content-Type fields", "Content-Type: multipart",
      "Content-Type: text/plain\r\nContent-Type: multipart", .headerRepeated),
    .changed(
      "S23 two transfer encodings", "MIME-Version: 1.0\r\n",
      "MIME-Version: 1.0\r\nContent-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: 8bit\r\n",
      .headerRepeated),
    .changed(
      "S23 an encoded multipart", "MIME-Version: 1.0\r\n",
      "MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n", .encodedMultipart),
    .changed("S23 two boundaries", "micalg=sha-256", "boundary=other", .ambiguousParameters),
    .changed("S23 a boundary with a language", "micalg=sha-256", "boundary*=other", .ambiguousParameters),
    .changed("S23 a boundary in pieces", "micalg=sha-256", "Boundary*0=other", .ambiguousParameters),
    .changed(
      "S23 two protocols", "micalg=sha-256", "protocol=\"application/pgp-signature\"", .ambiguousParameters),
    .changed(
      "S23 an encoded parameter", "micalg=sha-256", "micalg=\"=?utf-8?q?x?=\"", .ambiguousParameters),
    .changed(
      "S23 a comment among the parameters", "micalg=sha-256", "micalg=sha-256 (x)", .ambiguousParameters),
  ]
}
