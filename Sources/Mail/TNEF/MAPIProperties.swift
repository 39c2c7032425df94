/// The MAPI properties of one message or attachment ([MS-OXTNEF] §2.1.3.4, [MS-OXCDATA] §2.11.1).
struct MAPIProperties {
  /// Only what a mail is read for.
  enum Name: Int {
    case subject = 0x0037
    case submitTime = 0x0039
    case sentRepresentingName = 0x0042
    case senderName = 0x0C1A
    case senderEmail = 0x0C1F
    case deliveryTime = 0x0E06
    case body = 0x1000
    case compressedRTF = 0x1009
    case html = 0x1013
    case displayName = 0x3001
    case attachData = 0x3701
    case attachFilename = 0x3704
    case attachMethod = 0x3705
    case attachLongFilename = 0x3707
    case attachMIMEType = 0x370E
    case internetCodePage = 0x3FDE
    case senderSMTPAddress = 0x5D01
  }

  private struct Value {
    var type: Int
    var octets: ArraySlice<UInt8>
  }

  /// The first value of each; of several with one name the first counts.
  private var values: [Int: Value] = [:]
  /// Whether the list was read to the end that it states.
  private(set) var isComplete = false

  init() {}

  /// - Parameter budget: how many properties and values may still be read in the whole file.
  init(reading octets: ArraySlice<UInt8>, budget: inout Int) {
    var reader = LittleEndianReader(octets)
    guard let count = reader.uint32() else { return }
    var read = 0
    while read < count {
      budget -= 1
      guard budget >= 0, readOne(from: &reader, budget: &budget) else { return }
      read += 1
    }
    isComplete = true
  }

  private mutating func readOne(from reader: inout LittleEndianReader, budget: inout Int) -> Bool {
    guard let type = reader.uint16(), let tag = reader.uint16() else { return false }
    if tag >= 0x8000, !Self.skipPropertyName(in: &reader) { return false }
    let base = type & ~Self.multiple
    let isMultiple = type & Self.multiple != 0
    let size = Self.sizes[base]
    guard size != nil || Self.variable.contains(base) else { return false }
    var count = 1
    if isMultiple || size == nil {
      guard let stated = reader.uint32() else { return false }
      count = stated
    }
    var place = 0
    while place < count {
      budget -= 1
      guard budget >= 0, let length = size ?? reader.uint32() else { return false }
      let isWhole = length <= reader.left
      let octets = reader.takeAtMost(length)
      if place == 0, values[tag] == nil { values[tag] = Value(type: base, octets: octets) }
      guard isWhole else { return false }
      _ = reader.takeAtMost(-length & 3)
      place += 1
    }
    return true
  }

  /// A named property: the set it belongs to, then a number or a name.
  private static func skipPropertyName(in reader: inout LittleEndianReader) -> Bool {
    guard reader.take(16) != nil, let kind = reader.uint32(), let number = reader.uint32() else {
      return false
    }
    guard kind == 1 else { return kind == 0 }
    guard reader.take(number) != nil else { return false }
    _ = reader.takeAtMost(-number & 3)
    return true
  }

  private static let multiple = 0x1000
  private static let integer = 0x03
  private static let object = 0x0D
  private static let ansi = 0x1E
  private static let unicode = 0x1F
  private static let binary = 0x102
  private static let variable: Set<Int> = [object, ansi, unicode, binary]

  /// The octets of each fixed-size type; every value fills up to a multiple of four.
  private static let sizes = [
    0x00: 0, 0x01: 0, 0x02: 2, integer: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 2, 0x14: 8,
    0x40: 8, 0x48: 16,
  ]
}

extension MAPIProperties {
  /// A string of either kind, up to its NUL; nil when it is empty or no string.
  func text(_ name: Name, codePage: Int) -> String? {
    guard let value = values[name.rawValue] else { return nil }
    switch value.type {
    case Self.unicode: return Self.text(value.octets, charset: "utf-16le")
    case Self.ansi: return Self.text(value.octets, charset: CodePage.charset(codePage))
    default: return nil
    }
  }

  /// Octets as a string up to the first NUL; nil when there is none of it.
  static func text(_ octets: ArraySlice<UInt8>, charset: String?) -> String? {
    let octets = charset == "utf-16le" ? octets : octets.prefix { $0 != 0 }
    let text = TextDecoding.text(octets, label: charset)
    let scalars = text.unicodeScalars.prefix { $0 != "\0" }
    return scalars.isEmpty ? nil : scalars.count == text.unicodeScalars.count ? text : String(scalars)
  }

  /// The octets of a binary or of an object; nil when there are none.
  func octets(_ name: Name) -> ArraySlice<UInt8>? {
    guard let value = values[name.rawValue], [Self.binary, Self.object].contains(value.type),
      !value.octets.isEmpty
    else { return nil }
    return value.octets
  }

  func isObject(_ name: Name) -> Bool { values[name.rawValue]?.type == Self.object }

  func integer(_ name: Name) -> Int? {
    guard let value = values[name.rawValue], value.type == Self.integer else { return nil }
    var reader = LittleEndianReader(value.octets)
    return reader.uint32()
  }

  /// A FILETIME: tenths of microseconds since 1601-01-01 UTC.
  func date(_ name: Name) -> MailDate? {
    guard let value = values[name.rawValue], value.type == 0x40 else { return nil }
    var reader = LittleEndianReader(value.octets)
    guard let low = reader.uint32(), let high = reader.uint32(), high < 1 << 31 else { return nil }
    return MailDate(seconds: Int64(high << 32 | low) / 10_000_000 - 11_644_473_600, offset: 0)
  }
}
