import Testing

@testable import Office

struct ExpositionTests {
  @Test func aMetricIsToldWithWhatItMeansAndItsNumbers() {
    var exposition = Exposition()
    exposition.add(
      "letters", .gauge, "Letters at each stage.",
      [.init(2, ("stage", "assigned")), .init(0, ("stage", "merged"))])
    exposition.add("bounces_total", .counter, "Mails that came back.", 7)
    #expect(
      exposition.text == """
        # HELP huiyin_letters Letters at each stage.
        # TYPE huiyin_letters gauge
        huiyin_letters{stage="assigned"} 2
        huiyin_letters{stage="merged"} 0
        # HELP huiyin_bounces_total Mails that came back.
        # TYPE huiyin_bounces_total counter
        huiyin_bounces_total 7

        """)
  }

  @Test func whatIsNotKnownIsLeftOut() {
    var exposition = Exposition()
    exposition.add("backup_timestamp_seconds", .gauge, "When.", nil)
    exposition.add("trouble", .gauge, "Whether.", [])
    #expect(exposition.text.isEmpty)
  }

  /// A mailbox is named by an administrator, who may write anything.
  @Test func aLabelEndsWhereItsQuoteEnds() {
    var exposition = Exposition()
    exposition.add("trouble", .gauge, "Whether.", [.init(1, ("part", "a\"b\\c\nd"))])
    #expect(exposition.text.contains(#"{part="a\"b\\c\nd"} 1"#))
  }
}
