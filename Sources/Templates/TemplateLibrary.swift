/// The templates of mails, pages and tables, read once: files of Mustache with Chinese words.
///
/// `.html` and `.xml` escape every value, `.txt` and `.css` none. A file whose name begins with `_` is a partial
/// of its folder: `{{>_foot}}`. Below `mail/` every letter is a pair `NAME.txt` and `NAME.html`; the text's first
/// line is its subject, `主题：…`, the second is empty.
package struct TemplateLibrary: Sendable {
  private var shelves: [String: Shelf] = [:]
  /// Names of the mails, sorted.
  package private(set) var mails: [String] = []

  /// Reads and checks every template below `directory`.
  package init(directory: String) throws(TemplateError) {
    let files = try TemplateFiles.read(directory: directory)
    for file in files { try add(file) }
    for key in shelves.keys.sorted() { try shelves[key]?.checkPartials() }
    mails = files.filter(\.isMail).map(\.stem)
    for name in mails { try checkPair(name) }
  }

  /// The page `name` (`site/letter.html`) with `values` in it.
  package func render(_ name: String, with values: TemplateValues) throws(TemplateError) -> String {
    let file = TemplateFile(name: name, text: "")
    guard let shelf = shelves[file.shelf], shelf.has(file.stem) else { throw .unknownTemplate(name: name) }
    return try shelf.render(file.stem, with: values)
  }

  /// The mail `name` (`assigned`) with `values` in it. Its templates may also use `subject`.
  /// - Parameter mark: stands before the subject: `【特急】`.
  package func mail(
    _ name: String, with values: TemplateValues, marked mark: String = ""
  ) throws(TemplateError) -> MailText {
    let subject = mark + (try render("mail/\(name)\(subjectMark).txt", with: values).onOneLine)
    let values = values.merging(["subject": .text(subject)]) { _, subject in subject }
    return MailText(
      subject: subject,
      text: try render("mail/\(name).txt", with: values),
      html: try render("mail/\(name).html", with: values))
  }

  /// Every value that the template names: `id`, `counted`, and `counted/day` within its section.
  package func variables(of name: String) -> Set<String> {
    let file = TemplateFile(name: name, text: "")
    return shelves[file.shelf]?.variables(of: file.stem) ?? []
  }

  /// Every value that a mail's subject, text and HTML name.
  package func variables(ofMail name: String) -> Set<String> {
    let parts = ["\(name)\(subjectMark).txt", "\(name).txt", "\(name).html"]
    let named = parts.reduce(into: Set<String>()) { $0.formUnion(variables(of: "mail/\($1)")) }
    return named.filter { !$0.split(separator: "/").contains { $0 == "subject" || $0 == "subject.encoded" } }
  }

  private mutating func add(_ file: TemplateFile) throws(TemplateError) {
    var shelf = shelves[file.shelf] ?? Shelf(escaping: file.escaping)
    if file.isMail {
      let (subject, text) = try file.mailParts()
      try shelf.add(subject, named: file.stem + subjectMark, file: file.name)
      try shelf.add(text, named: file.stem, file: file.name, line: 3)
    } else {
      try shelf.add(file.text, named: file.stem, file: file.name)
    }
    shelves[file.shelf] = shelf
  }

  private func checkPair(_ name: String) throws(TemplateError) {
    guard shelves["mail:html"]?.has(name) == true else {
      throw .malformed(.init(file: "mail/\(name).txt", line: 1), reason: "\(name).html is missing beside it")
    }
  }
}

/// A mail from a template: a subject of one line, and the same words as plain text and as HTML.
package struct MailText: Sendable, Equatable {
  package let subject: String
  package let text: String
  package let html: String

  package init(subject: String, text: String, html: String) {
    self.subject = subject
    self.text = text
    self.html = html
  }
}

/// Marks the subject's own template beside the text's; no file can have this name.
private let subjectMark = "#subject"

extension TemplateFile {
  fileprivate var shelf: String { "\(folder):\(ending)" }
  fileprivate var isMail: Bool { folder == "mail" && ending == "txt" && !isPartial }

  /// The subject and the text of a mail's `.txt`.
  fileprivate func mailParts() throws(TemplateError) -> (subject: String, text: String) {
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0].hasPrefix("主题："), lines[1].isEmpty else {
      throw .malformed(
        .init(file: name, line: 1), reason: "a mail begins with a line \"主题：…\" and an empty line")
    }
    return (String(lines[0].dropFirst(3)), String(lines[2]))
  }
}
