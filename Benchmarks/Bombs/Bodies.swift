extension Bomb {
  /// Transfer encodings: floods of what decodes to nothing.
  static let encodings: [Bomb] = [
    encoded("base64-of-nothing", "base64", of: "!"),
    encoded("base64-of-padding", "base64", of: "="),
    encoded("base64-of-single-letters", "base64", of: "A="),
    encoded("base64-of-lines", "base64", of: "QQ==\r\n"),
    encoded("soft-breaks", "quoted-printable", of: "=\r\n"),
    encoded("equals-signs", "quoted-printable", of: "="),
    encoded("trailing-blanks", "quoted-printable", of: " "),
    encoded("blanks-and-returns", "quoted-printable", of: " \r"),
    encoded("soft-breaks-with-blanks", "quoted-printable", of: "= "),
  ]

  private static func encoded(_ name: String, _ encoding: String, of piece: String) -> Bomb {
    flood(name, of: piece, type: "text/plain; charset=gbk\r\nContent-Transfer-Encoding: \(encoding)")
  }

  /// Charsets: what no converter wants to read.
  static let charsets: [Bomb] = [
    charset("utf-7", "utf-7", of: Array("+jU+NbA-".utf8)),
    charset("utf-32", "utf-32", of: [0, 0, 0x8D, 0xEF]),
    charset("utf-16-odd", "utf-16", of: [0x8D, 0xEF, 0x70]),
    charset("utf-16-surrogates", "utf-16be", of: [0xD8, 0x00]),
    charset("gb18030-lead-octets", "gb18030", of: [0x81]),
    charset("gb18030-half-of-four", "gb18030", of: [0x81, 0x30]),
    charset("gb18030-bad-octets", "gb18030", of: [0xFF]),
    charset("gb2312-between-words", "gb2312", of: [0x61, 0xFF]),
    charset("euro-octets", "gbk", of: [0x80]),
    charset("big5-lead-octets", "big5", of: [0xA4]),
    charset("hz-escapes", "hz-gb-2312", of: Array("~{".utf8)),
    charset("hz-escapes-and-text", "hz-gb-2312", of: Array("~{B7~}a".utf8)),
    charset("iso-2022-jp-escapes", "iso-2022-jp", of: [0x1B, 0x24, 0x42]),
    charset("iso-2022-cn", "iso-2022-cn", of: [0x1B, 0x24, 0x29, 0x41, 0x0E]),
    charset("shift-jis-bad-octets", "shift_jis", of: [0xFD]),
    charset("damaged-utf-8", "utf-8", of: [0xE8, 0xB7]),
    charset("nearly-utf-8", "utf-8", of: [0xE8, 0xB7, 0xAF, 0xFF]),
    Bomb("alternating-charsets", full: 199) { count in
      let parts = numbered(count) { number in
        let charset = ["gb18030", "big5", "koi8-r", "utf-16", "shift_jis", "euc-kr", "windows-1251"][
          number % 7]
        let octets = String(repeating: "wrfC", count: 200)
        return
          "--B\r\nContent-Type: text/plain; charset=\(charset)\r\nContent-Transfer-Encoding: base64\r\n\r\n\(octets)\r\n"
      }
      return mail("Content-Type: multipart/mixed; boundary=B\r\n", "", parts, "--B--\r\n")
    },
  ]

  private static func charset(_ name: String, _ charset: String, of piece: [UInt8]) -> Bomb {
    Bomb(name, full: 24_000_000 / piece.count) { count in
      mail("Content-Type: text/plain; charset=\(charset)\r\n", "", flooded(piece, count))
    }
  }
}
