/// The frame of an existing portal (页面外壳): a page of it with two marks, before the end of its head and where ours go.
///
///     <head> … <!-- huiyin: head --></head>
///     <body> … <!-- huiyin: page --> … </body>
package struct PageFrame: Sendable {
  let beginning: String
  let middle: String
  let end: String

  /// - Parameter name: of the file, for complaints.
  /// - Throws: ``TemplateError`` where it is no such page.
  package init(_ bytes: [UInt8], named name: String) throws(TemplateError) {
    func malformed(_ reason: String, at line: Int = 1) -> TemplateError {
      .malformed(.init(file: name, line: line), reason: reason)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw malformed("it is not UTF-8") }
    let head = try Self.parts(of: text, at: Self.headMark) { malformed($0) }
    let page = try Self.parts(of: head.after, at: Self.pageMark) { malformed($0) }
    (beginning, middle, end) = (head.before, page.before, page.after)
    for tag in ["<title", "<base"] {
      guard let place = text.firstIndex(ofTag: tag) else { continue }
      let line = text[..<place].utf8.count { $0 == UInt8(ascii: "\n") } + 1
      throw malformed("\(tag)> does not belong here: every page has its own title and addresses", at: line)
    }
    guard middle.firstIndex(ofTag: "</head>") != nil, middle.firstIndex(ofTag: "<body") != nil
    else { throw malformed("\"\(Self.headMark)\" belongs into the head, \"\(Self.pageMark)\" into the body") }
  }

  package static let headMark = "<!-- huiyin: head -->"
  package static let pageMark = "<!-- huiyin: page -->"

  private static func parts(
    of text: String, at mark: String, _ malformed: (String) -> TemplateError
  ) throws(TemplateError) -> (before: String, after: String) {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count > 1 else { throw malformed("there is no \"\(mark)\"") }
    guard parts.count == 2 else { throw malformed("\"\(mark)\" stands there \(parts.count - 1) times") }
    return (String(parts[0]), String(parts[1]))
  }
}

extension String {
  /// Where `words` stand first, in small letters or capitals.
  fileprivate func firstIndex(ofTag words: String) -> String.Index? {
    let (own, other) = (Array(utf8), Array(words.utf8))
    func small(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }
    guard own.count >= other.count else { return nil }
    for start in 0...(own.count - other.count)
    where zip(own[start...], other).allSatisfy({ small($0) == small($1) }) {
      return utf8.index(startIndex, offsetBy: start)
    }
    return nil
  }
}
