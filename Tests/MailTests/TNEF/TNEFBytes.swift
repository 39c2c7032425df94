@testable import Mail

/// Numbers as TNEF writes them, the lowest octet first.
func little(_ value: Int, octets: Int) -> [UInt8] {
  (0..<octets).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

/// A writer of TNEF files ([MS-OXTNEF]), as strange as a test wants them.
struct TNEFBytes {
  private(set) var bytes: [UInt8] = TNEFStream.signature + [0x01, 0x00]

  init(codePage: Int? = nil) {
    add(0x0008_9006, little(0x10000, octets: 4))
    if let codePage { add(0x0006_9007, little(codePage, octets: 8)) }
  }

  /// - Parameters: a checksum or a length other than the right one, on demand.
  mutating func add(
    level: UInt8 = 1, _ tag: Int, _ data: [UInt8], checksum: Int? = nil, length: Int? = nil
  ) {
    let sum = data.reduce(0) { $0 + Int($1) }
    bytes += [level] + little(tag, octets: 4) + little(length ?? data.count, octets: 4) + data
    bytes += little(checksum ?? sum, octets: 2)
  }

  mutating func addProperties(_ properties: [Property]) { add(0x0006_9003, Self.encoded(properties)) }

  /// An attachment: its rendering data, then what the test says.
  mutating func addFile(title: [UInt8]? = nil, data: [UInt8]? = nil, _ properties: [Property] = []) {
    add(level: 2, 0x0006_9002, [UInt8](repeating: 0, count: 14))
    if let title { add(level: 2, 0x0001_8010, title + [0]) }
    if let data { add(level: 2, 0x0006_800F, data) }
    if !properties.isEmpty { add(level: 2, 0x0006_9005, Self.encoded(properties)) }
  }

  static func encoded(_ properties: [Property]) -> [UInt8] {
    little(properties.count, octets: 4) + properties.flatMap(\.bytes)
  }

  /// One MAPI property.
  struct Property {
    var bytes: [UInt8]

    static func ansi(_ tag: Int, _ text: [UInt8]) -> Property { variable(0x1E, tag, [text + [0]]) }
    static func unicode(_ tag: Int, _ text: String) -> Property { variable(0x1F, tag, [utf16(text + "\0")]) }
    static func binary(_ tag: Int, _ octets: [UInt8]) -> Property { variable(0x102, tag, [octets]) }
    static func integer(_ tag: Int, _ value: Int) -> Property {
      Property(bytes: little(3, octets: 2) + little(tag, octets: 2) + little(value, octets: 4))
    }
    static func time(_ tag: Int, _ value: Int) -> Property {
      Property(bytes: little(0x40, octets: 2) + little(tag, octets: 2) + little(value, octets: 8))
    }
    /// A mail in the mail, behind the identifier of its interface.
    static func object(_ tag: Int, _ tnef: [UInt8]) -> Property {
      let message: [UInt8] = [7, 3, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]
      return variable(0x0D, tag, [message + tnef])
    }
    static func strings(_ tag: Int, _ texts: [String]) -> Property {
      variable(0x101F, tag, texts.map { utf16($0 + "\0") })
    }
    /// A property with a name of its own.
    static func named(_ tag: Int, _ name: String, _ text: String) -> Property {
      let octets = utf16(name + "\0")
      let set = [UInt8](repeating: 7, count: 16)
      let value = variable(0x1F, tag, [utf16(text + "\0")]).bytes
      return Property(
        bytes: value[..<4] + set + little(1, octets: 4) + little(octets.count, octets: 4) + padded(octets)
          + value[4...])
    }

    static func variable(_ type: Int, _ tag: Int, _ values: [[UInt8]]) -> Property {
      Property(
        bytes: little(type, octets: 2) + little(tag, octets: 2) + little(values.count, octets: 4)
          + values.flatMap { little($0.count, octets: 4) + padded($0) })
    }

    private static func padded(_ octets: [UInt8]) -> [UInt8] {
      octets + [UInt8](repeating: 0, count: -octets.count & 3)
    }
    static func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { little(Int($0), octets: 2) } }
  }

  /// RTF in its packed form without any packing: literals only, with the mark of the end.
  static func packed(_ rtf: String) -> [UInt8] {
    let octets = Array(rtf.utf8)
    var content: [UInt8] = []
    for start in stride(from: 0, through: octets.count, by: 8) {
      let group = octets[start..<min(start + 8, octets.count)]
      // The last group has the reference to the place that would be written next.
      content.append(group.count < 8 ? 1 << UInt8(group.count) : 0)
      content += group
      let end = (207 + octets.count) & 4095
      if group.count < 8 { content += [UInt8(end >> 4), UInt8(end & 15) << 4] }
    }
    return header(content, raw: octets.count) + content
  }

  static func header(_ content: [UInt8], raw: Int) -> [UInt8] {
    little(content.count + 12, octets: 4) + little(raw, octets: 4) + "LZFu".utf8
      + little(Int(CompressedRTF.checksum(content[...])), octets: 4)
  }
}

/// A mail that is nothing but a short text, perhaps an empty one, and a `winmail.dat`.
func outlookMail(_ tnef: [UInt8], text: String = "", type: String = "application/ms-tnef; name=winmail.dat")
  throws -> Message
{
  try message(
    """
    From: a@b.example
    Content-Type: multipart/mixed; boundary=B

    --B
    Content-Type: text/plain; charset=utf-8

    \(text)
    --B
    Content-Type: \(type)
    Content-Transfer-Encoding: base64

    \(base64(tnef))
    --B--
    """)
}
