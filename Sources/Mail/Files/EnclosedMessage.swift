/// What a mail within a mail says of itself: a summary, for the mail itself stays closed.
package struct EnclosedMessage: Sendable, Equatable {
  package var subject: String
  package var from: [Address]
  package var date: MailDate?
  /// Why its header cannot be read; nil when it can.
  package var trouble: String?

  init(subject: String = "", from: [Address] = [], date: MailDate? = nil, trouble: String? = nil) {
    self.subject = subject
    self.from = from
    self.date = date
    self.trouble = trouble
  }

  /// Reads the header, which is held to the same limits as that of any mail, and nothing below it.
  init(headerIn entity: Range<Int>, of bytes: [UInt8], limits: MailLimits) {
    let header: HeaderScanner
    do {
      header = try HeaderScanner(reading: entity, of: bytes, limits: limits)
    } catch {
      self.init(trouble: "\(error)")
      return
    }
    if header.headerRange.count > limits.headerBytes {
      self.init(trouble: "\(MailError.headersTooLong(limit: limits.headerBytes))")
      return
    }
    let from = header.fields.first(named: "From").map {
      AddressList(parsing: $0.rawValue, limit: limits.addresses)
    }
    self.init(
      subject: header.fields.first(named: "Subject")?.text ?? "",
      from: from?.isOverfull == true ? [] : from?.addresses ?? [],
      date: header.fields.first(named: "Date").flatMap { DateReader.date(in: $0.rawValue) },
      trouble: header.fields.isEmpty ? "it has no header" : nil)
  }

  init(_ mail: TNEF) {
    self.init(subject: mail.subject, from: mail.sender.map { [$0] } ?? [], date: mail.date)
  }
}
