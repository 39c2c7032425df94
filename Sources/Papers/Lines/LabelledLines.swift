/// Letters of which somebody says where they belong: a file with a JSON object on every line, in UTF-8.
///
///     {"title": "路灯不亮", "text": "…", "label": "旗住建局"}
///
/// `title` may be empty or missing, other names are passed over, blank lines too. One bad line spoils the file: whoever
/// learns from half of it learns something else than he thinks.
package struct LabelledLines: Sendable {
  package struct Line: Sendable, Equatable {
    /// From 1.
    package let number: Int
    package let title: String
    package let text: String
    /// Empty where no label is wanted and none is there.
    package let label: String
    /// What the letter says under the name that was asked for.
    package let field: String
  }

  package let lines: [Line]

  /// - Parameters:
  ///   - field: a name that every object must have as well, with a text, a number, true or false.
  ///   - labelled: whether every object must say where it belongs.
  package init(_ bytes: [UInt8], field: String? = nil, labelled: Bool = true) throws(LabelledLinesError) {
    var (lines, faults, number) = ([Line](), [LabelledLinesError.Fault](), 0)
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    for piece in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      if piece.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
      do throws(LabelledLinesError.Fault) {
        let object = try LineObject(piece, number: number)
        lines.append(
          Line(
            number: number, title: try object.text("title", or: ""), text: try object.text("text"),
            label: try labelled ? object.label() : object.text("label", or: ""),
            field: try field.map(object.value) ?? ""))
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else { throw LabelledLinesError(faults: faults) }
    self.lines = lines
  }
}

/// Every bad line of a file, in their order.
package struct LabelledLinesError: Error, Equatable {
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package let line: Int
    package let reason: String

    package var description: String { "\(line): \(reason)" }
  }

  package let faults: [Fault]
}

/// One line's object.
private struct LineObject {
  private let number: Int
  private let pairs: [(key: String, value: JSONElement)]

  init(_ bytes: ArraySlice<UInt8>, number: Int) throws(LabelledLinesError.Fault) {
    self.number = number
    var limits = TableLimits()
    (limits.fieldBytes, limits.cells) = (8 << 20, 10_000)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .init(line: number, reason: "this is not UTF-8")
    }
    var reader = JSONReader(Array(bytes), limits: limits)
    let first: JSONElement?
    let second: JSONElement?
    do {
      first = try reader.next()
      second = try reader.next()
    } catch {
      throw .init(line: number, reason: Self.reason(of: error))
    }
    guard case .object(let pairs) = first?.value else {
      throw .init(line: number, reason: "a JSON object is expected here")
    }
    guard second == nil else { throw .init(line: number, reason: "something follows the object") }
    self.pairs = pairs
  }

  func text(_ name: String, or missing: String? = nil) throws(LabelledLinesError.Fault) -> String {
    switch pairs.first(where: { $0.key == name })?.value.value {
    case .text(let text): return text
    case .null, nil:
      if let missing { return missing }
      throw .init(line: number, reason: "there is no \"\(name)\"")
    default: throw .init(line: number, reason: "\"\(name)\" is no text")
    }
  }

  func label() throws(LabelledLinesError.Fault) -> String {
    let label = try text("label")
    guard label.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw .init(line: number, reason: "\"label\" is empty")
    }
    guard label.utf8.count <= 300, !label.unicodeScalars.contains(where: Self.endsOrControls) else {
      throw .init(line: number, reason: "\"label\" is no name")
    }
    return label
  }

  /// What ends a line or does something to whoever prints it.
  private static func endsOrControls(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  func value(_ name: String) throws(LabelledLinesError.Fault) -> String {
    switch pairs.first(where: { $0.key == name })?.value.value {
    case .text(let text): return text
    case .number(let text): return text
    case .flag(let flag): return flag ? "true" : "false"
    case .null, nil: throw .init(line: number, reason: "there is no \"\(name)\"")
    default: throw .init(line: number, reason: "\"\(name)\" is neither text nor number")
    }
  }

  private static func reason(of error: TableError) -> String {
    switch error {
    case .badJSON(let what, _): "this is not JSON: \(what)"
    case .tooMuch(let what, _): what
    default: "\(error)"
    }
  }
}
