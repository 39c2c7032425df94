/// A line of a template file, for a person to open: `mail/assigned.txt:14`.
package struct TemplatePlace: Hashable, Sendable, CustomStringConvertible {
  /// Path below the library's directory.
  package let file: String
  package let line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  package var description: String { "\(file):\(line)" }
}

/// Why templates cannot be used.
package enum TemplateError: Error, Equatable {
  /// A file or the directory could not be read.
  case unreadable(path: String, reason: String)
  /// Not a template: an unclosed section, a tag that is not ours.
  case malformed(TemplatePlace, reason: String)
  /// `{{{x}}}` or `{{&x}}`: everything is escaped, always.
  case unescaped(TemplatePlace)
  case unknownPartial(TemplatePlace, name: String)
  /// The code asks for a template that the directory lacks.
  case unknownTemplate(name: String)
  /// The template names a value that the code did not give it.
  case missingValue(TemplatePlace, variable: String)
  /// `{{x}}` where x is a flag, a list or a record.
  case notText(TemplatePlace, variable: String)
}

extension TemplateError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .malformed(let place, let reason): "\(place): \(reason)"
    case .unescaped(let place): "\(place): unescaped values are not allowed, write {{name}}"
    case .unknownPartial(let place, let name): "\(place): no partial \"\(name)\" in this folder"
    case .unknownTemplate(let name): "no template \"\(name)\""
    case .missingValue(let place, let variable): "\(place): no value for \"\(variable)\""
    case .notText(let place, let variable): "\(place): \"\(variable)\" is not a text"
    }
  }
}
