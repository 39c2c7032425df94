import Reading

/// What came of a search for duplicates; its JSON keys are stable.
struct DuplicateReport: Encodable {
  /// Letters whose texts are the same but for spacing, punctuation, width and case.
  struct Identical: Encodable {
    let groups: Int
    let letters: Int
  }

  /// Judged pairs so like: how many there are, how many were judged to be of one matter, how many were found.
  struct Band: Encodable {
    let from: Double
    let judged: Int
    let sameMatter: Int
    let found: Int
    let foundWrongly: Int
  }

  struct Judged: Encodable {
    let pairs: Int
    let sameMatter: Int
    let found: Int
    let foundRightly: Int
    let precision: Double
    let recall: Double
    let bands: [Band]
  }

  let letters: Int
  let identical: Identical
  let pairs: Int
  let judged: Judged?

  init(_ search: DuplicateSearch, against judgements: [JudgedPair]?) {
    letters = search.letters.count
    pairs = search.pairs.count
    identical = Self.identical(search)
    judged = judgements.map { Self.judged(search, $0) }
  }

  var lines: [String] {
    var lines = [
      "\(letters) letters", "identical: \(identical.letters) letters in \(identical.groups) groups",
      "of one matter: \(pairs) pairs, the identical among them",
    ]
    guard let judged else { return lines }
    func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
    lines += [
      "", "\(judged.pairs) judged pairs, \(judged.sameMatter) of one matter",
      "found \(judged.found), \(judged.foundRightly) of them rightly",
      "precision \(percent(judged.precision)), recall \(percent(judged.recall))", "",
      "likeness  judged  one matter  found  wrongly",
    ]
    lines += judged.bands.map { band in
      let columns = [band.judged, band.sameMatter, band.found, band.foundWrongly].map(String.init)
      return "from \(DuplicateSearch.rounded(band.from))"
        + zip(columns, [8, 12, 7, 9]).map { text, width in
          String(repeating: " ", count: max(1, width - text.count)) + text
        }.joined()
    }
    return lines
  }

  /// Who is identical with somebody who is identical with another is of one group with both.
  private static func identical(_ search: DuplicateSearch) -> Identical {
    var leader: [String: String] = [:]
    func first(_ id: String) -> String {
      var id = id
      while let next = leader[id], next != id { id = next }
      return id
    }
    for pair in search.pairs where pair.likeness.isIdentical {
      let (a, b) = (first(pair.ids[0]), first(pair.ids[1]))
      leader[a] = a
      leader[b] = a
    }
    return Identical(groups: Set(leader.keys.map(first)).count, letters: leader.count)
  }

  private static func judged(_ search: DuplicateSearch, _ judgements: [JudgedPair]) -> Judged {
    let found = Set(search.pairs.map { Set($0.ids) })
    let known = judgements.compactMap { pair in search.likeness(of: pair.ids).map { (pair, $0.share) } }
    func count(_ condition: (JudgedPair) -> Bool, from low: Double = 0, below high: Double = 2) -> Int {
      known.count { $0.1 >= low && $0.1 < high && condition($0.0) }
    }
    let starts = [0, 0.1, 0.15, 0.22, 0.33, 0.5, 0.75]
    let bands = zip(starts, starts.dropFirst() + [2]).map { low, high in
      Band(
        from: low, judged: count({ _ in true }, from: low, below: high),
        sameMatter: count(\.isSameMatter, from: low, below: high),
        found: count({ found.contains($0.ids) }, from: low, below: high),
        foundWrongly: count({ found.contains($0.ids) && !$0.isSameMatter }, from: low, below: high))
    }
    let (same, all) = (count(\.isSameMatter), count { found.contains($0.ids) })
    let right = count { found.contains($0.ids) && $0.isSameMatter }
    return Judged(
      pairs: known.count, sameMatter: same, found: all, foundRightly: right,
      precision: all == 0 ? 1 : Double(right) / Double(all),
      recall: same == 0 ? 1 : Double(right) / Double(same),
      bands: bands)
  }
}
