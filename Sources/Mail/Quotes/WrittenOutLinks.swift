/// Links that a mail program writes out behind their words where it makes text of a page: `通过<mailto:…>`.
package enum WrittenOutLinks {
  package static func removed(from text: String) -> String {
    text.replacing(#/[<\[(]\s*(?:mailto|https?|tel):[^>\])]*[>\])]/#, with: "")
  }

  /// Whether a line is a piece of such a link, which was broken.
  package static func isPiece(_ line: String) -> Bool {
    line.utf8.count >= 10 && line.utf8.contains(UInt8(ascii: "%"))
      && line.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
