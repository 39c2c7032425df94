extension Section {
  /// The value of a key; its default where the key is not there.
  func value<Value>(_ key: String, _ form: Form<Value>, default standard: Value) -> Value {
    describe(key, form, standard: form.write(standard))
    guard let item = item(key) else {
      note(key, .text(form.write(standard)))
      return standard
    }
    return read(item, key, form) ?? form.placeholder
  }

  /// The value of a key that need not be there.
  func optional<Value>(_ key: String, _ form: Form<Value>) -> Value? {
    describe(key, form)
    return item(key).flatMap { read($0, key, form) }
  }

  /// The value of a key that must be there.
  func required<Value>(_ key: String, _ form: Form<Value>) -> Value {
    describe(key, form)
    guard let item = item(key, ifEmpty: "write \(form.expected) after it") else {
      if !has(key) { miss(key, form.expected) }
      return form.placeholder
    }
    return read(item, key, form) ?? form.placeholder
  }

  /// The values of a list, each with its place.
  func list<Value>(_ key: String, _ form: Form<Value>) -> [(value: Value, place: Place)] {
    describe(key, .list(form.kind))
    guard let item = item(key, mayBeEmpty: true) else { return [] }
    guard case .list(let items, _) = item else {
      problem(
        item.place, "\(quoted(key)) must be a list, not \(item.found)",
        hint: "write each in a line of its own after a dash")
      return []
    }
    let values = items.compactMap { item in
      scalar(item, quoted(key), form).map { (value: $0, place: item.place) }
    }
    note(key, .list(values.map { .text(form.write($0.value)) }))
    return values
  }

  private func read<Value>(_ item: Item, _ key: String, _ form: Form<Value>) -> Value? {
    guard let value = scalar(item, quoted(key), form) else { return nil }
    note(key, .text(form.write(value)))
    return value
  }

  /// A scalar in its form; otherwise a problem that says what was expected of `subject`.
  func scalar<Value>(_ item: Item, _ subject: String, _ form: Form<Value>) -> Value? {
    guard case .text(let text, let place) = item else {
      problem(item.place, "\(subject) must be \(form.expected), not \(item.found)")
      return nil
    }
    if let value = form.read(text) { return value }
    // Whoever gathers keys gives some of them a word that means nothing.
    if gathered != nil { return form.placeholder }
    let guess = form.guess(text).flatMap { form.read($0) == nil ? nil : $0 }
    problem(
      place, "\(subject) must be \(form.expected), not \(quoted(text))",
      hint: guess.map { "did you mean \(quoted($0))?" })
    return nil
  }
}
