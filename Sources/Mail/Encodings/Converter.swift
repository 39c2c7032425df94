import Glibc

/// One conversion to UTF-8 by glibc's `iconv`.
struct Converter: ~Copyable {
  private let descriptor: iconv_t

  /// Nil when this machine lacks the converter.
  init?(from charset: String) {
    guard let descriptor = iconv_open("UTF-8", charset), Int(bitPattern: descriptor) != -1 else { return nil }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  /// Text of the octets, and how many of them could not be read: each of these becomes a U+FFFD.
  ///
  /// - Parameter stand: the character for a bad octet, where the charset's cousins know one.
  borrowing func text(
    _ octets: ArraySlice<UInt8>, standingFor stand: (UInt8) -> Unicode.Scalar? = { _ in nil }
  ) -> (text: String, errors: Int) {
    var errors = 0
    // No charset on the list takes more than three octets of UTF-8 for one of its own.
    let text = String(unsafeUninitializedCapacity: octets.count * 3 + 16) { output in
      var written = 0
      var rest = octets
      while !rest.isEmpty {
        let step = convert(rest, into: UnsafeMutableBufferPointer(rebasing: output[written...]))
        written += step.written
        rest = rest.dropFirst(step.read)
        guard let bad = rest.first else { break }
        let known = stand(bad)
        if known == nil { errors += 1 }
        for unit in (known ?? "\u{FFFD}").utf8 where written < output.count {
          output[written] = unit
          written += 1
        }
        rest = rest.dropFirst()
      }
      return written
    }
    return (text, errors)
  }

  /// Converts up to the first bad octet, or to the end.
  private borrowing func convert(
    _ octets: ArraySlice<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (read: Int, written: Int) {
    var left = octets.count
    var room = output.count
    octets.withUnsafeBytes { input in
      var source = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var target = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
      _ = iconv(descriptor, nil, nil, nil, nil)
      _ = iconv(descriptor, &source, &left, &target, &room)
    }
    return (octets.count - left, output.count - room)
  }
}
