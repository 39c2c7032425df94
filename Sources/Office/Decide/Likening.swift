import Digest
import Domain
import Reading
import Store

/// Finds the letters that say the same as a new one (重复、同一事项), and puts it among them.
///
/// It looks at letters that are open or were closed lately. The index only brings up who is worth it; whoever is
/// named a duplicate was compared, text with text.
struct Likening {
  let office: Office
  let now: Timestamp
  let book: Book

  /// How long after its end a letter is still looked at, in seconds: half a year.
  static let memory: Int64 = 180 * 86_400
  /// How many are named.
  static let most = 5
  /// How many are compared, text with text.
  static let mostCompared = 8

  /// What others there are like it, the likest first; it is in the index from now on.
  func place(_ letter: Letter) throws -> [Proposed<Duplicate>] {
    guard let entry = entry(of: letter) else { return [] }
    let found = try likeLetters(letter, entry)
    try book.index([entry.kept])
    office.readLetters.lay(
      ComparedLetter(id: letter.id, text: entry.text), registeredBy: entry.kept.sequence, undone: book.undone)
    if let nearest = found.first { try book.join(entry.kept.sequence, toTopicOf: nearest.sequence) }
    var named: Set<LetterID> = []
    return found.filter { named.insert($0.target).inserted }.prefix(Self.most).map(\.proposed)
  }

  /// Puts letters into the index that were registered before there was one.
  func place(earlier letters: [Letter]) throws { try book.index(letters.compactMap { entry(of: $0)?.kept }) }

  private func likeLetters(_ letter: Letter, _ entry: Entry) throws -> [LikeLetter] {
    var found: [LikeLetter] = []
    var compared = 0
    for candidate in try book.candidates(for: entry.kept) where compared < Self.mostCompared {
      let sketch = Sketch(shingles: candidate.shingles, digest: nil)
      guard
        candidate.hasSameDigest || candidate.hasSameAuthor
          || entry.text.sketch.shared(with: sketch) >= ComparedText.sharedEnough,
        let known = try words(of: candidate), known.id != letter.id, known.id != letter.registration.parent
      else { continue }
      compared += 1
      let likeness = entry.text.likeness(to: known.text)
      guard likeness.isSameMatter(bySameAuthor: false),
        let like = try like(known.id, candidate, likeness, entry)
      else { continue }
      found.append(like)
    }
    return found.sorted { ($0.likeness.share, $0.sequence) > ($1.likeness.share, $1.sequence) }
  }

  /// What a candidate says; nil where its words were erased. Some are compared with many.
  private func words(of candidate: LikenessCandidate) throws -> ComparedLetter? {
    let (read, sequence) = (office.readLetters, candidate.sequence)
    if let known = read.letter(registeredBy: sequence, undone: book.undone) { return known }
    guard let words = try book.words(of: candidate) else { return nil }
    let letter = ComparedLetter(
      id: words.letter, text: ComparedText(title: words.title, text: words.text))
    read.lay(letter, registeredBy: sequence, undone: book.undone)
    return letter
  }

  /// Nil where it is no duplicate: it ended long ago, was taken back, or its author only repeats his turns of phrase.
  private func like(
    _ other: LetterID, _ candidate: LikenessCandidate, _ likeness: Likeness, _ entry: Entry
  ) throws -> LikeLetter? {
    let isSameAuthor = !Set(candidate.authors).isDisjoint(with: entry.kept.authors)
    guard likeness.isSameMatter(bySameAuthor: isSameAuthor), let target = try target(of: other) else {
      return nil
    }
    return LikeLetter(
      sequence: candidate.sequence, letter: other, target: target, likeness: likeness,
      isSameAuthor: isSameAuthor)
  }

  /// The letter with which one is handled; nil where it is none to be named any more. Most are open: they need not be
  /// read back for it.
  private func target(of other: LetterID) throws -> LetterID? {
    let stage = try book.stage(of: other)
    switch stage {
    case nil, .retracted, .split: return nil
    // Whoever was merged is spoken of by the letter he is handled with.
    case .merged: return try book.letter(other)?.root ?? other
    case let stage? where stage.isClosed:
      return try book.letter(other).flatMap { isInQuestion($0) ? other : nil }
    default: return other
    }
  }

  private func isInQuestion(_ closed: Letter) -> Bool {
    (closed.events.last { Self.ends.contains($0.fact.act) }?.at ?? closed.registeredAt) + Self.memory > now
  }

  private static let ends: Set<Act> = [.publish, .withhold, .withdraw, .decline]

  private struct Entry {
    let kept: LikenessEntry
    let text: ComparedText
  }

  /// Nil where its words were erased.
  private func entry(of letter: Letter) -> Entry? {
    let registration = letter.registration
    guard let title = registration.title.text, let text = registration.text.text,
      let first = letter.events.first
    else { return nil }
    let compared = office.readLetters.compared(title: title, text: text)
    return Entry(
      kept: LikenessEntry(
        sequence: first.sequence, at: first.at,
        authors: office.orderedAuthorKeys(of: registration), digest: compared.sketch.digest,
        shingles: compared.sketch.shingles),
      text: compared)
  }
}

/// A letter that says the same.
private struct LikeLetter {
  /// Of its registration.
  let sequence: Int64
  let letter: LetterID
  /// The letter with which it is handled; itself where it is with none.
  let target: LetterID
  let likeness: Likeness
  let isSameAuthor: Bool

  private var kind: Duplicate.Kind {
    likeness.isIdentical ? .sameText : isSameAuthor ? .sameAuthor : .sameMatter
  }

  var proposed: Proposed<Duplicate> {
    let number = target == letter ? "\(letter)" : "\(letter)（已并入\(target)）"
    let author = isSameAuthor ? "同一网民" : "不同网民"
    let says =
      likeness.isIdentical
      ? "与\(number)内容相同（\(author)）"
      : "与\(number)反映同一事项（\(author)，相似度\(Int((likeness.share * 100).rounded()))%）"
    return Proposed(Duplicate(of: target, kind), confidence: likeness.confidence, because: [says])
  }
}

extension Docket {
  /// Compares the letter with the others, once and for all.
  func placeAmongOthers() throws -> [Proposed<Duplicate>] {
    try Likening(office: office, now: now, book: book).place(letter)
  }
}
