/// The attributes of a TNEF file as they lie in it ([MS-OXTNEF] §2.1.1), before anything is decoded.
struct TNEFStream {
  /// An attribute's tag: its type and number as one.
  enum Tag: Int {
    case oemCodePage = 0x0006_9007
    case subject = 0x0001_8004
    case body = 0x0002_800C
    case messageProperties = 0x0006_9003
    case attachRendering = 0x0006_9002
    case attachTitle = 0x0001_8010
    case attachData = 0x0006_800F
    case attachTransportName = 0x0006_9001
    case attachProperties = 0x0006_9005
  }

  struct Attachment {
    var title: ArraySlice<UInt8>?
    var transportName: ArraySlice<UInt8>?
    var data: ArraySlice<UInt8>?
    var properties = MAPIProperties()
  }

  private(set) var attributes: [Tag: ArraySlice<UInt8>] = [:]
  private(set) var properties = MAPIProperties()
  private(set) var attachments: [Attachment] = []
  private(set) var findings: [String] = []

  static let signature: [UInt8] = [0x78, 0x9F, 0x3E, 0x22]
  private let limits: MailLimits

  /// - Parameter budget: how many attributes and properties may still be read in the whole file.
  init(reading octets: ArraySlice<UInt8>, limits: MailLimits, budget: inout Int) throws(TNEFError) {
    self.limits = limits
    guard octets.starts(with: Self.signature) else { throw .noSignature }
    var reader = LittleEndianReader(octets.dropFirst(4))
    guard reader.uint16() != nil else { throw .empty }
    var count = 0
    var wrongChecksums = 0
    while !reader.isAtEnd {
      budget -= 1
      guard budget >= 0 else {
        findings.append("winmail.dat of too many attributes, read in part")
        break
      }
      guard let level = reader.uint8(), let number = reader.uint32(), let length = reader.uint32(),
        level == 1 || level == 2
      else {
        findings.append("winmail.dat is damaged, read in part")
        break
      }
      let isWhole = length <= reader.left
      let data = reader.takeAtMost(length)
      let sum = data.reduce(UInt16(0)) { $0 &+ UInt16($1) }
      let checksum = reader.uint16()
      if isWhole, let checksum, checksum != Int(sum) { wrongChecksums += 1 }
      count += 1
      if let tag = Tag(rawValue: number) { keep(data, as: tag, budget: &budget) }
      guard isWhole, checksum != nil else {
        findings.append("winmail.dat ends early, read in part")
        break
      }
      // One more than allowed is enough to refuse the mail.
      if attachments.count > limits.attachments + 1 { break }
    }
    if wrongChecksums > 0 {
      findings.append("winmail.dat with wrong checksums, \(wrongChecksums) of \(count)")
    }
    if count == 0 { throw .empty }
  }

  private mutating func keep(_ data: ArraySlice<UInt8>, as tag: Tag, budget: inout Int) {
    switch tag {
    case .oemCodePage, .subject, .body:
      if attributes[tag] == nil { attributes[tag] = data }
    case .messageProperties: properties = readProperties(data, budget: &budget)
    case .attachRendering: attachments.append(Attachment())
    case .attachTitle, .attachData, .attachTransportName, .attachProperties:
      if attachments.isEmpty { attachments.append(Attachment()) }
      let last = attachments.count - 1
      switch tag {
      case .attachTitle: attachments[last].title = data
      case .attachTransportName: attachments[last].transportName = data
      case .attachData: attachments[last].data = data
      default: attachments[last].properties = readProperties(data, budget: &budget)
      }
    }
  }

  private mutating func readProperties(_ data: ArraySlice<UInt8>, budget: inout Int) -> MAPIProperties {
    let properties = MAPIProperties(reading: data, budget: &budget)
    if !properties.isComplete { findings.append("winmail.dat with properties that end early") }
    return properties
  }
}

/// Why nothing at all can be read of a TNEF file.
enum TNEFError: Error, CustomStringConvertible {
  case noSignature
  case empty

  var description: String {
    switch self {
    case .noSignature: "it does not begin as such a file"
    case .empty: "it holds nothing"
    }
  }
}
