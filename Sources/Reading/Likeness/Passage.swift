/// A title or a text as it is compared with others.
struct Passage: Sendable {
  let scalars: [UInt32]
  /// How much it counts.
  let factor: Double
  /// For each scalar whether it is part of a common word.
  let isCommon: [Bool]
  /// For each scalar whether it tells who writes rather than of what.
  let isParticular: [Bool]
  let places: PlaceNames
  /// What common words say it is about.
  let topics: Set<UInt64>

  /// Of a longer text the beginning tells what it is about; the rest costs time that a stranger would choose.
  static var longest: Int { 1000 }

  init(_ text: String, factor: Double) {
    scalars = PlainScalars(text, atMost: Self.longest).values
    self.factor = factor
    isCommon = CommonWords.cover(scalars)
    isParticular = Particulars.cover(scalars)
    places = PlaceNames(scalars, common: isCommon)
    topics = CommonWords.topics(scalars)
  }
}
