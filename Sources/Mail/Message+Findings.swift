extension Message {
  /// What was odd, in words and each thing once, such as `two From headers`.
  ///
  /// Not computed before it is asked for, as all text is decoded for it.
  package var findings: [String] {
    var findings = structureFindings
    if let field = root.headers.first(named: "Date"), DateReader.date(in: field.rawValue) == nil {
      findings.append("unreadable Date")
    }
    var charsets = CharsetFindings()
    charsets.read(root, of: self)
    var seen: Set<String> = []
    // Names and values of the sender stand in some of them.
    return (findings + charsets.all + body.findings + words.findings).map(HeaderText.withoutControls)
      .filter { seen.insert($0).inserted }
  }
}

/// What is wrong with the charsets that a mail names.
private struct CharsetFindings {
  private(set) var all: [String] = []

  mutating func read(_ part: Part, of message: Message) {
    for field in part.headers where field.rawValue.contains(Octet.question) {
      for (label, read) in HeaderText.words(of: field.unfolded) { note(read, label: label, of: field.name) }
    }
    if part.carriesWords {
      let content = message.content(of: part)
      var label = part.contentType.parameters["charset"]
      if label == nil, part.contentType.subtype == "html" { label = HTMLText.charset(namedIn: content) }
      note(TextDecoding.read(content[...], label: label), label: label, of: "text")
    } else if part.contentType.type == "text", let label = part.contentType.parameters["charset"] {
      noteUnknown(label)
    }
    for child in part.parts { read(child, of: message) }
  }

  private mutating func note(_ read: DecodedText, label: String?, of what: String) {
    if let label { noteUnknown(label) }
    let labelled = label.map { "\(what) labelled \"\($0.prefix(40))\"" } ?? what
    if let actual = read.actual { all.append("\(labelled) is \(actual)") }
    if read.errors > 0 { all.append("\(labelled) has octets that cannot be read") }
  }

  private mutating func noteUnknown(_ label: String) {
    if Charset(label: label) == nil { all.append("unknown charset \"\(label.prefix(40))\"") }
  }

}
