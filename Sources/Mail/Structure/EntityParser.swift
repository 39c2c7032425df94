/// Reads an entity and all entities within it, top down: a part can never reach beyond its parent's delimiters.
struct EntityParser {
  private(set) var findings: [String] = []

  private let bytes: [UInt8]
  private let limits: MailLimits
  private var count = 0
  private var headerBytes = 0
  private var encodedWords = 0

  init(bytes: [UInt8], limits: MailLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func part(
    in range: Range<Int>, depth: Int = 0, default standard: ContentType = .plainText
  ) throws(MailError) -> Part {
    count += 1
    if count > limits.parts { throw .tooManyParts(limit: limits.parts) }
    let header = try HeaderScanner(reading: range, of: bytes, limits: limits)
    findings += header.findings
    try weigh(header)

    let type = try contentType(header.fields, default: standard)
    let disposition = try disposition(header.fields)
    let children = try children(of: type, in: header.bodyRange, depth: depth)
    let nothing = header.bodyRange.lowerBound..<header.bodyRange.lowerBound
    return Part(
      range: range, headerRange: header.headerRange, bodyRange: header.bodyRange,
      preamble: children?.delimiters.preamble ?? nothing, epilogue: children?.delimiters.epilogue ?? nothing,
      headers: header.fields, contentType: type, disposition: disposition,
      transferEncoding: transferEncoding(header.fields), parts: children?.parts ?? [],
      closed: children?.delimiters.closed ?? false)
  }

  private mutating func children(
    of type: ContentType, in body: Range<Int>, depth: Int
  ) throws(MailError) -> (delimiters: Delimiters, parts: [Part])? {
    guard type.isMultipart else { return nil }
    guard let boundary = boundary(of: type) else {
      findings.append("multipart without boundary")
      return nil
    }
    if depth >= limits.nesting { throw .nestedTooDeeply(limit: limits.nesting) }
    if boundary.count > limits.boundaryBytes {
      throw .boundaryTooLong(bytes: boundary.count, limit: limits.boundaryBytes)
    }
    let delimiters = try Delimiters(cutting: body, of: bytes, at: boundary, most: limits.parts)
    if delimiters.parts.isEmpty { findings.append("multipart without parts") }
    if !delimiters.closed { findings.append("multipart not closed") }
    let standard: ContentType = type.subtype == "digest" ? .message : .plainText
    var parts: [Part] = []
    for range in delimiters.parts {
      parts.append(try part(in: range, depth: depth + 1, default: standard))
    }
    return (delimiters, parts)
  }

  private func boundary(of type: ContentType) -> [UInt8]? {
    guard var boundary = type.parameters["boundary"].map({ Array($0.utf8) }) else { return nil }
    while boundary.last?.isBlank == true { boundary.removeLast() }
    return boundary.isEmpty ? nil : boundary
  }

  private mutating func weigh(_ header: HeaderScanner) throws(MailError) {
    headerBytes += header.headerRange.count
    if headerBytes > limits.headerBytes { throw .headersTooLong(limit: limits.headerBytes) }
    var position = header.headerRange.lowerBound + 1
    while let hit = bytes.firstIndex(
      of: Octet.question, in: position..<max(position, header.headerRange.upperBound))
    {
      position = hit + 1
      // `=?=` is the end of a word whose text ends with padding.
      if bytes[hit - 1] == Octet.equals, position < bytes.count, bytes[position] != Octet.equals {
        encodedWords += 1
      }
    }
    if encodedWords > limits.encodedWords { throw .tooManyEncodedWords(limit: limits.encodedWords) }
  }
}

extension EntityParser {
  private mutating func contentType(
    _ fields: [HeaderField], default standard: ContentType
  ) throws(MailError) -> ContentType {
    guard let field = fields.first(named: "Content-Type") else { return standard }
    let value = try value(of: field)
    if let type = ContentType(word: value.word[...], parameters: value.parameters) { return type }
    findings.append("unreadable Content-Type")
    return ContentType(type: "text", subtype: "plain", parameters: value.parameters)
  }

  private mutating func disposition(_ fields: [HeaderField]) throws(MailError) -> Disposition? {
    guard let field = fields.first(named: "Content-Disposition") else { return nil }
    let value = try value(of: field)
    return Disposition(
      name: String(decoding: value.word, as: UTF8.self).lowercased(), parameters: value.parameters)
  }

  private mutating func value(of field: HeaderField) throws(MailError) -> ParameterizedValue {
    let value = ParameterizedValue(parsing: field.rawValue, most: limits.parameters)
    if value.parameters.count > limits.parameters {
      throw .tooManyParameters(field: field.name, limit: limits.parameters)
    }
    findings += value.duplicates.map { "duplicate parameter \"\($0)\" in \(field.name)" }
    findings += value.unknownCharsets.map { "unknown charset \"\($0.prefix(40))\"" }
    return value
  }

  private mutating func transferEncoding(_ fields: [HeaderField]) -> String {
    guard let field = fields.first(named: "Content-Transfer-Encoding") else { return "7bit" }
    // Quotes do not belong here, and are written all the same.
    let word = ParameterizedValue.word(of: field.rawValue).filter { $0 != Octet.quote }
    let name = String(decoding: word.map(\.lowercased), as: UTF8.self)
    if !["7bit", "8bit", "binary", "base64", "quoted-printable"].contains(name) {
      findings.append("unknown transfer encoding \"\(name.prefix(40))\"")
    }
    return name
  }
}
