/// `name@host.tld` (RFC 5321 §4.1.2, as people write it).
enum MailAddressPattern {
  static func span(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    guard isLocal(scalars[start]), start == 0 || !isLocal(scalars[start - 1]) else { return nil }
    var at = start
    while at < scalars.count, at - start <= 64, isLocal(scalars[at]) { at += 1 }
    guard at > start else { return nil }
    at = afterSpaces(at, in: scalars)
    guard at < scalars.count, scalars[at] == "@" else { return nil }
    at = afterSpaces(at + 1, in: scalars) - 1
    var end = at + 1
    while end < scalars.count, end - at <= 255, isHost(scalars[end]) { end += 1 }
    while end > at + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
    guard scalars[(at + 1)..<end].contains(".") else { return nil }
    return PersonalSpan(kind: .mailAddress, range: start..<end)
  }

  /// Some part the sign from the rest, so that no program finds it.
  private static func afterSpaces(_ position: Int, in scalars: [Unicode.Scalar]) -> Int {
    var position = position
    while position < scalars.count, scalars[position] == " " { position += 1 }
    return position
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar.isLatin || scalar == "." || scalar == "_" || scalar == "-" || scalar == "+"
  }

  private static func isHost(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar.isLatin || scalar == "." || scalar == "-"
  }
}

/// A vehicle's plate: province, letter, five or six characters (GA 36).
enum PlatePattern {
  static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars)

  /// Whether a province and a letter stand beside each other anywhere.
  static func mayStand(in text: String) -> Bool {
    var (last, mayStand) = ("\0" as Unicode.Scalar, false)
    text.eachScalar { scalar in
      if Folding.fold(scalar).isLatin, Beginnings.of(last).contains(.plate) { mayStand = true }
      last = scalar
    }
    return mayStand
  }

  static func span(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    guard provinces.contains(scalars[start]), start + 1 < scalars.count, scalars[start + 1].isLatin else {
      return nil
    }
    var position = start + 2
    if position < scalars.count, "· .-•".unicodeScalars.contains(scalars[position]) { position += 1 }
    let first = position
    while position < scalars.count, scalars[position].isDigit || scalars[position].isLatin { position += 1 }
    guard (5...6).contains(position - first) else { return nil }
    return PersonalSpan(kind: .plate, range: start..<position)
  }
}

/// A QQ or WeChat account after its name: `微信：abc123`, `QQ 12345678`.
enum AccountPattern {
  static let names = ["微信号", "微信", "qq号", "qq", "wechat", "vx", "wx", "v信", "薇信", "威信", "抖音号", "快手号"].map {
    Array($0.unicodeScalars)
  }

  static func span(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    guard let name = names.first(where: { scalars.has($0, at: start) }) else { return nil }
    var position = start + name.count
    while position < scalars.count, [":", " ", "是", "为", "号"].contains(scalars[position]) { position += 1 }
    let first = position
    while position < scalars.count, isAccount(scalars[position]) { position += 1 }
    guard (5...20).contains(position - first) else { return nil }
    return PersonalSpan(kind: .account, range: first..<position)
  }

  private static func isAccount(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar.isLatin || scalar == "_" || scalar == "-"
  }
}

/// A telephone written in words, `一三八零四七五…`: eleven and more Chinese digits in a row are read as figures.
enum ChineseDigits {
  static func fold(_ scalars: inout [Unicode.Scalar]) {
    var start = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, figure(of: scalars[end]) != nil { end += 1 }
      if end - start >= 11 {
        for position in start..<end { scalars[position] = figure(of: scalars[position]) ?? scalars[position] }
      }
      start = max(end, start + 1)
    }
  }

  private static func figure(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "〇", "零": "0"
    case "一", "幺": "1"
    case "二", "两": "2"
    case "三": "3"
    case "四": "4"
    case "五": "5"
    case "六": "6"
    case "七": "7"
    case "八": "8"
    case "九": "9"
    default: nil
    }
  }
}
