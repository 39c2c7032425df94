import Mail
import Templates

/// A chart as a mail shows it: mail programs show PNG, and no SVG.
struct MailChart {
  private let chart: Chart
  private let bytes: [UInt8]

  /// Nil where this machine has no letters to write it in: the mail's table says the same.
  init?(_ chart: Chart) {
    guard let bytes = chart.png() else { return nil }
    (self.chart, self.bytes) = (chart, bytes)
  }

  /// - Parameter messageID: of the mail, without angle brackets; no other mail has that.
  func inline(number: Int, in messageID: String) -> InlinePicture {
    InlinePicture(
      contentID: "chart-\(number).\(messageID)", asciiName: "chart-\(number).png", type: "image/png",
      bytes: bytes)
  }

  func values(shownAs picture: InlinePicture) -> TemplateValues {
    [
      "picture": .text(picture.contentID), "heading": .text(chart.title),
      "words": .text("\(chart.title)。\(chart.description)"), "width": "\(chart.pixels)",
    ]
  }
}
