@testable import Reading

extension Complaints {
  /// A portal's form, as a mail's text has it: every field is one line, and no line is lost.
  mutating func check(form bytes: [UInt8]) {
    let labels = FormLabels([.serial: ["编号"], .secret: ["校验码"]], ignoring: ["本邮件"])
    let text = String(decoding: bytes, as: UTF8.self)
    guard let form = FormReading(of: text, labels: labels) else { return }
    let entries =
      form.personal + FormField.allCases.flatMap { form.all($0).map { .init(label: "", value: $0) } }
    for entry in entries {
      require(
        !entry.value.unicodeScalars.contains("\n"), "a field of two lines: \(entry.value.debugDescription)")
      require(entry.label.unicodeScalars.count <= FormLine.longestLabel, "a long label")
    }
    // By bytes: what follows a space may be one character with it.
    let kept = Array(([form.text ?? ""] + form.rest + entries.map(\.value)).joined(separator: "\n").utf8)
    for line in text.split(separator: "\n") where !labels.ignores(line) && FormLine(line, labels) == nil {
      // A row of a table comes apart.
      for cell in line.unicodeScalars.split(whereSeparator: { "\t|｜".unicodeScalars.contains($0) }) {
        let words = FormReading.trimmed(String(cell))
        require(kept.contains(Array(words.utf8)), "a line is lost: \(words.debugDescription)")
      }
    }
    let again = FormReading(of: text, labels: labels)
    require(again?.text == form.text && again?.rest == form.rest, "the form differs when read again")
  }
}
