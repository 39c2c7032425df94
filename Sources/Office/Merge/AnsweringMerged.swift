import Domain
import Store

/// Tells the authors of merged letters what became of their root (并案答复).
///
/// They hear what the page shows: never what the root's author wrote, nor who he is. A root that its author took back,
/// that repeated an earlier letter of his, or that was split, leaves the others to be decided about on their own.
struct AnsweringMerged: PipelineStage {
  let office: Office
  let now: Timestamp

  /// Letters looked for at once.
  private static let batch = 500

  func run(until stop: () -> Bool) throws -> Int {
    let head = try office.ledger.head().sequence
    let before = try office.ledger.mark("merged told")
    guard before != head else { return 0 }
    let letters = try office.ledger.mergedLettersToTell(touchedAfter: before, limit: Self.batch)
    let done = try each(letters, until: stop) { try $0.tellOfRoot() }
    if letters.isEmpty { try office.ledger.write { try $0.setMark("merged told", to: head) } }
    return done
  }
}

extension Docket {
  /// What became of the root, once for each of its ends.
  mutating func tellOfRoot() throws {
    guard let root = try letter.root.flatMap({ try book.letter($0) }),
      let end = root.events.last(where: { Self.ends.contains($0.fact.act) })
    else { return }
    try book.recordTold(end.sequence, toAuthorOf: id)
    // Nobody knows any more whom to tell.
    guard try !isErased else { return }
    let above = Docket(office: office, now: now, book: book, letter: root)
    switch root.stage {
    // Its author has said it before; the others have not.
    case .declined where root.decline?.ground == .duplicate:
      _ = try unmerge(because: "\(root.id)与其网民此前的留言重复", by: .policy)
    case .declined:
      guard var tidings = above.tidingsOfDecline else { return }
      tidings.values["receivedAt"] = "\(letter.registration.receivedAt)"
      try tell(tidings, of: root, "不予受理")
    case .published, .withheld:
      guard let tidings = try above.tidingsOfAnswer(for: letter) else {
        _ = try unmerge(because: "\(root.id)的答复含有其网民的个人信息，不能一并答复", by: .policy)
        return
      }
      try tell(tidings, of: root, "答复")
      try planSurvey()
    case .retracted: _ = try unmerge(because: "\(root.id)已由其网民撤回", by: .policy)
    case .split: _ = try unmerge(because: "\(root.id)已分办", by: .policy)
    case .registered, .accepted, .assigned, .handling, .replied, .signedOff, .cleared, .withdrawn, .merged:
      break
    }
  }

  private static let ends: Set<Act> = [.publish, .withhold, .decline, .retract, .split]

  private mutating func tell(_ tidings: Tidings, of root: Letter, _ what: String) throws {
    try tell(tidings, cause: "\(root.id)/\(root.events.count)")
    try record(.noted(Words("\(root.id)的\(what)已作为并案答复告知本件网民")), by: .policy)
  }

  /// The root's answer as another author may read it: masked as on its page; nil where it would still tell who the
  /// root's author is.
  private func tidingsOfAnswer(for merged: Letter) throws -> Tidings? {
    guard let view = PublicView(letter, in: office).publicLetter(at: now),
      try secondGate(before: merged.id).findings(in: [view.answer]).isEmpty
    else { return nil }
    let isPublic = letter.stage == .published
    let page = isPublic ? letter.publication?.path : nil
    guard var tidings = tidingsOfAnswer(page: page, publicAnswer: isPublic ? view.answer : nil) else {
      return nil
    }
    tidings.values["answer"] = .text(view.answer)
    tidings.values["receivedAt"] = "\(merged.registration.receivedAt)"
    return tidings
  }
}
