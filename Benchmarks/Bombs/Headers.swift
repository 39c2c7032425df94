extension Bomb {
  /// Headers: long, many, folded without end, in no order.
  static let headers: [Bomb] = [
    field("large-field", "Subject", of: "x", full: 50_000_000),
    field("large-folded-field", "Subject", of: "x\r\n ", full: 6_000_000),
    Bomb("many-fields", full: 2_000_000) { count in flooded("X-A: b\r\n", count) + Array("\r\nx".utf8) },
    Bomb("many-different-fields", full: 1_000_000) { count in numbered(count) { "X-\($0): b\r\n" } },
    Bomb("duplicate-fields", full: 200_000) { count in
      flooded("Subject: a\r\nFrom: a@b.example\r\n", count) + Array("\r\nx".utf8)
    },
    Bomb("received-loop", full: 200_000) { count in
      flooded("Received: from a by b; Mon, 23 Nov 2026 09:12:00 +0800\r\n", count) + Array("\r\nx".utf8)
    },
    Bomb("colons", full: 24_000_000) { count in flooded(":", count) },
    Bomb("lines-without-colon", full: 8_000_000) { count in flooded("x\r\n", count) },
    Bomb("continuations-first", full: 8_000_000) { count in flooded(" \r\n", count) },
    Bomb("raw-octets-in-header", full: 100_000) { count in
      Array("Subject: ".utf8) + flooded([0xB0, 0xA1], count) + Array("\r\n\r\nx".utf8)
    },
    Bomb("raw-octets-in-fields", full: 400) { count in
      flooded(Array("Subject: ".utf8) + flooded([0xB0, 0xA1, 0xFF], 100) + [13, 10], count)
    },
    field("many-references", "References", of: "<a@mail.example>\r\n ", full: 1_000_000),
    field("open-references", "References", of: "<", full: 24_000_000),
    field("bare-references", "In-Reply-To", of: "a@b ", full: 6_000_000),
    field("large-date", "Date", of: "Mon, 23 Nov 2026 09:12:00 ", full: 40_000),
    field("digits-in-date", "Date", of: "9", full: 1_000_000),
    field("nested-comments-in-date", "Date", of: "(", full: 1_000_000),
    field("comments-in-date", "Date", of: "(a)", full: 400_000, before: "Mon, "),
  ]

  /// Addresses: many, open, nested.
  static let addresses: [Bomb] = [
    Bomb("many-to-lines", full: 500_000) { count in
      flooded("To: a@mail.example\r\n", count) + Array("\r\nx".utf8)
    },
    field("many-addresses", "To", of: "a@mail.example,\r\n ", full: 500_000),
    field("many-commas", "To", of: ",", full: 1_000_000),
    field("many-groups", "To", of: "g:", full: 1_000_000),
    field("many-routes", "To", of: "@a.example,", full: 1_000_000, before: "<", after: ":a@b.example>"),
    field("many-angles", "From", of: "<a@b.example>", full: 1_000_000),
    field("open-angles", "From", of: "<", full: 1_000_000),
    field("nested-comments", "From", of: "(", full: 1_000_000),
    field("nested-comments-closed", "From", of: "(a)", full: 1_000_000),
    field("open-quotes", "From", of: "\"a", full: 1_000_000),
    field("quotes-in-angles", "From", of: "<\"", full: 1_000_000),
    field("quotes-and-raw-octets", "From", of: "\"路\\\" ", full: 1_000_000),
    field("at-signs", "From", of: "@", full: 1_000_000),
    field("words-without-mailbox", "From", of: "a ", full: 1_000_000),
  ]
}
