extension AccusationReader {
  /// Whether an author comes back to whom he has accused before: he names one of them, or that letter.
  package func comesBack(to accused: [Label], in text: String) -> Bool {
    let scalars = AccusationSpelling.scalars(of: text)
    if !followUps.hits(in: scalars).isEmpty { return true }
    return finder.hits(in: scalars).contains { hit in
      if case .person(let labels) = hit.meaning { labels.contains(where: accused.contains) } else { false }
    }
  }
}
