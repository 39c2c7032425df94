import ArgumentParser

/// In which formats a command can answer, JSON among them.
protocol ReportFormat: ExpressibleByArgument, Equatable {
  static var json: Self { get }
}

extension Optional where Wrapped: ReportFormat {
  /// What `--format` and `--json` say together.
  /// - Throws: ``Failure`` where they say two different things.
  func chosen(json isJSON: Bool, otherwise usual: Wrapped) throws -> Wrapped {
    guard isJSON else { return self ?? usual }
    guard self == nil || self == .json else {
      throw Failure("--json and --format ask for different things", hint: "leave one of them out", status: 2)
    }
    return .json
  }
}
