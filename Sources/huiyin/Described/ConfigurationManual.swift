import Settings

/// huiyin.yaml(5): every key that the reader knows, with what the shipped files say of it.
struct ConfigurationManual {
  /// The files, each with what explains its keys.
  let documents: [(document: Document, explanations: Explanations)]

  func page() -> String {
    var page = Roff("huiyin.yaml", section: 5, "the configuration of Huiyin, a letters office")
    page.heading("DESCRIPTION")
    page.paragraph(
      """
      One file, /etc/huiyin/huiyin.yaml, names the others: handling units, grounds, words, the duty table and the \
      calendar. All of them are YAML in UTF-8, without anchors and aliases. Paths are relative to the file they stand \
      in. Times are written in words (30 seconds, 5 minutes, 2 hours, 1 day), terms in working days (5 working days), \
      sizes as 25 MB; switches are on or off. A password never stands in them: password-file names the file that \
      holds it, credential a credential of systemd.
      """)
    page.paragraph(
      """
      "huiyin check" says everything that is wrong, each with its line and column, and prints what is in effect. \
      "systemctl reload huiyin" (SIGHUP) has it take effect from the next letter on; where something is wrong, \
      everything stays as it was. "huiyin schema" prints a JSON Schema for editors, "huiyin init" writes a \
      configuration to begin with.
      """)
    page.heading("FILES THAT ARE INCLUDED")
    page.paragraph(
      """
      include: names further files, whose keys count as if they stood in the main one. They are joined section by \
      section: policy: may stand in several files, each with other keys. Any other key, and every list, stands in one \
      file only. Included files may include others, up to eight deep.
      """)
    for (document, explanations) in documents {
      page.heading(document == .calendar ? "calendar/YEAR.yaml" : "\(document.rawValue).yaml")
      // Of the main file everything that it says stands above.
      if document != .huiyin { page.paragraph(explanations.head) }
      write(document.outline, at: [], explanations, to: &page)
    }
    page.heading("SEE ALSO")
    page.paragraph("\\fBhuiyin\\fR(1)", isWritten: true)
    return page.text
  }

  private func write(_ outline: Outline, at path: [String], _ explanations: Explanations, to page: inout Roff)
  {
    for key in outline.keys {
      let path = path + [key.name]
      page.item("\(key.name):", note(key), explanations[path] ?? "")
      for inner in key.kind.outlines where !inner.keys.isEmpty {
        page.indented { write(inner, at: path, explanations, to: &$0) }
      }
    }
  }

  private func note(_ key: Outline.Key) -> String {
    var notes = [key.kind.expectation].filter { !$0.isEmpty }
    if key.isRequired { notes.append("required") }
    if let standard = key.standard, !standard.isEmpty { notes.append("default: \(standard)") }
    return notes.joined(separator: "; ")
  }
}

extension Outline.Kind {
  /// What has to be written, in words.
  fileprivate var expectation: String {
    switch self {
    case .value(let expected, _): expected
    case .list(let kind): "a list, each \(kind.expectation)"
    case .section: ""
    case .sections: "a list of sections"
    case .keywords: "words with their weights, or a list of words"
    case .keywordLists: "names, each with words"
    case .either(let one, _): one.expectation
    }
  }

  fileprivate var outlines: [Outline] {
    switch self {
    case .section(let outline), .sections(let outline): [outline]
    case .either(let one, let other): one.outlines + other.outlines
    case .list(let kind): kind.outlines
    case .value, .keywords, .keywordLists: []
    }
  }
}
