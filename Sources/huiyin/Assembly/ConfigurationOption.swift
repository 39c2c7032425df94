import ArgumentParser
import Settings

/// `--config`, which every command takes.
struct ConfigurationOption: ParsableArguments {
  @Option(name: .long, help: "The main configuration file.")
  var config = Self.standard

  static let standard = "/etc/huiyin/huiyin.yaml"

  /// Reads it; all problems are told at once.
  /// - Parameter units: a file of units in place of the one that it names.
  func load(units: String? = nil) throws -> Configuration {
    do throws(ConfigurationError) { return try read(units: units) } catch { throw Failure(error) }
  }

  func read(units: String? = nil) throws(ConfigurationError) -> Configuration {
    try Configuration.load(
      from: config, today: Environment.now().day, credentials: Environment.credentials, units: units)
  }
}

extension Configuration {
  /// For whoever judges signatures, or hands out by what they were judged.
  func checkTrustFiles() throws {
    guard lacking.isEmpty else { throw Failure(ConfigurationError(problems: lacking)) }
  }

  /// What is allowed but probably not meant.
  func warn(_ warn: (String, String?) -> Void = { Console.warning($0, hint: $1) }) {
    for warning in warnings { warn("\(warning.place): \(warning.message)", warning.hint) }
  }
}
