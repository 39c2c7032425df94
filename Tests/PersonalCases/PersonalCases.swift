import Foundation
import Reading

/// Reads collected cases of personal data, made up by others, and says by kind how many are found, and how many are
/// found where none is.
///
///     personal-cases FOLDER [--verbose]
///
/// A case is an object in a list, in any `.json` file: `type`, `input`, `should_match`, and `expected_text` where it
/// is known what is to be found. Kinds that stay readable on purpose (ages, offices, illnesses) are left out.
@main
struct PersonalCases {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first(where: { !$0.hasPrefix("-") }) else {
      print("usage: personal-cases FOLDER [--verbose]")
      exit(2)
    }
    var tallies: [String: Tally] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where file.hasSuffix(".json") {
      for entry in try cases(in: URL(fileURLWithPath: folder).appendingPathComponent(file)) {
        guard let kind = kinds[entry.type ?? ""] else { continue }
        tallies[entry.type ?? "", default: Tally()]
          .add(entry, kind, isVerbose: arguments.contains("--verbose"))
      }
    }
    for (type, tally) in tallies.sorted(by: { $0.key < $1.key }) { print(tally.line(type)) }
  }

  private static let kinds: [String: PersonalKind] = [
    "id_number": .identityNumber, "social_security": .identityNumber, "passport": .identityNumber,
    "military_id": .identityNumber, "phone": .telephone, "bank_card": .bankCard, "license_plate": .plate,
    "email": .mailAddress, "qq": .account, "wechat": .account, "address": .houseNumber, "person": .name,
  ]

  /// Other lists have other fields, and no cases.
  private static func cases(in file: URL) throws -> [Case] {
    let list = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    return list.filter { $0.isExpected != nil }
  }
}

struct Case: Decodable {
  let type: String?
  let input: String?
  let isExpected: Bool?
  let expected: String?

  private enum CodingKeys: String, CodingKey {
    case type, input
    case isExpected = "should_match"
    case expected = "expected_text"
  }
}

/// The cases of one kind.
struct Tally {
  private var found = 0
  private var missed = 0
  private var falselyFound = 0
  private var rightlyLeft = 0

  mutating func add(_ entry: Case, _ kind: PersonalKind, isVerbose: Bool) {
    let text = entry.input ?? ""
    let scalars = Array(text.unicodeScalars)
    let spans = PersonalData().spans(in: text).filter { $0.kind == kind }
      .map { String(String.UnicodeScalarView(scalars[$0.range])) }
    switch (entry.isExpected == true, Self.isFound(entry.expected, kind, spans)) {
    case (true, true): found += 1
    case (true, false):
      missed += 1
      if isVerbose { print("missed: \(text)") }
    case (false, _) where spans.isEmpty: rightlyLeft += 1
    case (false, _):
      falselyFound += 1
      if isVerbose { print("false: \(text): \(spans)") }
    }
  }

  /// Of an address the number of the house is enough: the town stays readable.
  private static func isFound(_ expected: String?, _ kind: PersonalKind, _ spans: [String]) -> Bool {
    guard let expected else { return !spans.isEmpty }
    return spans.contains { $0.contains(expected) || kind == .houseNumber && expected.contains($0) }
  }

  func line(_ type: String) -> String {
    "\(type): \(found) of \(found + missed) found, \(falselyFound) of \(falselyFound + rightlyLeft) false"
  }
}
