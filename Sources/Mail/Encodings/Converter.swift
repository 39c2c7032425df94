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
  borrowing func text(_ octets: ArraySlice<UInt8>) -> (text: String, errors: Int) {
    var errors = 0
    // No charset on the list takes more than three octets of UTF-8 for one of its own.
    let text = String(unsafeUninitializedCapacity: octets.count * 3 + 16) { output in
      var written = 0
      var rest = octets
      _ = iconv(descriptor, nil, nil, nil, nil)
      while true {
        let step = convert(rest, into: UnsafeMutableBufferPointer(rebasing: output[written...]))
        written += step.written
        rest = rest.dropFirst(step.read)
        guard !rest.isEmpty else { break }
        errors += 1
        for unit in "\u{FFFD}".utf8 where written < output.count {
          output[written] = unit
          written += 1
        }
        rest = rest.dropFirst()
      }
      // Some converters hold a character back, to see whether a mark follows that belongs to it.
      return written + flush(into: UnsafeMutableBufferPointer(rebasing: output[written...]))
    }
    return (text, errors)
  }

  /// Converts up to the first bad octet, or to the end; the shift state of ISO-2022 goes on from call to call.
  private borrowing func convert(
    _ octets: ArraySlice<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (read: Int, written: Int) {
    var left = octets.count
    var room = output.count
    octets.withUnsafeBytes { input in
      var source = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var target = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
      _ = iconv(descriptor, &source, &left, &target, &room)
    }
    return (octets.count - left, output.count - room)
  }

  private borrowing func flush(into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var room = output.count
    var target = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
    _ = iconv(descriptor, nil, nil, &target, &room)
    return output.count - room
  }
}
