/// Where something stands in the configuration, as editors count: lines and columns from 1.
package struct Place: Hashable, Sendable {
  /// As seen from the main file: `units.yaml`, `calendar/2026.yaml`.
  package let file: String
  /// 0 where the file as a whole is meant.
  package let line: Int
  package let column: Int

  package init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `units.yaml:31`, as a reason given to a person names it.
  package var fileAndLine: String { line == 0 ? file : "\(file):\(line)" }
}

extension Place: CustomStringConvertible {
  package var description: String { line == 0 ? file : "\(file):\(line):\(column)" }
}

/// One thing in the configuration that a person should put right, and where it stands.
package struct Problem: Error, Hashable, Sendable {
  package let place: Place
  package let message: String
  /// What to write instead, where that can be said.
  package let hint: String?

  package init(_ place: Place, _ message: String, hint: String? = nil) {
    self.place = place
    self.message = message
    self.hint = hint
  }
}

extension Problem: CustomStringConvertible {
  /// `units.yaml:14:5: handling unit "旗交通局" has no officer`, and the hint in a line of its own.
  package var description: String {
    "\(place): \(message)" + (hint.map { "\nhint: \($0)" } ?? "")
  }
}

/// Why a configuration cannot be used: every problem at once, in the order of the files and lines.
package struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  package let problems: [Problem]

  package init(problems: [Problem]) { self.problems = problems }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
