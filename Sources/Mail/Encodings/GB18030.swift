/// GB18030 decoded by tables, which glibc's converter fills once: long text is read at the speed of memory, and a
/// flood of bad octets costs no more than good ones.
enum GB18030 {
  /// Text of the octets, and how many of them could not be read: each of these becomes a U+FFFD.
  ///
  /// Octet 0x80 is the euro sign in Microsoft's GBK, and nothing in GB18030.
  static func text(_ octets: ArraySlice<UInt8>) -> (text: String, errors: Int) {
    var errors = 0
    // A pair becomes at most three octets of UTF-8, and so does a bad octet.
    let text = String(unsafeUninitializedCapacity: octets.count * 3) { output in
      octets.withUnsafeBufferPointer { input in
        var target = UTF8Target(output)
        errors = tables.decode(input, to: &target)
        return target.count
      }
    }
    return (text, errors)
  }

  private static let tables = Tables()

  /// What pairs and groups of four octets stand for; 0 for nothing.
  private struct Tables: Sendable {
    /// Leads 0x81…0xFE, trails 0x40…0xFE.
    var pairs: [UInt32] = []
    /// Groups 81 30 81 30…84 39 FE 39, which are the rest of the basic plane.
    var groups: [UInt32] = []

    init() {
      guard let converter = Converter(from: "GB18030") else { return }
      pairs.reserveCapacity(126 * 191)
      for lead in 0x81...0xFE as ClosedRange<UInt8> {
        for trail in 0x40...0xFE as ClosedRange<UInt8> {
          pairs.append(Self.scalar([lead, trail], converter))
        }
      }
      groups.reserveCapacity(4 * 12600)
      for first in 0x81...0x84 as ClosedRange<UInt8> {
        for second in 0x30...0x39 as ClosedRange<UInt8> {
          for third in 0x81...0xFE as ClosedRange<UInt8> {
            for fourth in 0x30...0x39 as ClosedRange<UInt8> {
              groups.append(Self.scalar([first, second, third, fourth], converter))
            }
          }
        }
      }
    }

    private static func scalar(_ octets: [UInt8], _ converter: borrowing Converter) -> UInt32 {
      let (text, errors) = converter.text(octets[...])
      guard errors == 0, text.unicodeScalars.count == 1 else { return 0 }
      return text.unicodeScalars.first?.value ?? 0
    }

    func decode(_ input: UnsafeBufferPointer<UInt8>, to target: inout UTF8Target) -> Int {
      pairs.withUnsafeBufferPointer { pairs in
        guard !pairs.isEmpty else { return Self.withoutTables(input, to: &target) }
        var errors = 0
        var index = 0
        while index < input.count {
          let octet = input[index]
          if octet < 0x80 {
            target.append(octet)
            index += 1
          } else if let (scalar, length) = character(at: index, of: input, pairs) {
            target.append(scalar)
            index += length
          } else {
            target.append(0xFFFD as UInt32)
            errors += 1
            index += 1
          }
        }
        return errors
      }
    }

    @inline(__always)
    private func character(
      at index: Int, of input: UnsafeBufferPointer<UInt8>, _ pairs: UnsafeBufferPointer<UInt32>
    ) -> (scalar: UInt32, length: Int)? {
      let lead = input[index]
      if lead == 0x80 { return (0x20AC, 1) }
      guard lead < 0xFF, index + 1 < input.count else { return nil }
      let trail = input[index + 1]
      guard trail >= 0x40, trail < 0xFF else { return group(at: index, of: input).map { ($0, 4) } }
      let scalar = pairs[(Int(lead) - 0x81) * 191 + Int(trail) - 0x40]
      return scalar == 0 ? nil : (scalar, 2)
    }

    private func group(at index: Int, of input: UnsafeBufferPointer<UInt8>) -> UInt32? {
      guard index + 3 < input.count else { return nil }
      let (first, second, third, fourth) = (
        Int(input[index]), Int(input[index + 1]), Int(input[index + 2]), Int(input[index + 3])
      )
      guard (0x30...0x39).contains(second), (0x81...0xFE).contains(third), (0x30...0x39).contains(fourth)
      else { return nil }
      let place = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30
      if place < groups.count { return groups[place] == 0 ? nil : groups[place] }
      // Planes 1 to 16 lie in a row from 90 30 81 30.
      let beyond = place - 15 * 12600
      return (0..<0x10_0000).contains(beyond) ? UInt32(0x1_0000 + beyond) : nil
    }

    private static func withoutTables(
      _ input: UnsafeBufferPointer<UInt8>, to target: inout UTF8Target
    ) -> Int {
      for octet in input { octet < 0x80 ? target.append(octet) : target.append(0xFFFD as UInt32) }
      return input.count { $0 >= 0x80 }
    }
  }
}

/// Room for UTF-8, filled from the front; what does not fit is left out.
private struct UTF8Target {
  private(set) var count = 0
  private let room: UnsafeMutableBufferPointer<UInt8>

  init(_ room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

  @inline(__always)
  mutating func append(_ ascii: UInt8) {
    guard count < room.count else { return }
    room[count] = ascii
    count += 1
  }

  @inline(__always)
  mutating func append(_ scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      guard count + 2 <= room.count else { return }
      room[count] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
      room[count + 1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
      count += 2
    } else if scalar < 0x1_0000 {
      guard count + 3 <= room.count else { return }
      room[count] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
      room[count + 1] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F)
      room[count + 2] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
      count += 3
    } else {
      guard count + 4 <= room.count else { return }
      room[count] = 0xF0 | UInt8(truncatingIfNeeded: scalar >> 18)
      room[count + 1] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F)
      room[count + 2] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F)
      room[count + 3] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
      count += 4
    }
  }
}
