import ArgumentParser
import Glibc

/// The letters office on the command line.
///
/// Exit status: 0 done; 1 what was asked failed; 2 the command line or the configuration cannot be used.
@main
struct Huiyin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huiyin",
    abstract: "The letters office of a local-government website, run by mail (回音).",
    discussion: "Exit status: 0 done, 1 what was asked failed, 2 wrong usage or configuration.",
    version: Version.text,
    subcommands: [
      Run.self, Once.self, Check.self, List.self, Show.self, Held.self, Assign.self, Decline.self,
      Verify.self,
      SiteCommand.self, LedgerCommand.self,
    ])

  static func main() async {
    // A reader that went away (huiyin list | head) is no reason to die of a signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Console.error(failure)
      Glibc.exit(failure.status)
    } catch {
      leave(after: error)
    }
  }

  /// Help and version are no failures; everything else the parser finds is wrong usage.
  private static func leave(after error: any Error) -> Never {
    let code = exitCode(for: error)
    if code == .success {
      print(fullMessage(for: error))
      Glibc.exit(0)
    }
    if code == .validationFailure {
      Console.write(fullMessage(for: error))
      Glibc.exit(2)
    }
    Console.error(Failure("\(error)"))
    Glibc.exit(code == .failure ? 1 : code.rawValue)
  }
}

enum Version {
  static let text = "0.1.0"
}
