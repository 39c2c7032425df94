import Testing

@testable import Wire

struct InternalDateTests {
  @Test(arguments: [
    ("17-Jul-2026 02:44:25 +0800", 1_784_227_465), (" 1-Jan-1970 00:00:00 +0000", 0),
    ("01-jan-1970 00:00:00 -0130", 5400), ("29-Feb-2024 23:59:59 +0000", 1_709_251_199),
    ("31-Dec-1969 23:59:59 +0000", -1), ("01-Mar-2000 00:00:00 +0000", 951_868_800),
  ])
  func aDateIsSecondsSince1970(text: String, seconds: Int64) {
    #expect(InternalDate.seconds(Array(text.utf8)) == seconds)
  }

  @Test(arguments: [
    "", "17-Jul-2026", "17-Juli-2026 02:44:25 +08", "17-Jul-2026 25:44:25 +0800",
    "00-Jul-2026 02:44:25 +0800",
    "17-Jul-2026 02:44:25 +08a0", "  -Jul-2026 02:44:25 +0800",
  ])
  func anythingElseIsNone(text: String) {
    #expect(InternalDate.seconds(Array(text.utf8)) == nil)
  }
}
