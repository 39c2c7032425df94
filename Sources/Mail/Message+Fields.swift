extension Message {
  /// The root's fields of that name, in any case, in order.
  package func headers(named name: String) -> [HeaderField] { root.headers(named: name) }

  /// The first Subject, decoded and on one line; empty when there is none.
  package var subject: String { root.headers.first(named: "Subject")?.text ?? "" }

  /// The first Date, when it can be read.
  package var date: MailDate? {
    root.headers.first(named: "Date").flatMap { DateReader.date(in: $0.rawValue) }
  }

  /// Without angle brackets.
  package var messageID: String? {
    root.headers.first(named: "Message-ID").flatMap { MessageIDs.all(in: $0.rawValue).first }
  }

  /// The mails this one answers, without angle brackets.
  package var inReplyTo: [String] { identifiers(in: "In-Reply-To") }

  /// The mails this one follows, the oldest first, without angle brackets.
  package var references: [String] { identifiers(in: "References") }

  private func identifiers(in name: String) -> [String] {
    root.headers.first(named: name).map { MessageIDs.all(in: $0.rawValue) } ?? []
  }
}

extension Message {
  /// The part exactly as received: header and body, without the line break of the next delimiter.
  package func rawBytes(of part: Part) -> ArraySlice<UInt8> {
    bytes[part.range.clamped(to: bytes.indices)]
  }

  /// The part's body, decoded from base64 or quoted-printable.
  package func content(of part: Part) -> [UInt8] {
    content(of: part, most: .max)
  }

  /// The part's body as text, by its charset or, where that is missing or wrong, by what it looks like.
  ///
  /// HTML stays HTML; line breaks stay as received.
  package func text(of part: Part) -> String {
    TextDecoding.text(content(of: part)[...], label: part.contentType.parameters["charset"])
  }

  func content(of part: Part, most: Int) -> [UInt8] {
    TransferEncoding.decoded(
      readable[part.bodyRange.clamped(to: readable.indices)], name: part.transferEncoding, most: most)
  }
}
