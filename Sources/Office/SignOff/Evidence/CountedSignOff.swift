import Domain

/// The sign-off that evidence is asked of: that of what is public, of an earlier publication, or, where nothing was public
/// yet, the last.
struct CountedSignOff {
  let event: Event
  let signOff: SignOff
  /// The page that shows what it signs off; nil where none does.
  let publication: Publication?

  /// - Parameter revision: nil for what is public, also while something else is to take its place.
  /// - Throws: ``EvidenceError`` where there is none.
  init(of letter: Letter, revision: Int?) throws {
    let pages = try Self.publications(of: letter)
    if let revision {
      guard let page = pages.last(where: { $0.publication.revision == revision }) else {
        throw EvidenceError.noSuchRevision(
          letter.id, revision, Set(pages.map(\.publication.revision)).sorted())
      }
      (event, signOff, publication) = (page.event, page.signOff, page.publication)
      return
    }
    let counted = letter.standing?.signOff ?? letter.signOff
    let last = Self.signOffs(in: letter.events).last {
      counted == nil || $0.signOff.answer == counted?.answer
    }
    guard let last else { throw EvidenceError.notSignedOff(letter.id) }
    (event, signOff) = last
    publication = pages.last { $0.signOff.answer == last.signOff.answer }?.publication
  }

  private static func signOffs(in events: [Event]) -> [(event: Event, signOff: SignOff)] {
    events.compactMap { event in
      if case .signedOff(let signOff) = event.fact { (event, signOff) } else { nil }
    }
  }

  /// Every page there was, with the sign-off by which it was there: a correction that was given up in between counts for
  /// none of them.
  private static func publications(
    of letter: Letter
  ) throws -> [(event: Event, signOff: SignOff, publication: Publication)] {
    guard let first = letter.events.first else { return [] }
    var then = try Letter(replaying: [first])
    var found: [(event: Event, signOff: SignOff, publication: Publication)] = []
    for event in letter.events.dropFirst() {
      try then.apply(event)
      guard case .published(let publication) = event.fact,
        let last = signOffs(in: then.events).last(where: { $0.signOff.answer == then.signOff?.answer })
      else { continue }
      found.append((last.event, last.signOff, publication))
    }
    return found
  }
}
