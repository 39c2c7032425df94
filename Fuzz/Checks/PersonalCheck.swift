@testable import Reading

extension Complaints {
  /// What is personal in a text, and whom it accuses.
  mutating func check(personal bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let count = text.unicodeScalars.count
    for keepsLandlines in [false, true] {
      let reader = PersonalData(keepingLandlines: keepsLandlines)
      var end = 0
      for span in reader.spans(in: text) {
        require(span.range.lowerBound >= end && !span.range.isEmpty, "spans that overlap, or an empty one")
        require(span.range.upperBound <= count, "a span behind the text")
        end = span.range.upperBound
      }
      let hasSpans = end > 0
      require(
        (reader.masked(text) != text) == hasSpans, "masked without a span, or a span that is not masked")
    }
    _ = PrivateMatter.all(in: text)
    let accusations = AccusationReader<Int>([
      .init(1, names: ["旗住建局", "大沁他拉镇"], people: ["王强"]), .init(2, names: ["网站管理中心"]),
    ])
    guard let finding = accusations.finding(in: text) else { return }
    require(!finding.words.isEmpty, "an accusation without a word")
    require(finding.accusesSomebody || !finding.accused.isEmpty, "an accusation of nobody")
  }
}
