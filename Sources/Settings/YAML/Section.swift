/// One section of a configuration while it is read: it hands out values by key, reports what is wrong with them
/// instead of throwing, and remembers every key it was asked for.
///
///     answer = section.value("answer", .workingDays(1...60), default: 5)
///
/// So a type's `init(_ section: Section)` is the only definition of its keys, their forms and their defaults:
/// what it does not ask for is unknown, and what it got is the effective configuration.
final class Section {
  /// How messages call it: `"office"`, `mailbox "总收件箱"`.
  private(set) var title: String
  /// How its kind is called where a key is looked for: `office`, `mailboxes`.
  let kind: String
  /// Of its first key; of the section around it where it does not stand in the file.
  let place: Place
  let origin: Origin
  private(set) var record: [(key: String, value: Record)] = []
  private let pairs: [String: Item.Pair]
  private let order: [String]
  private var known: [String] = []
  private var refused: Set<String> = []
  /// Keys that must be there and are not, each with what to write after it.
  private(set) var missing: [(key: String, expected: String)] = []

  /// Nil where it is read for what stands in it.
  let gathered: GatheredKeys?

  init(
    _ pairs: [Item.Pair], title: String, kind: String, place: Place, origin: Origin,
    gathered: GatheredKeys? = nil
  ) {
    self.gathered = gathered
    self.title = title
    self.kind = kind
    self.place = place
    self.origin = origin
    self.pairs = Dictionary(pairs.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    order = pairs.map(\.key)
  }

  /// Lets later messages call the section by its own name; an empty one says nothing.
  func call(_ title: String, _ name: String) {
    if !name.isEmpty { self.title = "\(title) \(quoted(name))" }
  }

  /// Where a key stands; where its section stands if it does not.
  func place(of key: String) -> Place { pairs[key]?.place ?? place }

  /// Where the value of a key stands.
  func placeOfValue(of key: String) -> Place { pairs[key]?.value.place ?? place }

  func has(_ key: String) -> Bool { pairs[key] != nil }

  func problem(_ place: Place, _ message: String, hint: String? = nil) {
    origin.findings.add(Problem(place, message, hint: hint))
  }

  func warn(_ place: Place, _ message: String, hint: String? = nil) {
    origin.findings.warn(Problem(place, message, hint: hint))
  }

  /// What a key is given, or nil where it is not there. From now on the section knows the key.
  ///
  /// - Parameters:
  ///   - mayBeEmpty: Whether a key without a value is as good as none: a section or list whose lines are all
  ///     comments.
  ///   - hint: What to do about a key without a value.
  func item(
    _ key: String, mayBeEmpty: Bool = false, ifEmpty hint: String = "leave the key out to have its default"
  ) -> Item? {
    if !known.contains(key) {
      known.append(key)
      origin.findings.know(key, in: kind)
    }
    guard let pair = pairs[key] else { return nil }
    if case .nothing = pair.value {
      if mayBeEmpty { return nil }
      problem(pair.place, "\(quoted(key)) is given nothing", hint: hint)
      return nil
    }
    return pair.value
  }

  /// Notes that a key must be there and is not.
  func miss(_ key: String, _ expected: String) { missing.append((key, expected)) }

  /// Notes what a key came to, for the effective configuration.
  func note(_ key: String, _ value: Record) { record.append((key, value)) }

  /// Reports keys that have no place in this section, whatever they say.
  func refuse(_ keys: [String], _ message: (_ key: String) -> String, hint: String? = nil) {
    for key in keys where pairs[key] != nil {
      refused.insert(key)
      problem(place(of: key), message(quoted(key)), hint: hint)
    }
  }

  /// Ends the reading: what nobody asked for is unknown, and what was asked for in vain is missing, unless one
  /// looks like the other misspelt.
  func finish() {
    var misspelt: Set<String> = []
    for key in order where !known.contains(key) && !refused.contains(key) {
      let near = nearest(to: kebabCase(key), among: known)
      if let near { misspelt.insert(near) }
      origin.findings.unknown(key, at: place(of: key), in: title, known: known, near: near)
    }
    for (key, expected) in missing where !misspelt.contains(key) {
      problem(place, "\(title) has no \(quoted(key))", hint: "add \(key): with \(expected)")
    }
  }

  /// The keys that `read` asks for: those of a section in another form, to be refused in this one.
  func keys<Value>(of read: (Section) -> Value) -> [String] {
    let blank = Section([], title: title, kind: kind, place: place, origin: origin.muted)
    _ = read(blank)
    return blank.known
  }
}
