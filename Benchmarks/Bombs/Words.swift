extension Bomb {
  /// Encoded words (RFC 2047): many, unclosed, of many charsets.
  static let words: [Bomb] = [
    field("many-encoded-words", "Subject", of: "=?utf-8?B?6Lev?=\r\n ", full: 1_000_000),
    Bomb("encoded-words-in-fields", full: 500) { count in
      flooded("Subject: =?gb2312?B?\(String(repeating: "wrc=", count: 40))?=\r\n", count)
    },
    Bomb("encoded-words-of-many-charsets", full: 250) { count in
      numbered(count) { number in
        let charset = ["gbk", "big5", "koi8-r", "utf-16", "hz-gb-2312", "iso-2022-jp", "euc-kr"][number % 7]
        return "X-\(number): =?\(charset)?B?wrfCt8K3wrfCt8K3?=\r\n"
      }
    },
    field("encoded-word-openings", "Subject", of: "=?", full: 1_000_000),
    field("encoded-word-beginnings", "Subject", of: "=?x?", full: 1_000_000),
    field("unclosed-encoded-words", "Subject", of: "=?utf-8?B?", full: 1_000_000),
    field("encoded-word-in-address", "From", of: "=?utf-8?Q?a", full: 1_000_000),
    field("equals-in-address", "From", of: "=", full: 1_000_000),
    field("one-long-encoded-word", "Subject", of: "6Lev", full: 1_000_000, before: "=?utf-8?B?", after: "?="),
    field("encoded-word-of-padding", "Subject", of: "=", full: 1_000_000, before: "=?utf-8?B?", after: "?="),
    field("split-characters", "Subject", of: "=?gbk?B?wg==?= ", full: 1_000_000),
  ]

  /// Parameters (RFC 2231): continued, doubled, unclosed.
  static let parameters: [Bomb] = [
    Bomb("parameter-continuations", full: 100_000) { count in
      Array("Content-Type: a/b".utf8) + numbered(count) { ";\r\n name*\($0)*=%E8" } + Array("\r\n\r\n".utf8)
    },
    Bomb("parameter-continuations-backwards", full: 100_000) { count in
      let pieces = numbered(count) { ";\r\n name*\(count - $0)=a" }
      return Array("Content-Type: a/b".utf8) + pieces + Array("\r\n\r\n".utf8)
    },
    Bomb("many-parameters", full: 100_000) { count in
      Array("Content-Type: a/b".utf8) + numbered(count) { "; p\($0)=x" } + Array("\r\n\r\n".utf8)
    },
    field("duplicate-parameters", "Content-Type", of: "; a=b", full: 1_000_000, before: "a/b"),
    field("parameters-without-value", "Content-Disposition", of: ";a", full: 1_000_000, before: "x"),
    field("equals-in-parameters", "Content-Type", of: "=", full: 1_000_000, before: "a/b;"),
    field("semicolons", "Content-Type", of: ";", full: 1_000_000, before: "a/b"),
    field("comments-in-parameters", "Content-Type", of: "(", full: 1_000_000, before: "a/b;"),
    field("open-quotes-in-parameters", "Content-Type", of: ";a=\"", full: 1_000_000, before: "a/b"),
    field("percents", "Content-Type", of: "%", full: 1_000_000, before: "a/b; name*=gbk''"),
    field("name-of-raw-octets", "Content-Disposition", of: "路 ", full: 1_000_000, before: "x; filename="),
  ]
}
