import Glibc

extension FolderFile {
  /// How we call a file of a disk: as it is called there, if that can be said in one line of text. Chinese Windows
  /// writes names in GB18030, and what is no text at all is told by its octets: `%F1.csv`.
  static func spokenName(of octets: [UInt8]) -> String {
    let text = String(validating: octets, as: UTF8.self) ?? chinese(octets) ?? told(octets)
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { name.append(isName("a\(scalar)") ? scalar : "_") }
    // An octet or two of GB18030 are three of UTF-8; the end of a name tells what is in the file.
    while String(name).utf8.count > 255 { name.removeFirst() }
    return isName(String(name)) ? String(name) : "_" + String(name.dropFirst())
  }

  private static func told(_ octets: [UInt8]) -> String {
    octets.map { octet in
      guard octet > 127 else { return String(Unicode.Scalar(octet)) }
      let digits = String(octet, radix: 16, uppercase: true)
      return "%\(digits)"
    }.joined()
  }

  /// Nil for what is not GB18030 to its end.
  private static func chinese(_ octets: [UInt8]) -> String? {
    guard let descriptor = iconv_open("UTF-8", "GB18030"), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    defer { iconv_close(descriptor) }
    var left = octets.count
    var isWhole = false
    // Two octets of it give three at most.
    let text = [UInt8](unsafeUninitializedCapacity: octets.count * 3) { output, written in
      var room = output.count
      octets.withUnsafeBytes { input in
        var source = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var target = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
        isWhole = iconv(descriptor, &source, &left, &target, &room) != -1 && left == 0
      }
      written = output.count - room
    }
    return isWhole ? String(validating: text, as: UTF8.self) : nil
  }
}
