import Yams

/// Reads YAML into items, strictly: one document, text keys, no key twice, no anchors and aliases.
struct YAMLFile {
  /// Bytes a file of the configuration may have (safety.md §6).
  static let limit = 256 << 10

  /// Keys that stand twice in one file and are told of, each with the rest of the file; it is read anew for each.
  private static let mostTwice = 20

  let name: String

  /// - Parameter tell: hears of every key that stands twice; only its first use counts.
  /// - Returns: an empty section for an empty file.
  /// - Throws: the first thing that makes the file unreadable as a whole.
  func parse(_ bytes: [UInt8], telling tell: (Problem) -> Void) throws(Problem) -> Item {
    guard bytes.count <= Self.limit else {
      throw Problem(Place(file: name), "the file is larger than 256 KiB")
    }
    guard var text = String(validating: bytes, as: UTF8.self) else { throw notUTF8(bytes) }
    for _ in 0..<Self.mostTwice {
      do throws(Twice) { return try parse(text) } catch {
        guard let second = error.second else { throw error.problem }
        tell(error.problem)
        text = Self.hiding(second, in: text)
      }
    }
    do throws(Twice) { return try parse(text) } catch { throw error.problem }
  }

  /// Why a text cannot be read; with the line of a key that stands there twice, where that is all.
  private struct Twice: Error {
    let problem: Problem
    var second: Place?
  }

  private func parse(_ text: String) throws(Twice) -> Item {
    // The nodes hold their anchors weakly: the parser must outlive them.
    let parser: Parser
    let root: Node?
    do {
      parser = try Parser(yaml: text, encoding: .utf8)
      root = try parser.singleRoot()
    } catch {
      throw twice(error, in: text) ?? Twice(problem: problem(error, in: text))
    }
    do throws(Problem) {
      return try withExtendedLifetime(parser) { () throws(Problem) in
        guard let root else { return .section([], Place(file: name, line: 1, column: 1)) }
        return try item(root)
      }
    } catch { throw Twice(problem: error) }
  }

  private func item(_ node: Node) throws(Problem) -> Item {
    let place = place(node.mark)
    guard node.anchor == nil else {
      throw anchored(at: place)
    }
    switch node {
    case .scalar(let scalar):
      let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      return isNothing ? .nothing(place) : .text(scalar.string, place)
    case .sequence(let sequence):
      var items: [Item] = []
      for node in sequence { items.append(try item(node)) }
      return .list(items, place)
    case .mapping(let mapping):
      var pairs: [Item.Pair] = []
      for (key, value) in mapping where key.string?.unicodeScalars.first.map(Self.isHidden) != true {
        pairs.append(try pair(key, value))
      }
      return .section(pairs, place)
    case .alias:
      throw anchored(at: place)
    }
  }

  private func pair(_ key: Node, _ value: Node) throws(Problem) -> Item.Pair {
    switch try item(key) {
    case .text(let text, let place): return Item.Pair(key: text, place: place, value: try item(value))
    case let other: throw Problem(other.place, "a key must be a text, not \(other.found)")
    }
  }

  private func anchored(at place: Place) -> Problem {
    Problem(
      place, "anchors and aliases are not allowed", hint: "write the value wherever it is needed")
  }

  private func place(_ mark: Mark?) -> Place {
    Place(file: name, line: mark?.line ?? 0, column: mark?.column ?? 0)
  }

  private func notUTF8(_ bytes: [UInt8]) -> Problem {
    // Replacement characters stand where the bytes went wrong; a genuine one before is unlikely and harmless.
    let good = String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }
    return Problem(
      end(of: good), "the file is not UTF-8 here",
      hint: "save it as UTF-8; editors on Windows may have saved it as GBK")
  }

  private func end(of scalars: some Collection<Unicode.Scalar>) -> Place {
    let line = scalars.count { $0 == "\n" } + 1
    return Place(file: name, line: line, column: scalars.reversed().prefix { $0 != "\n" }.count + 1)
  }
}

extension YAMLFile {
  /// What the parser complains about, in our words where they help more than its own.
  private func problem(_ error: any Error, in text: String) -> Problem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      if problem.contains("alias") {
        return anchored(at: place(mark))
      }
      if problem.contains("another document") {
        return Problem(
          place(mark), "the file goes on with another document", hint: "remove the line with ---")
      }
      return Problem(place(mark), "this is not YAML: \(problem)", hint: Self.hint(for: problem))
    case .reader(let problem, let offset, _, _):
      let place = offset.map { end(of: text.prefix($0).unicodeScalars) }
      return Problem(place ?? Place(file: name), "this is not YAML: \(problem)")
    case .memory:
      return Problem(Place(file: name), "sections and lists are nested too deeply")
    default:
      return Problem(Place(file: name), "this is not YAML: \(error)")
    }
  }

  private static func hint(for problem: String) -> String? {
    if problem.contains("cannot start any token") { return "indent with spaces, not with tabs" }
    if problem.contains("mapping values are not allowed") {
      return "put a text that contains a colon into quotation marks, and check the indentation"
    }
    return nil
  }

}

// MARK: Keys that stand twice

extension YAMLFile {
  /// The parser names the first use of a key; the second is the next line that begins with it at the same
  /// depth.
  private func twice(_ error: any Error, in text: String) -> Twice? {
    guard case .duplicatedKeysInMapping(let keys, let context)? = error as? YamlError else { return nil }
    let (key, first) = (keys.first ?? "", context.mark)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    let second = lines.dropFirst(first.line).first { _, line in
      let indented = line.unicodeScalars.dropFirst(first.column - 1)
      return line.unicodeScalars.prefix(first.column - 1).allSatisfy { $0 == " " || $0 == "-" }
        && String(String.UnicodeScalarView(indented)).hasPrefix(key + ":")
    }
    guard let second else { return Twice(problem: Problem(place(first), "\(quoted(key)) stands here twice")) }
    let place = Place(file: name, line: second.offset + 1, column: first.column)
    return Twice(
      problem: Problem(place, "\(quoted(key)) stands here again, after line \(first.line)"), second: place)
  }

  /// The text with another character at the beginning of a key, so that it stands there once and everything else where
  /// it stood.
  private static func hiding(_ place: Place, in text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var scalars = Array(lines[place.line - 1].unicodeScalars)
    // By its line, so that a third use is no second of a hidden one.
    scalars[place.column - 1] = Unicode.Scalar(firstHidden + UInt32(place.line) % 60_000) ?? "\u{100000}"
    lines[place.line - 1] = String(String.UnicodeScalarView(scalars))
    return lines.joined(separator: "\n")
  }

  /// Of the last plane, in which nobody writes.
  private static let firstHidden: UInt32 = 0x100000
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= firstHidden }
}
