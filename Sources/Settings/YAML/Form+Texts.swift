import Domain

extension Form<String> {
  /// One line, as it is shown to people.
  static var text: Form {
    Form(
      "a text of one line", placeholder: "",
      read: { text in
        let scalars = text.unicodeScalars
        let isLine = scalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
        return isLine && scalars.count <= 1000 ? text : nil
      })
  }

  /// One or more lines, such as an explanation.
  static var paragraph: Form {
    Form(
      "a text", placeholder: "",
      read: { text in
        let words = text.split(whereSeparator: \.isNewline).joined(separator: "\n")
        return words.isEmpty || words.unicodeScalars.count > 4000 ? nil : words
      })
  }

  /// A name that must not be empty and does not begin or end with a space.
  static var name: Form {
    Form(
      "a name", placeholder: "",
      read: { text in
        guard !text.isEmpty, text.first != " ", text.last != " " else { return nil }
        return text.unicodeScalars.count <= 100 ? Form.text.read(text) : nil
      })
  }

  /// A telephone number as people write it: 0475-4212345 转 801, 12345（旗政务热线）. It is read aloud by people, and dialled
  /// by nobody here.
  static var telephone: Form {
    Form(
      "a telephone number", placeholder: "",
      read: { text in
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        let letters = text.utf8.contains { (0x41...0x5A).contains($0 & 0xDF) }
        return digits >= 3 && !letters ? Form.name.read(text) : nil
      })
  }

  /// A name, but for its length: a phrase names every word that it may be.
  static var phrase: Form {
    Form(
      "a word or a phrase", placeholder: "",
      read: { text in
        text.isEmpty || text.first == " " || text.last == " " || text.unicodeScalars.count > 400
          ? nil : Form.text.read(text)
      })
  }

  /// The same, or nothing: `""`.
  var orEmpty: Form {
    Form(expected, placeholder: "", read: { $0.isEmpty ? $0 : read($0) }, write: write, guess: guess)
  }

  /// `zjj@naiman.example`: ASCII, as it must be in a mail that every server takes (RFC 5321 §4.1.2).
  static var address: Form {
    Form(
      "a mail address such as zjj@naiman.example", as: .pattern("[^@ ]+@[^@ ]+"), placeholder: "",
      read: { isAddress($0) ? $0 : nil })
  }

  /// A DNS name or a literal IP address.
  static var host: Form {
    Form("the name of a server", placeholder: "", read: { isHost($0) ? $0 : nil })
  }

  /// `https://www.naiman.example/`.
  static var webAddress: Form {
    Form(
      "a web address such as https://www.naiman.example", placeholder: "",
      read: { text in
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let isPlain = rest.utf8.allSatisfy { (33...126).contains($0) && $0 != 34 && $0 != 60 && $0 != 62 }
        return !rest.isEmpty && !rest.hasPrefix("/") && isPlain ? text : nil
      })
  }

  /// `/`, `/huiyin/`: of plain parts, with a slash at both ends.
  static var basePath: Form {
    Form(
      "a path such as /huiyin/", placeholder: "/",
      read: { text in
        let parts = text.split(separator: "/")
        let isPlain = parts.allSatisfy { part in
          !part.hasPrefix(".")
            && part.utf8.allSatisfy { isLetter($0) || isDigit($0) || "-_.~".utf8.contains($0) }
        }
        guard text.hasPrefix("/"), isPlain, !text.contains("//") else { return nil }
        return parts.isEmpty ? "/" : "/\(parts.joined(separator: "/"))/"
      })
  }

  /// `socks5h://proxy.naiman.example:1080`, without a login in it.
  static var proxy: Form {
    Form(
      "a proxy such as socks5h://proxy.naiman.example:1080 or http://proxy.naiman.example:3128",
      placeholder: "",
      read: { text in
        guard let scheme = ["http://", "socks5h://", "socks5://"].first(where: text.hasPrefix) else {
          return nil
        }
        let rest = text.dropFirst(scheme.count)
        guard let colon = rest.lastIndex(of: ":") else { return nil }
        let isPort = Form<UInt16>.port.read(String(rest[rest.index(after: colon)...])) != nil
        return isPort && isHost(String(rest[..<colon])) ? text : nil
      })
  }

  /// Before the year in a letter's number: two to four Latin capitals.
  static var prefix: Form {
    Form(
      "two to four Latin capitals", as: .pattern("[A-Z]{2,4}"), placeholder: "NM",
      read: { LetterID("\($0)2026000001") != nil ? $0 : nil })
  }

  /// A login or group name of the machine.
  static var login: Form {
    Form(
      "a login name", placeholder: "",
      read: { text in
        let bytes = Array(text.utf8)
        let first = bytes.first.map { isLowerLetter($0) || $0 == UInt8(ascii: "_") } ?? false
        let rest = bytes.allSatisfy { isLowerLetter($0) || isDigit($0) || [45, 46, 95].contains($0) }
        return first && rest && bytes.count <= 32 ? text : nil
      })
  }

  /// 网站标识码: ten digits, or `bm` and eight for ministries.
  static var siteCode: Form {
    Form(
      "ten digits", placeholder: "",
      read: { text in
        let digits = text.hasPrefix("bm") ? text.dropFirst(2) : text[...]
        let isCode = text.utf8.count == 10 && digits.utf8.allSatisfy(isDigit)
        return isCode ? text : nil
      })
  }
}

private func isLowerLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool { isLowerLetter(byte | 0x20) }

private func isAddress(_ text: String) -> Bool {
  let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
  guard halves.count == 2, text.utf8.count <= 254, (1...64).contains(halves[0].count) else { return false }
  let signs = Array("!#$%&'*+-/=?^_`{|}~".utf8)
  let atoms = halves[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return atoms.allSatisfy { atom in
    !atom.isEmpty && atom.allSatisfy { isLetter($0) || isDigit($0) || signs.contains($0) }
  } && isHost(String(decoding: Array(halves[1]), as: UTF8.self))
}

private func isHost(_ text: String) -> Bool {
  if text.contains(":") { return isIPv6(text) }
  let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return text.utf8.count <= 253
    && labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != 45 && label.last != 45
        && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == 45 }
    }
}

private func isIPv6(_ text: String) -> Bool {
  text.utf8.count <= 45
    && text.utf8.allSatisfy { isDigit($0) || (97...102).contains($0 | 0x20) || $0 == 58 || $0 == 46 }
}

private func isIPv4Loopback(_ host: String) -> Bool {
  let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
  return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
}

/// Whether a host is this machine itself.
func isLoopback(_ host: String) -> Bool {
  host == "localhost" || host == "::1" || isIPv4Loopback(host)
}
