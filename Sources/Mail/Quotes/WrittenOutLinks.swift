/// Links that a mail program writes out behind their words where it makes text of a page: `通过<mailto:…>`.
package enum WrittenOutLinks {
  /// - Parameter addressesToo: whether bare addresses in angle brackets go as well, which some programs write for the links
  ///   that draft a mail.
  package static func removed(from text: String, addressesToo: Bool = false) -> String {
    let octets = Array(text.utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(octets.count)
    var place = 0
    while place < octets.count {
      if let end = endOfLink(at: place, in: octets)
        ?? (addressesToo ? endOfAddress(at: place, in: octets) : nil)
      {
        place = end
      } else {
        kept.append(octets[place])
        place += 1
      }
    }
    return kept.count == octets.count ? text : String(decoding: kept, as: UTF8.self)
  }

  private static let schemes = ["mailto:", "http:", "https:", "tel:"].map { Array($0.utf8) }
  /// No link is longer; what only begins like one is not read to the end of a mail again and again.
  private static let longest = 8192

  /// The octet behind the bracket that ends it; nil where none begins.
  private static func endOfLink(at start: Int, in octets: [UInt8]) -> Int? {
    guard "<[(".utf8.contains(octets[start]) else { return nil }
    var place = start + 1
    while place < octets.count, " \t\r\n".utf8.contains(octets[place]) { place += 1 }
    guard schemes.contains(where: { octets[place...].starts(with: $0) }) else { return nil }
    let most = min(octets.count, place + longest)
    return octets[place..<most].firstIndex { ">])".utf8.contains($0) }.map { $0 + 1 }
  }

  /// The octet behind the bracket that ends an address: one sign @ among printable ASCII; nil where none begins.
  private static func endOfAddress(at start: Int, in octets: [UInt8]) -> Int? {
    guard octets[start] == UInt8(ascii: "<") else { return nil }
    let most = min(octets.count, start + longestAddress)
    guard let end = octets[(start + 1)..<most].firstIndex(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == 0x3E }),
      octets[end] == UInt8(ascii: ">"),
      octets[start..<end].count(where: { $0 == UInt8(ascii: "@") }) == 1
    else { return nil }
    return end + 1
  }

  /// RFC 5321 §4.5.3.1.3: a path is at most 256 octets, with its brackets.
  private static let longestAddress = 256

  /// Whether a line is a piece of such a link, which was broken.
  package static func isPiece(_ line: String) -> Bool {
    line.utf8.count >= 10 && line.utf8.contains(UInt8(ascii: "%"))
      && line.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
