import Office
import Programs
import Settings

extension Alerting {
  /// With the program that the configuration names; nil where it names none.
  /// - Parameter log: hears what a program said that did not end well.
  init?(_ office: Office, _ configuration: Configuration, log: @escaping @Sendable (String) -> Void) {
    guard !configuration.alertCommand.isEmpty else { return nil }
    let program = Program(configuration.alertCommand, timeLimit: configuration.limits.alertTime)
    self.init(office: office) { message in
      let (end, said) = program.run(input: message)
      if end != .exited(0) { log("alert-command: \(end)\(said.isEmpty ? "" : ": \(said)")") }
      return ("\(end)", end == .exited(0))
    }
  }
}
