/// Text of `format=flowed` (RFC 3676): paragraphs put together again, stuffed spaces removed.
struct FlowedText {
  /// - Parameter deletingSpaces: `delsp=yes`, as Chinese text needs it: the space at a soft break is no word space.
  static func opened(_ text: String, deletingSpaces: Bool) -> String {
    var flowed = FlowedText(deletingSpaces: deletingSpaces)
    let octets = Array(text.utf8)
    flowed.output.reserveCapacity(octets.count)
    for line in octets.split(separator: Octet.lineFeed, omittingEmptySubsequences: false) {
      flowed.read(line)
    }
    return String(decoding: flowed.output, as: UTF8.self)
  }

  private let deletingSpaces: Bool
  private var output: [UInt8] = []
  /// How often the paragraph is quoted whose next line is to come; nil when none is open.
  private var openDepth: Int?
  private var isFirst = true

  private init(deletingSpaces: Bool) {
    self.deletingSpaces = deletingSpaces
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    let quotes = line.prefix { $0 == UInt8(ascii: ">") }
    var content = line[quotes.endIndex...]
    // The space that was put there so that no line begins with a space, `>` or `From ` of its own (§4.4).
    if content.first == Octet.space { content = content.dropFirst() }
    // A signature mark ends with a space and stands alone all the same (§4.3), be it quoted or not.
    let isSignatureMark = content.elementsEqual("-- ".utf8)
    // A change of quoting ends a paragraph although its last line is soft (§4.5).
    if openDepth != quotes.count || isSignatureMark { begin(depth: quotes.count) }
    let isSoft = content.last == Octet.space && !isSignatureMark
    output += isSoft && deletingSpaces ? content.dropLast() : content
    openDepth = isSoft ? quotes.count : nil
  }

  private mutating func begin(depth: Int) {
    if !isFirst { output.append(Octet.lineFeed) }
    isFirst = false
    guard depth > 0 else { return }
    output += repeatElement(UInt8(ascii: ">"), count: depth)
    output.append(Octet.space)
  }
}
