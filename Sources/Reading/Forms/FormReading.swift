/// A portal's form as it stands in a mail: its fields, the text apart from them, and what is neither.
///
/// The text begins behind the label 内容 and goes on to the end, whatever lines in it look like: a field that was
/// given above is not given again by an author who types `电话：110`. Only the block of labels at the very end is
/// the form's again, where the portal writes fields below the text; of a field given twice there, the last is the
/// portal's.
package struct FormReading: Sendable {
  /// A field beside the letter's own: what it is called, and what was written there.
  package struct Entry: Sendable, Equatable {
    package let label: String
    package internal(set) var value: String
  }

  /// What stands under 内容; nil where the form has no such field.
  package private(set) var text: String?
  /// Of the field ``FormField/personal``, in order.
  package private(set) var personal: [Entry] = []
  /// Lines that are no field we know.
  package private(set) var rest: [String] = []
  /// Whether labels and values were taken for each other somewhere: then it cannot be said which is which.
  package private(set) var isTangled: Bool
  /// Everything that was given, in order; empty for a field that was left empty.
  private var values: [FormField: [Entry]] = [:]

  /// Nil where the text is no form: that takes the label of a text and another, or three others.
  package init?(of text: String, labels: FormLabels) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var reader = FormReader(labels: labels)
    var next = 0
    while next < lines.count {
      let table = FormTable(lines[next...], labels)
      let mark = table.map { reader.read($0) } ?? reader.read(lines[next])
      next += table?.height ?? 1
      guard let mark else { continue }
      let below = Array(lines[next...])
      let tail = FormTail(below, after: mark, given: Set(reader.given.keys), labels)
      reader.finishText(below.prefix(tail.start), tail)
      break
    }
    let known = reader.given.keys.filter { $0 != .text }.count + (reader.personal.isEmpty ? 0 : 1)
    guard known >= (reader.text == nil ? 3 : 1) else { return nil }
    isTangled = reader.isTangled
    self.text = reader.text.map { Self.trimmed($0) }
    (personal, rest, values) = (reader.personal, reader.rest, reader.given)
  }

  /// What was first written there; nil where nothing was.
  package subscript(field: FormField) -> String? { first(field)?.value }

  /// The same with its label.
  package func first(_ field: FormField) -> Entry? { values[field]?.first { !$0.value.isEmpty } }

  /// Everything that stands in a field which was given several times.
  package func all(_ field: FormField) -> [String] {
    (values[field] ?? []).map(\.value).filter { !$0.isEmpty }
  }

  /// What was written in the field again and is another: nothing of it may be lost.
  package func repeated(_ field: FormField) -> [Entry] {
    let first = self[field]
    return (values[field] ?? []).filter { !$0.value.isEmpty && $0.value != first }
  }

  /// How many fields and other lines stand beside the text.
  package var size: Int { values.reduce(personal.count + rest.count) { $0 + $1.value.count } }

  /// Without white space at the ends.
  static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }
}
