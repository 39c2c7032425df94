import Glibc

/// The encoding of Chinese Windows, by glibc's `iconv`.
enum GB18030 {
  /// UTF-8, and how many octets could not be read: each of these becomes a U+FFFD. It ends after more than
  /// `patience` of them: then it is another encoding.
  static func decode(_ octets: [UInt8], patience: Int) -> (bytes: [UInt8], errors: Int) {
    guard let descriptor = iconv_open("UTF-8", "GB18030"), Int(bitPattern: descriptor) != -1 else {
      return ([], octets.count)
    }
    defer { iconv_close(descriptor) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(octets.count + octets.count / 2)
    var errors = 0
    var start = 0
    while start < octets.count, errors <= patience {
      let step = convert(octets, from: start, with: descriptor, into: &bytes)
      start += step.read
      guard step.isStuck, start < octets.count else { continue }
      // Octet 0x80 is the euro sign in Microsoft's GBK, and nothing in GB18030.
      let isEuro = octets[start] == 0x80
      if !isEuro { errors += 1 }
      bytes += isEuro ? Array("€".utf8) : [0xEF, 0xBF, 0xBD]
      start += 1
    }
    return (bytes, errors)
  }

  /// One piece, at most 64 KiB of output.
  private static func convert(
    _ octets: [UInt8], from start: Int, with descriptor: iconv_t, into bytes: inout [UInt8]
  ) -> (read: Int, isStuck: Bool) {
    var left = octets.count - start
    var isStuck = false
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { output, written in
      var room = output.count
      octets.withUnsafeBytes { input in
        var source = UnsafeMutableRawPointer(mutating: input.baseAddress)?
          .advanced(by: start).assumingMemoryBound(to: CChar.self)
        var target = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
        _ = iconv(descriptor, nil, nil, nil, nil)
        let result = iconv(descriptor, &source, &left, &target, &room)
        // Out of room is no trouble; a bad octet, or a character cut at the end, is.
        isStuck = result == -1 && errno != E2BIG
      }
      written = output.count - room
    }
    bytes += piece
    return (octets.count - start - left, isStuck)
  }
}
