import Reading

extension String {
  /// Fit for a terminal and for one line of a journal: what moves the cursor or turns the direction of writing
  /// becomes a space. Titles and server replies are written by strangers.
  var onOneLine: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    var line = UnicodeScalarView()
    line.append(contentsOf: unicodeScalars.map { $0.isUnseen ? " " : $0 })
    return String(line)
  }

  /// Without the names in mail addresses, `…@naiman.example`, and without telephone and identity numbers: what a server
  /// says may quote a citizen's.
  var withoutContacts: String {
    let text = contains("@") ? replacing(/[^\s<>()\[\],;:"'=]+@/, with: "…@") : self
    let spans = PersonalData().spans(in: text).filter { [.telephone, .identityNumber].contains($0.kind) }
    guard !spans.isEmpty else { return text }
    var scalars = Array(text.unicodeScalars)
    for span in spans.reversed() { scalars.replaceSubrange(span.range, with: ["…"]) }
    return String(UnicodeScalarView(scalars))
  }
}

extension Unicode.Scalar {
  /// Control characters and bidirectional formatting (UAX #9).
  fileprivate var isUnseen: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
