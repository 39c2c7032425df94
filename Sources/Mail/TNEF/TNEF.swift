/// A mail as Outlook packs it into `winmail.dat` ([MS-OXTNEF]): words, files, and enclosed mails of the same kind.
struct TNEF {
  struct File {
    var name: String?
    /// As `type/subtype`.
    var contentType: String?
    var content: ArraySlice<UInt8>
    /// Set when the file is a mail of this kind.
    var enclosed: TNEF?
  }

  private(set) var subject = ""
  private(set) var sender: Address?
  private(set) var date: MailDate?
  private(set) var files: [File] = []
  /// What was odd, the enclosed mails' oddities included.
  private(set) var findings: [String] = []

  private let stream: TNEFStream
  private let codePage: Int
  private let limits: MailLimits

  /// Reads what can be read; an error means that it is no such file.
  init(reading octets: ArraySlice<UInt8>, limits: MailLimits) throws(TNEFError) {
    var budget = limits.tnefEntries
    try self.init(reading: octets, limits: limits, depth: 0, budget: &budget)
  }

  private init(
    reading octets: ArraySlice<UInt8>, limits: MailLimits, depth: Int, budget: inout Int
  ) throws(TNEFError) {
    stream = try TNEFStream(reading: octets, limits: limits, budget: &budget)
    self.limits = limits
    var page = LittleEndianReader(stream.attributes[.oemCodePage] ?? [])
    codePage = page.uint32() ?? 0
    findings = stream.findings
    let properties = stream.properties
    subject = text(.subject) ?? string(of: stream.attributes[.subject]) ?? ""
    date = properties.date(.submitTime) ?? properties.date(.deliveryTime)
    let mailbox = [text(.senderSMTPAddress), text(.senderEmail)].compactMap(\.self).first {
      $0.contains("@")
    }
    if let name = text(.senderName) ?? text(.sentRepresentingName) ?? mailbox {
      sender = Address(name: name, mailbox: mailbox ?? "")
    }
    for attachment in stream.attachments {
      if let file = file(attachment, depth: depth, budget: &budget) { files.append(file) }
    }
  }

  private func text(_ name: MAPIProperties.Name) -> String? {
    stream.properties.text(name, codePage: codePage)
  }

  private func string(of octets: ArraySlice<UInt8>?) -> String? {
    octets.flatMap { MAPIProperties.text($0, charset: CodePage.charset(codePage)) }
  }
}

extension TNEF {
  /// The words: HTML if there is any, else plain text, else RTF; empty without any.
  var words: (text: String, isCut: Bool, findings: [String]) {
    if let html, case let text = HTMLText.text(of: html.text), !text.isBlank { return (text, html.isCut, []) }
    if let plain = text(.body) ?? string(of: stream.attributes[.body]), !plain.isBlank {
      return (plain.withPlainLineBreaks, false, [])
    }
    guard let packed = stream.properties.octets(.compressedRTF) else { return ("", false, []) }
    guard let unpacked = CompressedRTF(packed, most: limits.rtfBytes) else {
      return ("", false, ["RTF that cannot be unpacked"])
    }
    let rtf = RTFText(unpacked.rtf[...], most: limits.textBytes)
    return (rtf.words, rtf.isCut, unpacked.findings)
  }

  private var html: (text: String, isCut: Bool)? {
    if let text = text(.html) {
      return (text.prefix(utf8: HTMLText.mostBytes), text.utf8.count > HTMLText.mostBytes)
    }
    guard let whole = stream.properties.octets(.html) else { return nil }
    let octets = whole.prefix(HTMLText.mostBytes)
    let label =
      stream.properties.integer(.internetCodePage).flatMap(CodePage.charset)
      ?? HTMLText.charset(namedIn: Array(octets.prefix(2048)))
    return (TextDecoding.text(octets, label: label), octets.count < whole.count)
  }
}

extension TNEF {
  private mutating func file(
    _ attachment: TNEFStream.Attachment, depth: Int, budget: inout Int
  ) -> File? {
    let properties = attachment.properties
    func text(_ name: MAPIProperties.Name) -> String? { properties.text(name, codePage: codePage) }
    let name =
      text(.attachLongFilename) ?? text(.attachFilename) ?? string(of: attachment.transportName)
      ?? string(of: attachment.title) ?? text(.displayName)
    var file = File(name: name, contentType: text(.attachMIMEType), content: [])
    if let data = attachment.data, !data.isEmpty {
      file.content = data
    } else if let data = properties.octets(.attachData) {
      file.content = data
      // An object begins with the kind of its interface.
      if properties.isObject(.attachData) {
        open(data.dropFirst(16), as: &file, depth: depth, budget: &budget)
      }
    }
    if file.content.isEmpty {
      findings.append(
        "winmail.dat with a file without content: \"\(DisplayName(name ?? "").text ?? "unnamed")\"")
      return nil
    }
    return file
  }

  private mutating func open(
    _ object: ArraySlice<UInt8>, as file: inout File, depth: Int, budget: inout Int
  ) {
    file.content = object
    guard object.starts(with: TNEFStream.signature) else { return }
    file.contentType = "application/ms-tnef"
    guard depth < limits.nesting else {
      findings.append("winmail.dat with mails nested more than \(limits.nesting) deep, read in part")
      return
    }
    do {
      let enclosed = try TNEF(reading: object, limits: limits, depth: depth + 1, budget: &budget)
      findings += enclosed.findings
      file.enclosed = enclosed
    } catch {
      findings.append("a mail in winmail.dat cannot be read: \(error)")
    }
  }
}
