extension Cell {
  /// Without white space, and without the marks by which exporters keep a number a text: `="690"`, `'690`.
  var written: String? {
    var rest = shown.unicodeScalars[...]
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    rest = rest.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    if rest.starts(with: "=\"".unicodeScalars), rest.last == "\"", rest.count > 2 {
      rest = rest.dropFirst(2).dropLast()
    } else if rest.first == "'", rest.dropFirst().allSatisfy({ ("0"..."9").contains($0) }) {
      rest = rest.dropFirst()
    }
    return rest.isEmpty ? nil : String(rest)
  }
}
