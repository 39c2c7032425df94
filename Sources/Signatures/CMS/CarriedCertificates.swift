/// How many certificates and revocation lists signed data carries (RFC 5652 §5.1), counted from the headers around them:
/// reading ten thousand takes OpenSSL seconds, counting them nothing.
struct CarriedCertificates {
  private let bytes: [UInt8]

  /// 0 where the bytes are no such structure: what they are is told by whoever reads them whole.
  static func count(in bytes: [UInt8]) -> Int {
    let reader = CarriedCertificates(bytes: bytes)
    guard let content = reader.child(tagged: 0x30, in: 0..<bytes.count),
      let wrapped = reader.child(tagged: 0xA0, in: content),
      let signed = reader.child(tagged: 0x30, in: wrapped)
    else { return 0 }
    return [0xA0, 0xA1].compactMap { reader.child(tagged: $0, in: signed) }
      .reduce(0) { $0 + reader.elements(in: $1) }
  }

  private struct Element {
    let tag: UInt8
    let content: Range<Int>
    let end: Int
  }

  /// What the first element with that tag holds.
  private func child(tagged tag: UInt8, in range: Range<Int>) -> Range<Int>? {
    var place = range.lowerBound
    while let element = element(at: place, within: range) {
      if element.tag == tag { return element.content }
      place = element.end
    }
    return nil
  }

  private func elements(in range: Range<Int>) -> Int {
    var (count, place) = (0, range.lowerBound)
    while let element = element(at: place, within: range) {
      count += 1
      place = element.end
    }
    return count
  }

  /// Nil at the end, and where there is none.
  private func element(at start: Int, within range: Range<Int>) -> Element? {
    guard let header = header(at: start, within: range) else { return nil }
    if let length = header.length {
      let end = header.end + length
      return Element(tag: bytes[start], content: header.end..<end, end: end)
    }
    // Of indefinite length (X.690 §8.1.3.6): up to its own end, past those of whatever is in it.
    var (depth, place) = (1, header.end)
    while let inner = self.header(at: place, within: range) {
      if bytes[place] == 0, inner.length == 0 { depth -= 1 }
      if depth == 0 { return Element(tag: bytes[start], content: header.end..<place, end: inner.end) }
      if inner.length == nil { depth += 1 }
      place = inner.end + (inner.length ?? 0)
    }
    return nil
  }

  /// Where an element's content begins and how long it is; nil for the length where that is not said.
  private func header(at start: Int, within range: Range<Int>) -> (length: Int?, end: Int)? {
    var place = start
    func next() -> UInt8? {
      guard place < range.upperBound else { return nil }
      defer { place += 1 }
      return bytes[place]
    }
    guard let tag = next() else { return nil }
    if tag & 0x1F == 0x1F {
      while let more = next(), more & 0x80 != 0 {}
    }
    guard let first = next() else { return nil }
    if first == 0x80 { return (nil, place) }
    var length = Int(first)
    if first > 0x80 {
      guard first <= 0x84 else { return nil }
      length = 0
      for _ in 0..<(first & 0x7F) {
        guard let octet = next() else { return nil }
        length = length << 8 | Int(octet)
      }
    }
    return length <= range.upperBound - place ? (length, place) : nil
  }
}
