/// Reads the header at the start of an entity: fields, folds, and where the body begins (RFC 5322 §2.2).
///
/// A first line that is no field means that there is no header and all is body. A later one belongs to the field
/// before when a parameter was to come, is skipped when a field or a fold follows, and otherwise begins the body.
struct HeaderScanner {
  private(set) var fields: [HeaderField] = []
  /// The fields with their line breaks, without the empty line.
  private(set) var headerRange: Range<Int>
  private(set) var bodyRange: Range<Int>
  private(set) var findings: [String] = []

  private let bytes: [UInt8]
  private let limits: MailLimits
  /// The field being read: where it and its value begin.
  private var open: (name: Range<Int>, valueStart: Int)?

  init(reading entity: Range<Int>, of bytes: [UInt8], limits: MailLimits) throws(MailError) {
    self.bytes = bytes
    self.limits = limits
    headerRange = entity.lowerBound..<entity.lowerBound
    bodyRange = entity.upperBound..<entity.upperBound
    try scan(entity)
  }

  private mutating func scan(_ entity: Range<Int>) throws(MailError) {
    var position = entity.lowerBound
    var lines = 0
    while position < entity.upperBound {
      let line = self.line(at: position, before: entity.upperBound)
      lines += 1
      if lines > limits.headerLines { throw .tooManyHeaderLines(limit: limits.headerLines) }
      if line.content.isEmpty {
        try close(at: position)
        bodyRange = line.next..<entity.upperBound
        return
      }
      if open != nil, bytes[position].isBlank || isParameter(line.content) {
        // A fold, perhaps one that lost its blank: it belongs to the open field.
      } else if let colon = colon(in: line.content) {
        try close(at: position)
        open = (position..<colon.nameEnd, colon.index + 1)
      } else if position == entity.lowerBound, isMailboxSeparator(line.content) {
        headerRange = line.next..<line.next
      } else if open != nil, !isDelimiter(line.content), continues(at: line.next, before: entity.upperBound) {
        try close(at: position)
        findings.append("malformed header line")
        headerRange = headerRange.lowerBound..<line.next
      } else {
        if open != nil { findings.append("header without an empty line after it") }
        try close(at: position)
        bodyRange = position..<entity.upperBound
        return
      }
      position = line.next
    }
    try close(at: position)
  }

  /// Ends the open field; `end` is the start of the next line.
  private mutating func close(at end: Int) throws(MailError) {
    guard let field = open else { return }
    open = nil
    let name = String(decoding: bytes[field.name], as: UTF8.self)
    guard end - field.name.lowerBound <= limits.fieldBytes else {
      throw .fieldTooLong(name: String(name.prefix(40)), limit: limits.fieldBytes)
    }
    var valueEnd = end
    if valueEnd > field.valueStart, bytes[valueEnd - 1] == Octet.lineFeed { valueEnd -= 1 }
    if valueEnd > field.valueStart, bytes[valueEnd - 1] == Octet.carriageReturn { valueEnd -= 1 }
    fields.append(
      HeaderField(
        name: name, range: field.name.lowerBound..<end, rawValue: bytes[field.valueStart..<valueEnd]))
    headerRange = headerRange.lowerBound..<end
  }

  private func line(at start: Int, before end: Int) -> (content: Range<Int>, next: Int) {
    guard let lineFeed = bytes.firstIndex(of: Octet.lineFeed, in: start..<end) else {
      return (start..<end, end)
    }
    var contentEnd = lineFeed
    // More than one CR before the LF is what a mail has that was converted twice.
    while contentEnd > start, bytes[contentEnd - 1] == Octet.carriageReturn { contentEnd -= 1 }
    return (start..<contentEnd, lineFeed + 1)
  }

  /// The colon of a field line; blanks before it are an obsolete liberty (RFC 5322 §4.5).
  private func colon(in line: Range<Int>) -> (nameEnd: Int, index: Int)? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] > Octet.space, bytes[index] < 0x7F,
      bytes[index] != Octet.colon
    {
      index += 1
    }
    let nameEnd = index
    while index < line.upperBound, bytes[index].isBlank { index += 1 }
    guard nameEnd > line.lowerBound, index < line.upperBound, bytes[index] == Octet.colon else { return nil }
    return (nameEnd, index)
  }

  /// Whether the line before ended with a semicolon and this one has the form of a parameter.
  private func isParameter(_ line: Range<Int>) -> Bool {
    var last = line.lowerBound - 1
    while last >= 0, bytes[last].isSpace, last > line.lowerBound - 4 { last -= 1 }
    guard last >= 0, bytes[last] == Octet.semicolon else { return false }
    let name = bytes[line].prefix { $0.isLetter || $0.isDigit || "*-".utf8.contains($0) }
    return !name.isEmpty && name.endIndex < line.upperBound && bytes[name.endIndex] == Octet.equals
  }

  /// The line that mbox files put before a mail.
  private func isMailboxSeparator(_ line: Range<Int>) -> Bool {
    bytes[line].starts(with: "From ".utf8) || bytes[line].starts(with: ">From ".utf8)
  }

  /// Whether the line may begin the first part of a multipart: the empty line before it is missing.
  private func isDelimiter(_ line: Range<Int>) -> Bool { bytes[line].starts(with: "--".utf8) }

  private func continues(at position: Int, before end: Int) -> Bool {
    guard position < end else { return false }
    let line = line(at: position, before: end).content
    return !line.isEmpty && (bytes[position].isBlank || colon(in: line) != nil)
  }
}
