extension Message {
  /// The words of the mail, at most 64 KiB: of alternatives the best, HTML as text, line breaks as LF.
  package var text: String { BodyText.text(of: self) }

  /// What was sent along, in order: not the words of the mail, and not what a signature or a report consists of.
  ///
  /// Pictures within the text count, as a sealed form is often pasted there.
  package var attachments: [Part] {
    guard !root.parts.isEmpty else {
      return root.isBodyText || root.contentType.isMultipart || root.isBareText ? [] : [root]
    }
    return root.leaves.filter { part in
      !part.isBodyText && !part.isMachinery && !part.bodyRange.isEmpty && !part.contentType.isMultipart
    }
  }
}

extension Part {
  /// A mail that is nothing but a text: its words, even when it has a file name.
  fileprivate var isBareText: Bool { contentType.type == "text" && disposition?.name != "attachment" }
}
