/// The empty form as an administrator has made it in WPS or Word: `{{id}}` and other names stand where values go.
package struct ReplyFormTemplate: Sendable {
  /// What can stand in double braces.
  package enum Field: String, CaseIterable, Sendable {
    case id, urgency, channel, serial, receivedAt, registeredAt, category, clause, openness, title, text,
      lead,
      cooperating, assignedAt, due, term, returnWithin, returnNote, officer, remarks, office, token
  }

  /// Without these a unit does not know what it answers, or the office not what was answered.
  private static let necessary: [Field] = [.id, .title, .text, .lead, .due]

  private let document: WordTemplate

  /// - Throws: what is wrong with it, all of one kind at once.
  package init(_ bytes: [UInt8]) throws(ReplyFormError) {
    document = try WordTemplate(bytes)
    let unknown = document.names.filter { Field(rawValue: $0) == nil }.sorted()
    guard unknown.isEmpty else { throw .unknownFields(unknown) }
    let missing = Self.necessary.filter { !document.names.contains($0.rawValue) }
    guard missing.isEmpty else { throw .missingFields(missing.map(\.rawValue)) }
    try check()
  }

  /// Fills it and reads it as what comes back is read.
  private func check() throws(ReplyFormError) {
    let form: ReplyForm?
    let sample = filled(with: Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, "NM2026000123") }))
    do throws(DocumentError) { form = try ReplyForm(reading: sample) } catch { throw .unreadable(error) }
    guard let form else { throw .missingLabel("回复内容") }
    guard form.numbers == ["NM2026000123"] else { throw .missingLabel("编号") }
    guard form.isBlank else { throw .notBlank }
  }

  /// The form about one letter, as .docx; the same bytes for the same values.
  package func filled(with values: [Field: String]) -> [UInt8] {
    document.filled(with: Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }))
  }
}

/// Why a file cannot be the form.
package enum ReplyFormError: Error, Equatable, Sendable, CustomStringConvertible {
  case noDocument
  case unreadable(DocumentError)
  /// Such as `{{title` without an end, up to there.
  case openBraces(String)
  case unknownFields([String])
  case missingFields([String])
  /// Nothing stands in a row behind this label, by which an answer is found.
  case missingLabel(String)
  /// Something is filled in where units write.
  case notBlank

  package var description: String {
    switch self {
    case .noDocument: "this is no .docx"
    case .unreadable(let error): "\(error)"
    case .openBraces(let text): "\"\(text)\": the braces are never closed"
    case .unknownFields(let names):
      "\(Self.list(names)) \(names.count == 1 ? "is no field" : "are no fields") of the form"
    case .missingFields(let names):
      "\(Self.list(names)) \(names.count == 1 ? "is" : "are") missing: the form cannot do without"
    case .missingLabel("编号"):
      "the number {{id}} must stand behind the label \"编号\", and no other number there"
    case .missingLabel(let label): "no cell of its table says \"\(label)\", behind which a unit could write"
    case .notBlank: "something is filled in already where units write"
    }
  }

  /// What a person can do about it.
  package var hint: String? {
    switch self {
    case .noDocument, .unreadable: "open it in WPS or Word and save it as .docx, without a password"
    case .openBraces: "write {{title}}, all of it in one paragraph"
    case .unknownFields:
      "the fields are \(ReplyFormTemplate.Field.allCases.map(\.rawValue).joined(separator: ", "))"
    case .missingFields, .missingLabel, .notBlank: nil
    }
  }

  private static func list(_ names: [String]) -> String { names.map { "{{\($0)}}" }.joined(separator: ", ") }
}
