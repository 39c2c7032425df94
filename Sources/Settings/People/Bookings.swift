import Domain

/// Who has a name or an address, and when: two may have it one after the other, but never at the same time.
struct Bookings {
  /// What is booked, for messages: `address`.
  let what: String
  private var bookings: [String: [(owner: String, tenure: Tenure, place: Place)]] = [:]

  init(_ what: String) { self.what = what }

  /// Books `word` for `owner`, who may do so repeatedly.
  ///
  /// - Returns: the problem, where it belongs to somebody else at that time.
  mutating func book(_ word: String, for owner: String, during tenure: Tenure, at place: Place) -> Problem? {
    let key = word.lowercased()
    let clash = bookings[key]?.first { $0.owner != owner && $0.tenure.common(with: tenure) != nil }
    bookings[key, default: []].append((owner, tenure, place))
    guard let clash else { return nil }
    let first = "\(clash.owner) (\(clash.place.fileAndLine))"
    return Problem(place, "\(what) \(quoted(word)) already belongs to \(first)")
  }
}

extension Section {
  /// Books the value of `key` for `owner`.
  func book(
    _ word: String, _ key: String, for owner: String, during tenure: Tenure = .always,
    in bookings: inout Bookings
  ) {
    guard !word.isEmpty else { return }  // was reported as missing
    let clash = bookings.book(word, for: owner, during: tenure, at: placeOfValue(of: key))
    if let clash { origin.findings.add(clash) }
  }

  /// Reports a name that another section of the same list has already.
  func takeOnly(_ name: String, _ taken: inout [String: Place], hint: String? = nil) {
    if let first = taken[name], !name.isEmpty {
      problem(placeOfValue(of: "name"), "\(title) stands here again, after line \(first.line)", hint: hint)
    }
    taken[name] = taken[name] ?? placeOfValue(of: "name")
  }
}
