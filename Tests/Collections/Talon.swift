import Mail

/// Replies of one word each from some fifteen clients, as the talon project keeps them.
///
/// A file `NAME_reply_text` beside `NAME.eml` holds the words; else they are `Hello`. Talon leaves signatures and
/// footers in the words, so they are cut from what it expects.
struct StandardReplies: Expectation {
  let name = "talon, replies"

  func covers(_ file: CollectedFile) -> Bool {
    file.path.contains("standard_replies/") && file.name.hasSuffix(".eml")
  }

  func differences(of file: CollectedFile) throws -> [Difference] {
    let words =
      try file.beside(file.name.replacing(".eml", with: "_reply_text")).map { try $0.text } ?? "Hello"
    let expected = ReplyText(of: words).words
    let found = try Message(parsing: file.bytes).reply.words
    return difference("reply", expected, found)
  }
}

/// One reply in the HTML of nine clients.
struct HTMLReplies: Expectation {
  let name = "talon, HTML"

  func covers(_ file: CollectedFile) -> Bool {
    file.path.contains("html_replies/") && file.name.hasSuffix(".html")
  }

  func differences(of file: CollectedFile) throws -> [Difference] {
    // The collection has the bodies alone, and calls them replies.
    let mail =
      Array("In-Reply-To: <1@mail.example>\r\nContent-Type: text/html\r\n\r\n".utf8) + (try file.bytes)
    return difference("reply", "Hi. I am fine.\nThanks,\nAlex", try Message(parsing: mail).reply.words)
  }
}

/// Bodies with a signature, mostly without any mark: `NAME_body` and `NAME_signature`.
///
/// Talon guesses signatures; we cut marked ones and keep the others. What must hold is that nothing but a signature
/// is cut.
struct Signatures: Expectation {
  let name = "talon, signatures"

  func covers(_ file: CollectedFile) -> Bool {
    file.path.contains("signature/stripped/") && file.name.hasSuffix("_body")
  }

  func differences(of file: CollectedFile) throws -> [Difference] {
    let signature =
      try file.beside(file.name.replacing("_body", with: "_signature")).map { try $0.text } ?? ""
    let cut = ReplyText(of: try file.text).cut
    if plain(signature).hasSuffix(plain(cut)) { return [] }
    return [Difference(aspect: "cut", expected: signature, found: cut)]
  }
}

extension CollectedFile {
  var text: String {
    get throws { String(decoding: try bytes, as: UTF8.self) }
  }
}

/// Compares without white space, as the projects themselves do.
private func difference(_ aspect: String, _ expected: String, _ found: String) -> [Difference] {
  plain(expected) == plain(found) ? [] : [Difference(aspect: aspect, expected: expected, found: found)]
}

private func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
