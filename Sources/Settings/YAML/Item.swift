/// What stands at one place of a YAML file. Every scalar is a text until a `Form` says what it means.
indirect enum Item {
  case text(String, Place)
  case list([Item], Place)
  case section([Pair], Place)
  /// A key without a value, `~` or `null`.
  case nothing(Place)

  /// One line of a section: a key and what it is given.
  struct Pair {
    let key: String
    let place: Place
    let value: Item
  }

  var place: Place {
    switch self {
    case .text(_, let place), .list(_, let place), .section(_, let place), .nothing(let place): place
    }
  }

  /// As it is called where something else was expected.
  var found: String {
    switch self {
    case .text(let text, _): quoted(text)
    case .list: "a list"
    case .section: "a section"
    case .nothing: "nothing"
    }
  }
}

/// A value in a message: in quotation marks, in one line, and not at length.
func quoted(_ text: String) -> String {
  let line = text.unicodeScalars.prefix(41).map { $0.value < 32 || $0.value == 127 ? " " : String($0) }
  return "\"" + line.prefix(40).joined() + (line.count > 40 ? "…\"" : "\"")
}
