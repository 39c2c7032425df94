/// A telephone number that can be called (电话): one number, written in one way.
struct Telephone: Equatable {
  /// `13800000000`, `0475-4210000`, `4210000`, each perhaps with `转8001`.
  let number: String

  /// Reads a number with the separators that people put into it, an extension, and China's own country code.
  init?(reading text: String) {
    let parts = OfficeText.halfWidth(text).replacing("#", with: "转").split(
      separator: "转", omittingEmptySubsequences: false)
    guard let main = parts.first, parts.count <= 2, let digits = Self.digits(of: main),
      let number = Self.national(digits)
    else { return nil }
    guard parts.count == 2 else {
      self.number = number
      return
    }
    guard let branch = Self.digits(of: parts[1]), (1...6).contains(branch.count) else { return nil }
    self.number = number + "转" + String(decoding: branch, as: UTF8.self)
  }

  /// Of what somebody typed into a portal's form the first number: `13800000000（本人）`, or of two.
  init?(firstIn text: String) {
    let parts = text.unicodeScalars.split { "、/,，;；:：()（） ".unicodeScalars.contains($0) }
    let readings = [text] + parts.map { String($0) }
    guard let first = readings.lazy.compactMap({ Telephone(reading: $0) }).first else { return nil }
    self = first
  }

  /// Nil where anything else stands between them.
  private static func digits(of text: some StringProtocol) -> [UInt8]? {
    var digits: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.append(UInt8(scalar.value))
      case " ", "\t", "-", "–", "—", "(", ")", ".": continue
      case "+" where digits.isEmpty: digits = Array("00".utf8)
      default: return nil
      }
      if digits.count > 18 { return nil }
    }
    return digits
  }

  private static func national(_ digits: [UInt8]) -> String? {
    var text = String(decoding: digits, as: UTF8.self)
    for code in ["0086", "86"] where text.hasPrefix(code) && digits.count > 10 {
      let rest = String(text.dropFirst(code.count))
      text = rest.hasPrefix("1") || rest.hasPrefix("0") ? rest : "0" + rest
    }
    if text.wholeMatch(of: #/1[3-9]\d{9}/#) != nil { return text }
    // Beijing and the cities of 02x have area codes of three digits, all others of four.
    if let match = text.wholeMatch(of: #/(010|02\d|0[3-9]\d{2})(\d{7,8})/#) {
      return "\(match.1)-\(match.2)"
    }
    return text.wholeMatch(of: #/[48]00\d{7}|[2-9]\d{6,7}/#) != nil ? text : nil
  }
}
