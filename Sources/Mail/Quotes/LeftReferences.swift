/// The references of HTML that QQ leaves in its plain text: `&nbsp;`, and the `&gt;` of an address.
///
/// A line of nothing else is empty, whoever wrote it. Among words they may be somebody's who writes about HTML,
/// unless the client is seen to leave them everywhere.
enum LeftReferences {
  /// Whether the client left one where only clients write: in the mark of a history or in a copied header.
  static func areLeft(in lines: [QuoteLine]) -> Bool {
    lines.contains { line in
      line.text.utf8.contains(UInt8(ascii: "&")) && line.text.holds(any: ["&nbsp;"])
        && (line.isOriginalMark || line.label != nil)
    }
  }

  /// The line as its writer saw it.
  static func resolved(_ line: Substring, areLeft: Bool) -> Substring {
    guard line.utf8.contains(UInt8(ascii: "&")) else { return line }
    let bare = line.withoutBlankReferences
    if bare.unicodeScalars.allSatisfy(\.isShownAsNothing) { return "" }
    guard areLeft else { return line }
    let resolved = line.replacing("&nbsp;", with: " ").replacing("&gt;", with: ">")
    guard let last = resolved.unicodeScalars.lastIndex(where: { !$0.isShownAsNothing }) else { return "" }
    return resolved[...last]
  }
}

extension Substring {
  var withoutBlankReferences: Substring {
    utf8.contains(UInt8(ascii: "&")) ? replacing("&nbsp;", with: "") : self
  }
}
