/// Values that the office knows by heart, and what stands instead of them; width, case, spaces and hyphens do not hide one.
struct KnownValues {
  private let values: [(value: [Unicode.Scalar], placeholder: String.UnicodeScalarView)]

  /// - Parameter values: those of one character or none are left out.
  init(_ values: [(value: String?, placeholder: String)]) {
    self.values = values.compactMap { value, placeholder in
      let scalars = value.map(SecondGate.normalised) ?? []
      return scalars.count < 2 ? nil : (scalars, placeholder.unicodeScalars)
    }
  }

  /// Whether a character stands in it with which a value begins: in most of what a mail says none does.
  private func mayHoldAny(_ text: String) -> Bool {
    !values.isEmpty
      && text.unicodeScalars.contains { scalar in
        SecondGate.normalised(scalar).map { folded in values.contains { $0.value[0] == folded } } ?? false
      }
  }

  func replaced(in text: String) -> String {
    guard mayHoldAny(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var normal: [Unicode.Scalar] = []
    var places: [Int] = []
    for (place, scalar) in scalars.enumerated() {
      guard let folded = SecondGate.normalised(scalar) else { continue }
      normal.append(folded)
      places.append(place)
    }
    var shown = String.UnicodeScalarView()
    var (copied, place) = (0, 0)
    while place < normal.count {
      let scalar = normal[place]
      let found = values.first { $0.value[0] == scalar && normal[place...].starts(with: $0.value) }
      guard let found else {
        place += 1
        continue
      }
      shown.append(contentsOf: scalars[copied..<places[place]])
      shown.append(contentsOf: found.placeholder)
      place += found.value.count
      copied = places[place - 1] + 1
    }
    guard copied > 0 else { return text }
    shown.append(contentsOf: scalars[copied...])
    return String(shown)
  }
}
