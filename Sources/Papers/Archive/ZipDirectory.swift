/// The central directory of an archive (APPNOTE 6.3, §4.3), read to see what libzip does not look for: entries
/// that lie over each other, or over the directory.
///
/// It is strict: one disk, no ZIP64, nothing encrypted, nothing behind the end record but its comment.
struct ZipDirectory {
  struct Entry {
    let name: [UInt8]
    let packed: Int
    let inflated: Int
    /// From the local header to the end of the data.
    let place: Range<Int>
  }

  let entries: [Entry]
  private static let endSize = 22

  init(_ bytes: [UInt8], limits: TableLimits) throws(TableError) {
    let fields = LittleEndian(bytes)
    guard let end = Self.endRecord(in: fields) else { throw .damaged("it has no directory") }
    let (count, size, start) = (fields.short(end + 10), fields.long(end + 12), fields.long(end + 16))
    guard start != 0xFFFF_FFFF, count != 0xFFFF else {
      throw .suspicious("it has the form of a huge archive")
    }
    guard count <= limits.entries else { throw .suspicious("it has more than \(limits.entries) parts") }
    guard start + size == end else { throw .damaged("its directory is not where it should be") }
    var entries: [Entry] = []
    var position = start
    for _ in 0..<count {
      let (entry, next) = try Self.entry(at: position, until: end, in: fields)
      entries.append(entry)
      position = next
    }
    guard position == end else { throw .damaged("its directory has another length") }
    self.entries = entries
    try check(directory: start, limits)
  }

  private static func endRecord(in fields: LittleEndian) -> Int? {
    let last = fields.count - endSize
    guard last >= 0 else { return nil }
    for position in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where fields.long(position) == 0x0605_4B50 {
      return position + endSize + fields.short(position + 20) == fields.count ? position : nil
    }
    return nil
  }

  private static func entry(
    at position: Int, until end: Int, in fields: LittleEndian
  ) throws(TableError) -> (Entry, next: Int) {
    guard position + 46 <= end, fields.long(position) == 0x0201_4B50 else {
      throw .damaged("its directory cannot be read")
    }
    let (flags, method) = (fields.short(position + 8), fields.short(position + 10))
    let (packed, inflated) = (fields.long(position + 20), fields.long(position + 24))
    let nameSize = fields.short(position + 28)
    let next = position + 46 + nameSize + fields.short(position + 30) + fields.short(position + 32)
    guard next <= end else { throw .damaged("its directory cannot be read") }
    guard flags & 1 == 0 else { throw .suspicious("a part of it is encrypted") }
    guard method == 0 || method == 8 else { throw .suspicious("a part of it is packed in an unusual way") }
    let local = fields.long(position + 42)
    guard local + 30 <= fields.count, fields.long(local) == 0x0403_4B50 else {
      throw .damaged("a part of it is not where it should be")
    }
    let data = local + 30 + fields.short(local + 26) + fields.short(local + 28)
    return (
      Entry(
        name: fields.bytes(position + 46, nameSize), packed: packed, inflated: inflated,
        place: local..<(data + packed)), next
    )
  }

  private func check(directory: Int, _ limits: TableLimits) throws(TableError) {
    var end = 0
    for entry in entries.sorted(by: { $0.place.lowerBound < $1.place.lowerBound }) {
      guard entry.place.lowerBound >= end else { throw .suspicious("its parts lie over each other") }
      end = entry.place.upperBound
    }
    guard end <= directory else { throw .suspicious("its parts lie over its directory") }
    var total = 0
    for entry in entries {
      total += entry.inflated
      let isBomb = entry.inflated > limits.smallEntryBytes && entry.inflated > limits.ratio * entry.packed
      if isBomb { throw .suspicious("a part of it is packed more than \(limits.ratio) times") }
      let name = String(decoding: entry.name, as: UTF8.self).lowercased()
      if [".zip", ".xlsx", ".xlsm", ".docx", ".pptx", ".jar", ".7z", ".rar"].contains(where: name.hasSuffix) {
        throw .suspicious("there is an archive in it")
      }
    }
    guard total <= limits.inflatedBytes else {
      throw .tooLargeUnpacked(limit: limits.inflatedBytes)
    }
  }
}

/// Numbers in the order of ZIP; 0 behind the end.
struct LittleEndian {
  private let source: [UInt8]

  init(_ source: [UInt8]) { self.source = source }

  var count: Int { source.count }

  func short(_ position: Int) -> Int { byte(position) | byte(position + 1) << 8 }

  func long(_ position: Int) -> Int { short(position) | short(position + 2) << 16 }

  func bytes(_ position: Int, _ count: Int) -> [UInt8] {
    Array(source[min(position, source.count)..<min(position + count, source.count)])
  }

  private func byte(_ position: Int) -> Int { position < source.count ? Int(source[position]) : 0 }
}
