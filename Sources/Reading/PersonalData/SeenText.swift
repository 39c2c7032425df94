/// A text as patterns read it: width and case folded, all spaces alike, and without what nobody sees, which some put
/// between digits so that no program finds them.
struct SeenText {
  private(set) var scalars: [Unicode.Scalar]
  /// Where each stood in the text; empty where nothing was left out.
  private let places: [Int]

  init(_ text: String) {
    var scalars = text.scalars(as: Self.plain)
    var places: [Int] = []
    if scalars.contains(where: Self.isInvisible) {
      places = scalars.indices.filter { !Self.isInvisible(scalars[$0]) }
      scalars = places.map { scalars[$0] }
    }
    ChineseDigits.fold(&scalars)
    self.scalars = scalars
    self.places = places
  }

  /// The same place in the text as it was written, with what was not seen within it.
  func written(_ range: Range<Int>) -> Range<Int> {
    guard !places.isEmpty, let last = range.last else { return range }
    return places[range.lowerBound]..<(places[last] + 1)
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: " "
    default: Folding.fold(scalar)
    }
  }

  /// Zero-width characters, soft hyphens and variation selectors.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }
}
