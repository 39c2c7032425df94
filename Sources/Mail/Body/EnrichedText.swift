/// The words of text/enriched (RFC 1896), without its commands.
enum EnrichedText {
  static func plain(_ text: String) -> String {
    let octets = Array(text.utf8)
    var output: [UInt8] = []
    var lineBreaks = 0
    var parameters = 0
    var index = 0
    while index < octets.count {
      let octet = octets[index]
      index += 1
      if octet == Octet.lineFeed {
        lineBreaks += 1
        continue
      }
      let isCommand = octet == UInt8(ascii: "<")
      let isLiteral = isCommand && index < octets.count && octets[index] == octet
      if isCommand, !isLiteral {
        guard let end = octets.firstIndex(of: UInt8(ascii: ">"), in: index..<octets.count) else {
          output += octets[(index - 1)...]
          break
        }
        let name = octets[index..<end]
        if name.equalsIgnoringCase("param".utf8) { parameters += 1 }
        if name.equalsIgnoringCase("/param".utf8), parameters > 0 { parameters -= 1 }
        index = end + 1
        continue
      }
      if isLiteral { index += 1 }
      guard parameters == 0 else { continue }
      // One line break is a space, n of them are n − 1.
      if lineBreaks == 1 { output.append(Octet.space) }
      if lineBreaks > 1 { output += repeatElement(Octet.lineFeed, count: lineBreaks - 1) }
      lineBreaks = 0
      output.append(octet)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
