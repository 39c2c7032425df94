import ArgumentParser
import Office
import OfficeSettings
import Settings

extension SiteCommand {
  struct Upload: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring the site to wherever else it is published, now.",
      discussion: """
        The daemon does so after every pass that changed the site, and tries again where a server is away. Only what \
        differs from what was uploaded before goes up; only what was uploaded is removed. What was taken down or corrected \
        goes first. Beside a running daemon, the daemon does it.
        """)

    @OptionGroup var options: ConfigurationOption
    @Flag(help: "Say what would go up and what would be removed; no server is asked.") var dryRun = false
    @Flag(help: "Upload every file again, as after the server has lost some.") var full = false
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let configuration = try options.load()
      guard !configuration.site.publishTo.isEmpty else {
        throw Failure(
          "the site is published nowhere else", hint: "add publish-to: under site: in huiyin.yaml")
      }
      guard !dryRun else { return try rehearse(configuration) }
      let reply =
        try ControlRequest.uploadSite(full: full).ask(at: configuration.control.socket)
        ?? (try Self.alone(configuration, full: full))
      let reports = reply.uploads ?? []
      try json ? Console.answer(JSON.text(reports)) : Console.answer(lines: reports.map(\.line))
      try reply.check()
    }

    private func rehearse(_ configuration: Configuration) throws {
      let (office, transport) = (try Assembly.readingOffice(configuration), Transport(configuration))
      let plans = try configuration.site.publishTo.map { settings in
        let plan = try transport.uploading(office, settings).rehearse(full: full)
        return ShownUpload(
          target: settings.name, place: settings.place.shown, upload: plan.put, remove: plan.remove)
      }
      try json ? Console.answer(JSON.text(plans)) : Console.answer(lines: plans.flatMap(\.lines))
    }

    /// Where no daemon runs.
    static func alone(_ configuration: Configuration, full: Bool = false) throws -> ControlReply {
      let journal = JournalWriter()
      let office = try Assembly.office(configuration) { journal.write($0, $1) }
      let transport = Transport(configuration)
      var reply = ControlReply(uploads: [])
      for settings in configuration.site.publishTo {
        let uploading = transport.uploading(office, settings)
        defer { uploading.close() }
        var trouble: String?
        do { try uploading.run(full: full, at: Environment.now) } catch {
          trouble = "upload \(settings.name): \(error)".withoutContacts
        }
        reply.uploads?.append(UploadReport(settings, uploading.tally, trouble: trouble))
        reply.troubles += [trouble].compactMap(\.self).map { .init(message: $0, hint: nil) }
      }
      try office.ledger.close()
      return reply
    }
  }
}
