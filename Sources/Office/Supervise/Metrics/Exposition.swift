/// Numbers in the text format of Prometheus, version 0.0.4.
package struct Exposition: Sendable {
  package enum Kind: String, Sendable {
    /// May fall again.
    case gauge
    /// Only ever grows.
    case counter
  }

  /// One number of a metric.
  package struct Sample: Sendable {
    let labels: [(name: String, value: String)]
    let value: Int64

    package init(_ value: Int64, _ labels: (name: String, value: String)...) {
      self.labels = labels
      self.value = value
    }
  }

  package private(set) var text = ""

  package init() {}

  /// Adds a metric with all its numbers; one without any is left out.
  /// - Parameters:
  ///   - name: without the prefix `huiyin_`.
  ///   - help: what it counts, on one line.
  package mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
    guard !samples.isEmpty else { return }
    text += "# HELP huiyin_\(name) \(help)\n# TYPE huiyin_\(name) \(kind.rawValue)\n"
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
      text += "huiyin_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(sample.value)\n"
    }
  }

  /// A metric of one number, or of none.
  package mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Int64?) {
    add(name, kind, help, value.map { [Sample($0)] } ?? [])
  }

  private static func escaped(_ value: String) -> String {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
