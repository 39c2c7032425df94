import ArgumentParser
import Settings
import Templates
import Wire

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with the configuration, and where; print what is in effect.")

  @OptionGroup var options: ConfigurationOption
  @Flag(help: "Log in to every server as well.") var live = false
  @Flag(help: "Print only what is wrong.") var quiet = false

  func run() throws {
    let configuration = try options.load()
    do {
      _ = try TemplateLibrary(directory: configuration.templates)
    } catch {
      throw Failure("\(error)", status: 2)
    }
    if !configuration.signatures.authorities.isEmpty {
      try Assembly.trust(configuration.signatures).policy(receivedAt: Environment.now(), assignedAt: nil)
        .check()
    }
    for warning in configuration.warnings {
      Console.warning("\(warning.place): \(warning.message)")
      if let hint = warning.hint { Console.write("huiyin: hint: \(hint)") }
    }
    if !quiet { print(configuration.effective(), terminator: "") }
    if live { try logIn(configuration) }
  }

  private func logIn(_ configuration: Configuration) throws {
    var failed = 0
    func attempt(_ name: String, _ work: () throws -> Void) {
      do {
        try work()
        print("\(name): ok")
      } catch {
        failed += 1
        Console.error(Failure("\(name): \(error)"))
      }
    }
    let limit = configuration.limits.mailSize
    for settings in configuration.mailboxes {
      attempt("mailbox \(settings.name)") {
        let mailbox = try Transport.mailbox(settings.source, sizeLimit: limit)
        defer { mailbox.close() }
        _ = try mailbox.holds(messageID: "probe@huiyin.invalid")
      }
    }
    attempt("courier") { try Transport.probe(configuration.courier) }
    if let audit = configuration.courier.audit {
      attempt("audit mailbox") {
        _ = try Transport.mailbox(audit.mailbox, sizeLimit: limit).holds(messageID: "probe@huiyin.invalid")
      }
    }
    if failed > 0 { throw Failure("\(failed) of the servers cannot be used") }
  }
}
