/// The candidate that was probably meant by `word`: one slip away, or one in three letters, and not all wrong.
package func nearest(to word: String, among candidates: [String]) -> String? {
  let letters = Array(word.unicodeScalars)
  guard letters.count <= 60 else { return nil }
  let near = candidates.map { (word: $0, slips: distance(letters, Array($0.unicodeScalars))) }
    .min { $0.slips < $1.slips }
  guard let near, near.slips <= max(1, letters.count / 3), near.slips < letters.count else { return nil }
  return near.word
}

/// Letters to insert, delete, replace or swap with their neighbour (Damerau and Levenshtein).
private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
      row.append(least)
    }
    (before, last) = (last, row)
  }
  return last[b.count]
}

/// `fullName`, `full_name` and `Full-Name` as we write keys: `full-name`.
func kebabCase(_ key: String) -> String {
  var result = ""
  for scalar in key.unicodeScalars {
    switch scalar {
    case "A"..."Z":
      if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
      result += String(scalar).lowercased()
    case "_", " ": result += "-"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
