/// The colours of words that officers choose to set theirs off: reds.
enum HTMLInk {
  /// Much red, little else: `red`, `#f00`, `#C00000`, `rgb(255,0,0)`; in lower case, without white space.
  static func isRed(_ colour: Substring) -> Bool {
    if colour == "red" || colour == "crimson" { return true }
    guard let (red, green, blue) = parts(colour) else { return false }
    return red >= 0xB0 && green <= 0x50 && blue <= 0x50
  }

  private static func parts(_ colour: Substring) -> (red: Int, green: Int, blue: Int)? {
    if colour.hasPrefix("#") {
      let digits = colour.dropFirst().prefix(8).compactMap(\.hexDigitValue)
      if digits.count == 3 { return (digits[0] * 17, digits[1] * 17, digits[2] * 17) }
      guard digits.count == 6 else { return nil }
      return (digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5])
    }
    guard colour.hasPrefix("rgb("), colour.hasSuffix(")"), colour.utf8.count <= 24 else { return nil }
    let numbers = colour.dropFirst(4).dropLast().split(separator: ",").compactMap { Int($0) }
    return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
  }
}
