import Foundation
import Mail

/// Lists of header values with the text they stand for: `*encoded_words*.json`, with `encoded` and `decoded`.
struct EncodedWords: Expectation {
  let name = "encoded words"

  func covers(_ file: CollectedFile) -> Bool {
    file.name.contains("encoded_words") && file.name.hasSuffix(".json")
  }

  func differences(of file: CollectedFile) throws -> [Difference] {
    let vectors = try JSONDecoder().decode([Vector].self, from: Data(file.bytes))
    return try vectors.enumerated().compactMap { place, vector in
      let found = try Message(parsing: Array("Subject: \(vector.encoded)\r\n\r\n".utf8)).subject
      guard found != vector.decoded else { return nil }
      return Difference(aspect: "\(place)", expected: vector.decoded, found: found)
    }
  }

  private struct Vector: Decodable {
    let encoded: String
    let decoded: String
  }
}
