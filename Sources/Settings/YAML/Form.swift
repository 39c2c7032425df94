/// How one kind of value is written: what to expect, how it is read, how it is shown again.
///
/// Together with the names that sections ask for, forms describe the whole configuration.
struct Form<Value> {
  /// After "must be": `a mail address`.
  let expected: String
  /// Stands in after a problem was reported, so that reading goes on; never leaves, as nothing is loaded then.
  let placeholder: Value
  let read: (String) -> Value?
  let write: (Value) -> String
  /// As far as an editor can tell.
  let shape: Shape
  /// How a text that does not fit should probably have been written; offered only if that fits.
  let guess: (String) -> String?

  init(
    _ expected: String, as shape: Shape = .text, placeholder: Value, read: @escaping (String) -> Value?,
    write: @escaping (Value) -> String = { "\($0)" }, guess: @escaping (String) -> String? = { _ in nil }
  ) {
    self.expected = expected
    self.shape = shape
    self.placeholder = placeholder
    self.read = read
    self.write = write
    self.guess = guess
  }
}

extension Form where Value: CaseIterable & RawRepresentable<String> {
  /// One of a few words.
  static var choice: Form {
    let words = Value.allCases.map(\.rawValue)
    let list = words.dropLast().joined(separator: ", ") + (words.count > 1 ? " or " : "") + (words.last ?? "")
    return Form(
      list, as: .words(words), placeholder: Value.allCases[Value.allCases.startIndex],
      read: Value.init(rawValue:),
      write: \.rawValue,
      guess: { nearest(to: $0.lowercased(), among: words) })
  }
}

extension Form<Bool> {
  static var toggle: Form {
    Form(
      "on or off", as: .toggle, placeholder: false,
      read: { ["on": true, "yes": true, "true": true, "off": false, "no": false, "false": false][$0] },
      write: { $0 ? "on" : "off" })
  }
}
