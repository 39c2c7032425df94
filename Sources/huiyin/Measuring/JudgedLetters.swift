import Foundation

/// A letter of a file to measure on.
struct JudgedLetter: Decodable {
  let id: String
  let title: String
  let text: String
  let author: String?

  private enum CodingKeys: CodingKey { case id, title, text, author }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    // Numbers are as good as names.
    id =
      try (try? values.decode(Int.self, forKey: .id)).map(String.init)
      ?? values.decode(String.self, forKey: .id)
    title = try values.decodeIfPresent(String.self, forKey: .title) ?? ""
    text = try values.decode(String.self, forKey: .text)
    author = try values.decodeIfPresent(String.self, forKey: .author)
  }

  static func all(in path: String) throws -> [JudgedLetter] {
    let decoder = JSONDecoder()
    return try MeasuredLines.all(in: path).map { number, line in
      do { return try decoder.decode(JudgedLetter.self, from: Data(line.utf8)) } catch {
        throw Failure("\(path):\(number): no letter: \(Self.reason(error))")
      }
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "\"\(key.stringValue)\" is missing"
    case DecodingError.typeMismatch(_, let context):
      context.codingPath.last.map { "\"\($0.stringValue)\" is of another kind" } ?? "not an object"
    default: "not JSON"
    }
  }
}

/// Two letters that somebody has read and judged.
struct JudgedPair {
  let ids: Set<String>
  let isSameMatter: Bool

  static func all(in path: String) throws -> [JudgedPair] {
    try MeasuredLines.all(in: path).filter { !$0.line.hasPrefix("#") }.map { number, line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count >= 4, ["yes", "no"].contains(columns[3]) else {
        throw Failure(
          "\(path):\(number): no judged pair", hint: "write id, id, likeness and yes or no, with tabs")
      }
      return JudgedPair(ids: [columns[0], columns[1]], isSameMatter: columns[3] == "yes")
    }
  }
}

/// The lines of a file to measure on, with their numbers; empty ones are left out.
enum MeasuredLines {
  static func all(in path: String) throws -> [(number: Int, line: String)] {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw Failure("\(path): cannot be read", hint: "see that it exists and that you may read it", status: 2)
    }
    return data.split(separator: 10, omittingEmptySubsequences: false).enumerated().compactMap {
      index, bytes in
      let line = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      return line.isEmpty ? nil : (index + 1, line)
    }
  }
}
