/// The templates of mails, pages and tables, read once: files of Mustache with Chinese words.
///
/// `.html` and `.xml` escape every value, `.txt`, `.css` and `.js` none. A file whose name begins with `_` is a partial
/// of its folder: `{{>_foot}}`. Below `mail/` every letter is a pair `NAME.txt` and `NAME.html`; the text's first
/// line is its subject, `主题：…`, the second is empty. `mail/mn/NAME` is the same mail for whoever writes Mongolian;
/// it may use what `mail/NAME` uses, and no more.
package struct TemplateLibrary: Sendable {
  private var shelves: [String: Shelf] = [:]
  /// By the paths of their files, so that nothing is looked for while one is rendered.
  private var templates: [String: Template] = [:]
  /// Names of the mails, sorted.
  package private(set) var mails: [String] = []
  /// Names of the mails that there are in another language, by its code, sorted.
  package private(set) var translations: [String: [String]] = [:]

  /// Reads and checks every template below `directory`.
  /// - Parameter frame: stands around the pages of the site instead of our own.
  package init(directory: String, frame: PageFrame? = nil) throws(TemplateError) {
    let files = try TemplateFiles.read(directory: directory)
    for file in files { try add(file) }
    if let frame { try shelves["site:html"]?.set(in: frame) }
    for file in files where file.folder == "mail" && file.isPartial { try lend(file, to: files) }
    for key in shelves.keys.sorted() { try shelves[key]?.checkPartials() }
    for file in files where file.isMail {
      let language = file.language
      try checkPair(file.stem, in: language)
      guard let language else {
        mails.append(file.stem)
        continue
      }
      translations[language, default: []].append(file.stem)
    }
    for (language, names) in translations { try checkTranslations(of: names, in: language) }
    for shelf in shelves.values {
      for (path, template) in shelf.templates { templates[path] = template }
    }
  }

  /// The page `name` (`site/letter.html`) with `values` in it.
  package func render(_ name: String, with values: TemplateValues) throws(TemplateError) -> String {
    guard let template = templates[name] else { throw .unknownTemplate(name: name) }
    return try template.rendered(with: values)
  }

  /// The mail `name` (`assigned`) with `values` in it. Its templates may also use `subject`.
  /// - Parameters:
  ///   - language: for whom it is; without a mail of that language, everybody gets the same.
  ///   - mark: stands before the subject: `【特急】`.
  package func mail(
    _ name: String, in language: String? = nil, with values: TemplateValues, marked mark: String = ""
  ) throws(TemplateError) -> MailText {
    let isTranslated = language.map { translations[$0]?.contains(name) == true } ?? false
    let path = Self.path(of: name, in: isTranslated ? language : nil)
    let subject = mark + (try render("\(path)\(subjectMark).txt", with: values).onOneLine)
    let values = values.merging(["subject": .text(subject)]) { _, subject in subject }
    return MailText(
      subject: subject,
      text: try render("\(path).txt", with: values),
      html: try render("\(path).html", with: values))
  }

  private static func path(of name: String, in language: String?) -> String {
    ["mail", language, name].compactMap(\.self).joined(separator: "/")
  }

  /// Every value that the template names: `id`, `counted`, and `counted/day` within its section.
  package func variables(of name: String) -> Set<String> {
    let file = TemplateFile(name: name, text: "")
    return shelves[file.shelf]?.variables(of: file.stem) ?? []
  }

  /// Every value that a mail's subject, text and HTML name.
  package func variables(ofMail name: String, in language: String? = nil) -> Set<String> {
    let path = Self.path(of: name, in: language)
    let parts = ["\(path)\(subjectMark).txt", "\(path).txt", "\(path).html"]
    let named = parts.reduce(into: Set<String>()) { $0.formUnion(variables(of: $1)) }
    return named.filter { !$0.split(separator: "/").contains { $0 == "subject" || $0 == "subject.encoded" } }
  }

  private mutating func add(_ file: TemplateFile) throws(TemplateError) {
    var shelf = shelves[file.shelf] ?? Shelf(for: file)
    if file.isMail {
      let (subject, text) = try file.mailParts()
      try shelf.add(subject, named: file.stem + subjectMark, file: file.name)
      try shelf.add(text, named: file.stem, file: file.name, line: 3)
    } else {
      try shelf.add(file.text, named: file.stem, file: file.name)
    }
    shelves[file.shelf] = shelf
  }

  /// A mail in another language finds the partials of all mails, unless it has such a one itself.
  private mutating func lend(_ partial: TemplateFile, to files: [TemplateFile]) throws(TemplateError) {
    for language in Set(files.compactMap(\.language)) {
      let key = "mail/\(language):\(partial.ending)"
      guard var shelf = shelves[key], !shelf.has(partial.stem) else { continue }
      try shelf.add(partial.text, named: partial.stem, file: partial.name)
      shelves[key] = shelf
    }
  }

  private func checkPair(_ name: String, in language: String?) throws(TemplateError) {
    let path = Self.path(of: name, in: language)
    guard shelves["\(path.dropLast(name.count + 1)):html"]?.has(name) == true else {
      throw .malformed(.init(file: "\(path).txt", line: 1), reason: "\(name).html is missing beside it")
    }
  }

  /// A translation is sent in place of a mail that there is, and is given the same values.
  private func checkTranslations(of names: [String], in language: String) throws(TemplateError) {
    for name in names {
      let place = TemplatePlace(file: "mail/\(language)/\(name).txt", line: 1)
      guard mails.contains(name) else { throw .malformed(place, reason: "there is no mail \"\(name)\"") }
      let known = Set(variables(ofMail: name).map(\.withoutForm))
      let unknown = Set(variables(ofMail: name, in: language).map(\.withoutForm)).subtracting(known)
      if let value = unknown.sorted().first {
        throw .malformed(place, reason: "\"\(value)\" is no value of mail/\(name)")
      }
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
  fileprivate var isMail: Bool {
    (folder == "mail" || language != nil) && ending == "txt" && !isPartial
  }

  /// `mn` of `mail/mn/receipt.txt`; nil for what is written for everybody.
  fileprivate var language: String? {
    let parts = folder.split(separator: "/")
    return parts.count == 2 && parts[0] == "mail" ? String(parts[1]) : nil
  }

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

extension String {
  /// `answer` of `answer.lines`: every text has that.
  fileprivate var withoutForm: String {
    split(separator: "/").map { part in
      for form in [".lines", ".encoded", ".setLines", ".set"] where part.hasSuffix(form) {
        return part.dropLast(form.count)
      }
      return part
    }.joined(separator: "/")
  }
}
