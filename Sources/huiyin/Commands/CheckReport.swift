import Domain
import Settings
import Templates

/// What `huiyin check` finds; its JSON keys are stable.
struct CheckReport: Encodable {
  struct Finding: Encodable {
    /// Nil where a file as a whole is meant, which the message then names.
    let file: String?
    let line: Int?
    let column: Int?
    let message: String
    let hint: String?
  }
  let configuration: String
  private(set) var problems: [Finding] = []
  private(set) var warnings: [Finding] = []
  /// As YAML; nil where there are problems.
  private(set) var effective: String?
  /// Nil where nobody asked for them.
  var servers: [Probe.Server]?
  private(set) var failure: Failure?

  private enum CodingKeys: String, CodingKey {
    case configuration, problems, warnings, effective, servers
  }

  init(_ path: String) { configuration = path }

  /// - Parameters:
  ///   - isMild: whether an own certificate that is over, without which the office goes on, is no problem.
  ///   - tell: hears of every warning.
  /// - Returns: the configuration, where it can be used.
  mutating func examine(
    _ options: ConfigurationOption, isMild: Bool = false,
    telling tell: (Complaint) -> Void = { Console.warning($0.message, hint: $0.hint) }
  ) -> Configuration? {
    let configuration: Configuration
    do throws(ConfigurationError) { configuration = try options.read() } catch {
      problems = error.problems.map(Finding.init)
      failure = Failure(error)
      return nil
    }
    guard configuration.lacking.isEmpty else {
      problems = configuration.lacking.map(Finding.init)
      failure = Failure(ConfigurationError(problems: configuration.lacking))
      return nil
    }
    configuration.warn { tell(Complaint($0, hint: $1)) }
    warnings = configuration.warnings.map(Finding.init)
    if let warning = configuration.register.warning {
      tell(warning)
      warnings.append(Finding(warning))
    }
    let accounts = configuration.folders.map(\.account.name)
    let kept =
      HoldWarnings(in: configuration.state, accounts: accounts).all
      + KeptWarnings(in: configuration.state).all
    let font = Chart.canBePainted ? [] : [Complaint.noFont]
    let address = [AddressWarning(configuration).complaint].compactMap(\.self)
    let open = SecretWarnings(configuration).all
    for warning in TrustWarnings(configuration, at: Environment.now()).all + open + kept + address + font {
      tell(warning)
      warnings.append(Finding(warning))
    }
    do {
      _ = try Assembly.templates(configuration)
      _ = try Assembly.replyForm(configuration)
      try Assembly.check(configuration.signatures)
      if !isMild, let fault = Assembly.ownFault(configuration.signatures) { throw fault }
      try ControlSocket.check(configuration.control)
    } catch {
      let failure = Failure(error, status: 2)
      problems = failure.complaints.map(Finding.init)
      self.failure = failure
      return nil
    }
    effective = configuration.effective()
    return configuration
  }
}

extension Complaint {
  fileprivate static let noFont = Complaint(
    "no font has Chinese characters: bulletins are sent without charts, with their tables alone",
    hint: "install Debian's fonts-wqy-microhei")
}

extension Register {
  /// Whether somebody could decide about a letter that accuses a desk.
  fileprivate var warning: Complaint? {
    guard !officials.contains(where: { [.coordinator, .supervisor].contains($0.role) }) else { return nil }
    return Complaint(
      "officials: nobody stands above the desks: one that a letter accuses is left to decide about it",
      hint: "name somebody with role: coordinator, and a supervisor for letters that accuse him")
  }
}

extension CheckReport.Finding {
  /// With its place, as far as it has one: `huiyin.yaml:12:3: …`.
  var sentence: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
    return place.isEmpty ? message : place.joined(separator: ":") + ": " + message
  }

  init(_ problem: Problem) {
    let place = problem.place
    file = place.file
    line = place.line == 0 ? nil : place.line
    column = place.line == 0 ? nil : place.column
    message = problem.message
    hint = problem.hint
  }

  init(_ complaint: Complaint) {
    (file, line, column) = (nil, nil, nil)
    message = complaint.message
    hint = complaint.hint
  }
}
