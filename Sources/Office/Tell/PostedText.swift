import Domain

/// What is said under a comment, as a platform takes it: within its length, on one line, ending with unit and date
/// (Art. 15).
///
/// On one line, because what is copied out of a spreadsheet's cell with line breaks gets quotation marks around it.
struct PostedText {
  /// Counted in UTF-16 units, as platforms do: an emoji is two.
  let limit: Int
  private let ending: String

  init(limit: Int, signer: String, day: Day) {
    self.limit = limit
    ending = "——\(signer) \(day.chinese)"
  }

  /// One reply, if need be cut at the end of a sentence, with the page's address for the rest; without a page, as
  /// many numbered ones as it takes.
  func parts(of text: String, page: String?) -> [String] {
    let text = OfficeText.lines(text).joined(separator: " ")
    if Self.length(text) + Self.length(ending) <= limit { return [text + ending] }
    if let page {
      let rest = "……全文见 \(page) "
      let room = limit - Self.length(rest) - Self.length(ending)
      if room >= Self.leastRoom { return [Self.split(text[...], after: room).head + rest + ending] }
    }
    return numbered(text)
  }

  private func numbered(_ text: String) -> [String] {
    // Room for `（12/34）`.
    let room = max(Self.leastRoom, limit - Self.length(ending) - 8)
    var heads: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      let (head, tail) = Self.split(rest, after: room)
      heads.append(head)
      rest = tail
    }
    return heads.enumerated().map { "（\($0 + 1)/\(heads.count)）\($1)\(ending)" }
  }

  /// As much as there is room for, up to the end of its last sentence; in the middle of one that is too long.
  private static func split(_ text: Substring, after room: Int) -> (head: String, tail: Substring) {
    let scalars = text.unicodeScalars
    var used = 0
    var end = scalars.startIndex
    var sentence: Substring.UnicodeScalarView.Index?
    while end < scalars.endIndex, used + scalars[end].utf16.count <= room {
      used += scalars[end].utf16.count
      let isEnd = ends.contains(scalars[end])
      end = scalars.index(after: end)
      if isEnd, used >= room / 3 { sentence = end }
    }
    let cut = end == scalars.endIndex ? end : sentence ?? end
    return (String(scalars[..<cut]), text[cut...])
  }

  private static func length(_ text: String) -> Int { text.utf16.count }

  /// With less there would be nothing to read.
  private static let leastRoom = 40
  private static let ends: Set<Unicode.Scalar> = ["。", "！", "？", "；", "!", "?", ";", "\u{3000}"]
}
