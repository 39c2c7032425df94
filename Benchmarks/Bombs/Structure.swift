extension Bomb {
  /// Multiparts: deep, many, cut nowhere or everywhere.
  static let structure: [Bomb] = [
    Bomb("nested-multiparts", full: 10_000) { depth in
      let opened = numbered(depth) { level in
        "Content-Type: multipart/mixed; boundary=\"b\(level)\"\r\n\r\n--b\(level)\r\n"
      }
      return Array("From: a@mail.example\r\n".utf8) + opened + Array("\r\nx\r\n".utf8)
    },
    Bomb("nested-multiparts-closed", full: 10_000) { depth in
      let opened = numbered(depth) { level in
        "Content-Type: multipart/mixed; boundary=\"b\(level)\"\r\n\r\n--b\(level)\r\n"
      }
      let closed = numbered(depth) { level in "--b\(depth - 1 - level)--\r\n" }
      return opened + Array("\r\nx\r\n".utf8) + closed
    },
    multipart("many-parts", full: 100_000, part: "--B\r\n\r\nx\r\n"),
    multipart("many-empty-parts", full: 4_000_000, part: "--B\r\n"),
    multipart("ten-deep-of-one-flood", full: 3_000_000, part: "--B0x\r\n", around: 9),
    field(
      "long-boundary", "Content-Type", of: "b", full: 1_000_000, before: "multipart/mixed; boundary=\"",
      after: "\""),
    multipart("no-close-boundary", full: 2_000_000, part: "text of a part\r\n", opened: "--B\r\n\r\n"),
    multipart("boundary-prefixes", full: 3_000_000, part: "--BBX\r\n"),
    multipart("boundary-with-tail", full: 3_000_000, part: "--B x\r\n"),
    multipart("boundary-with-blanks", full: 24_000_000, part: " ", opened: "--B"),
    multipart("lines-of-hyphens", full: 1_000_000, part: "--\r\n"),
    multipart("one-line-of-hyphens", full: 24_000_000, part: "-"),
    multipart("digest-of-nothing", full: 1_000_000, part: "--B\r\n\r\n", type: "digest"),
    multipart(
      "many-alternatives", full: 400_000, part: "--B\r\nContent-Type: text/html\r\n\r\n<p>x\r\n",
      type: "alternative"),
    Bomb("nested-messages", full: 200_000) { depth in
      flooded("Content-Type: message/rfc822\r\n\r\n", depth) + Array("Subject: x\r\n\r\nx\r\n".utf8)
    },
    flood("nul-everywhere", of: "\0"),
    Bomb("nul-header", full: 24_000_000) { count in flooded("\0", count) },
    Bomb("bare-returns", full: 12_000_000) { count in flooded("x\r", count) },
    flood("bare-returns-in-text", of: "x\r"),
    flood("empty-lines", of: "\r\n"),
    flood("long-line", of: "路灯"),
    flood("mbox-from-lines", of: "From a@mail.example Mon Nov 23 09:12:00 2026\r\n"),
    Bomb("empty-lines-first", full: 12_000_000) { count in flooded("\r\n", count) },
  ]

  /// A multipart whose body is a flood of one piece, within so many other multiparts.
  private static func multipart(
    _ name: String, full: Int, part: String, type: String = "mixed", opened: String = "",
    around depth: Int = 0
  ) -> Bomb {
    Bomb(name, full: full) { count in
      let outer = numbered(depth) { level in
        "Content-Type: multipart/mixed; boundary=\"B\(level)\"\r\n\r\n--B\(level)\r\n"
      }
      let inner = "Content-Type: multipart/\(type); boundary=\"B\"\r\n\r\n\(opened)"
      return outer + Array(inner.utf8) + flooded(part, count)
    }
  }
}
