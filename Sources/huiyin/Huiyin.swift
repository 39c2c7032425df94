import ArgumentParser
import Glibc

/// The letters office on the command line.
///
/// Exit status: 0 done; 1 what was asked failed; 2 the command line or the configuration cannot be used; of `huiyin run`
/// also 65, the ledger is damaged, and 74, the disk did not take what was written.
@main
struct Huiyin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huiyin",
    abstract: "The letters office of a local-government website, run by mail (回音).",
    discussion: "Exit status: 0 done, 1 what was asked failed, 2 wrong usage or configuration.",
    version: Version.text,
    subcommands: [
      Run.self, Once.self, Check.self, DoctorCommand.self, InitCommand.self, SchemaCommand.self,
      ManualCommand.self,
      TodoCommand.self, List.self, Show.self, Attachments.self, Held.self,
      Assign.self,
      Decline.self, Accept.self, Reassign.self, Extend.self, Route.self, Proposals.self, Reopen.self,
      LetStand.self, Resend.self,
      Refusals.self,
      Pass.self, SendBack.self, Publish.self, Withhold.self, Withdraw.self, IncidentCommand.self,
      Restore.self, Retract.self,
      Note.self, Rate.self,
      RegisterCommand.self, Calls.self, Import.self, Verify.self, MailCommand.self,
      SiteCommand.self, LedgerCommand.self, BackupCommand.self, ResumeCommand.self, Reconcile.self,
      Notices.self, ToldCommand.self, ReadMails.self, Word.self, Split.self,
      Urgent.self, TestCommand.self, Acknowledge.self, DutyCommand.self,
      Merge.self, Unmerge.self, Topics.self, Duplicates.self, DeadlineCommand.self,
      Rules.self, DeskCommand.self, ReportCommand.self, BulletinCommand.self, Inspect.self, Completions.self,
      AnswerCommand.self,
      Erase.self,
      Train.self, Classify.self, Evaluate.self, Redact.self, HandoverCommand.self,
      EvidenceCommand.self, ArchiveCommand.self, RecordCommand.self, UnitCommand.self, MetricsCommand.self,
    ])

  static func main() async {
    // A reader that went away (huiyin list | head) is no reason to die of a signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      try await perform(try command())
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let failure = Failure(error)
      Console.error(failure)
      Glibc.exit(failure.status)
    }
  }

  /// What was asked for; everything the parser objects to is wrong usage.
  private static func command() throws -> any ParsableCommand {
    do { return try parseAsRoot() } catch {
      guard exitCode(for: error) == .success else { throw Failure(usage: error) }
      try help(error)
    }
  }

  private static func perform(_ command: any ParsableCommand) async throws {
    var command = command
    do {
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch  where !(error is Failure) && exitCode(for: error) == .success {
      try help(error)
    }
  }

  /// Help and version are answers, not failures.
  private static func help(_ request: any Error) throws -> Never {
    try Console.answer(fullMessage(for: request))
    throw ExitCode.success
  }
}

enum Version {
  static let text = "0.1.0"
}
