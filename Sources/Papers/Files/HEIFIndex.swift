/// What a HEIF file holds, and where (ISO/IEC 14496-12 §8.11.3, §8.11.6).
struct HEIFIndex {
  struct Item {
    let type: String
    /// Counted from the beginning of `idat`, not from that of the file.
    let isInner: Bool
    let extents: [(offset: Int, length: Int)]

    var isPicture: Bool { ["hvc1", "grid", "iovl", "iden"].contains(type) }
  }

  private(set) var items: [Item] = []

  init(_ boxes: [MediaBox], _ bytes: [UInt8]) throws(FileObstacle) {
    guard let information = boxes.first(where: { $0.type == "iinf" }),
      let locations = boxes.first(where: { $0.type == "iloc" })
    else { throw .damaged }
    let types = try Self.types(information, bytes)
    var fields = FieldReader(bytes, locations.content)
    let version = try fields.next(1)
    _ = try fields.next(3)
    let (sizes, more) = (try fields.next(1), try fields.next(1))
    guard version <= 2 else { throw .damaged }
    let widths = [sizes >> 4, sizes & 15, more >> 4, version == 0 ? 0 : more & 15]
    // A length that is left out is that of the whole file.
    guard widths.allSatisfy({ [0, 4, 8].contains($0) }), widths[1] > 0 else { throw .damaged }
    let count = try fields.next(version == 2 ? 4 : 2)
    guard count <= 5000 else { throw .damaged }
    for _ in 0..<count {
      let number = try fields.next(version == 2 ? 4 : 2)
      let way = version == 0 ? 0 : try fields.next(2) & 15
      guard try fields.next(2) == 0, way <= 1, let type = types[number] else { throw .damaged }
      let base = try fields.next(widths[2])
      var extents: [(offset: Int, length: Int)] = []
      for _ in 0..<(try fields.next(2)) {
        _ = try fields.next(widths[3])
        let (offset, tooFar) = base.addingReportingOverflow(try fields.next(widths[0]))
        guard !tooFar else { throw .damaged }
        extents.append((offset, try fields.next(widths[1])))
      }
      items.append(Item(type: type, isInner: way == 1, extents: extents))
    }
    guard items.contains(where: { $0.type == "hvc1" }) else { throw .damaged }
  }

  /// The type of each item by its number.
  private static func types(_ box: MediaBox, _ bytes: [UInt8]) throws(FileObstacle) -> [Int: String] {
    var fields = FieldReader(bytes, box.content)
    let version = try fields.next(1)
    _ = try fields.next(3)
    _ = try fields.next(version == 0 ? 2 : 4)
    var types: [Int: String] = [:]
    for entry in try MediaBox.all(in: fields.rest, of: bytes) {
      var fields = FieldReader(bytes, entry.content)
      let version = try fields.next(1)
      guard entry.type == "infe", version == 2 || version == 3 else { throw .damaged }
      _ = try fields.next(3)
      let number = try fields.next(version == 2 ? 2 : 4)
      _ = try fields.next(2)
      let name = fields.rest.prefix(4)
      guard types.updateValue(String(decoding: bytes[name], as: UTF8.self), forKey: number) == nil else {
        throw .damaged
      }
    }
    return types
  }
}

/// Numbers one behind the other, of 0 to 8 octets.
private struct FieldReader {
  private let bytes: [UInt8]
  private(set) var rest: Range<Int>

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    rest = range
  }

  mutating func next(_ width: Int) throws(FileObstacle) -> Int {
    guard rest.count >= width else { throw .damaged }
    var value: UInt64 = 0
    for place in rest.prefix(width) { value = value << 8 | UInt64(bytes[place]) }
    rest = rest.dropFirst(width)
    guard let number = Int(exactly: value) else { throw .damaged }
    return number
  }
}
