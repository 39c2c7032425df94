import ArgumentParser
import Domain
import Office
import OfficeSettings
import Settings

struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Register a letter that somebody took: by telephone, private message, at the window, on paper.",
    discussion: """
      Its text is read from a file or from standard input. How its author can be reached must be said: by --phone or \
      --mail, for a private message by --account and --nickname, or --unreachable. The number and the query code are \
      for him. Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The file with its text; - for standard input.") var file = "-"
  @Option(help: "How it came: telephone, window, paper, message (私信) or site-error (找错).") var by: String
  @Option(help: "When it was received: \"2026-11-24 16:30\", \"昨天 16:30\" or now.") var received: String
  @Option(name: .customLong("taken-by"), help: "Who took it; default: the clerk of this login.")
  var takenBy: String?
  @Option(help: "What the author is called.") var name: String?
  @Option(help: "The author's telephone.") var phone: String?
  @Option(help: "The author's mail address.") var mail: String?
  @Option(help: "The account (政务新媒体帐号) that a private message came to.") var account: String?
  @Option(help: "What the account calls its author.") var nickname: String?
  @Flag(help: "The author can not be reached at all.") var unreachable = false
  @Option(help: "The title; without one it is called by what it is about.") var title: String?
  @Option(help: "The number that an item of 找错 has there.") var serial: String?
  @Flag(name: .customLong("private"), help: "The author does not want to be published.") var isPrivate = false
  @Flag(help: "The author hears number and query code now, on the line or at the window.") var told = false
  @Flag(help: "It is meant: though it is more than 30 days old, or was entered before.") var yes = false
  @Flag(help: "Only show what would be registered.") var dryRun = false
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let sheet = try self.sheet()
    let letter = try read(sheet, configuration)
    if dryRun {
      let shown = ShownEntry(letter)
      return try Console.answer(json ? JSON.text(shown) : shown.page)
    }
    let reply = try Deed(sheet: sheet, isTold: told).send(configuration, quietly: json)
    try reply.check()
    guard let receipt = reply.entered else { return }
    if json { return try Console.answer(JSON.text(receipt)) }
    try Console.answer(lines: receipt.lines)
  }

  /// Registers a letter that somebody took.
  struct Deed: ClerksDeed {
    let sheet: EntrySheet
    /// Whether its author has heard number and query code.
    let isTold: Bool

    static var needsLetters: Bool { false }

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(entered: try office.enter(sheet, told: isTold, by: clerk, at: now))
    }
  }

  private func sheet() throws -> EntrySheet {
    var sheet = EntrySheet()
    sheet[.way] = by
    sheet[.received] = received
    sheet[.takenBy] = takenBy
    sheet[.name] = name
    sheet[.telephone] = phone
    sheet[.mail] = mail
    sheet[.account] = account
    sheet[.nickname] = nickname
    sheet[.unreachable] = unreachable ? "yes" : nil
    sheet[.title] = title
    sheet[.serial] = serial
    sheet[.publication] = isPrivate ? "no" : nil
    sheet[.confirmation] = yes ? "yes" : nil
    sheet[.text] = try TextFile(path: file).text()
    return sheet
  }

  /// As the daemon will: what cannot be registered is said before anybody is asked. Times are counted from now.
  private func read(_ sheet: EntrySheet, _ configuration: Configuration) throws -> EnteredLetter {
    let now = Environment.now()
    let clerk = try Peer.myself.clerk(in: configuration.register, on: now.day)
    do {
      return try EnteredLetter(
        sheet, by: clerk.name ?? "", of: configuration.register, OfficeRules(configuration), at: now)
    } catch {
      throw Failure(error, status: 2)
    }
  }
}

/// `huiyin register --dry-run`; its JSON keys are stable.
private struct ShownEntry: Encodable {
  let channel: String
  let desk: String
  let received: String
  let takenBy: String
  let name: String?
  let telephone: String?
  let mail: String?
  let title: String?
  let published: Bool
  let text: String

  init(_ letter: EnteredLetter) {
    channel = letter.channel.chinese
    desk = letter.desk
    received = letter.receivedAt.description
    takenBy = letter.takenBy
    name = letter.name
    telephone = letter.telephone
    mail = letter.mail
    title = letter.title
    published = letter.mayBePublished
    text = letter.text
  }

  var page: String {
    let fields: [(String, String?)] = [
      ("channel", channel), ("desk", desk), ("received", received), ("taken by", takenBy), ("name", name),
      ("telephone", telephone), ("mail", mail), ("title", title),
      ("published", published ? "yes, after review" : "no"),
    ]
    let lines = fields.compactMap { name, value in
      value.map { name.padding(to: 11) + $0.onOneLine }
    }
    let words = text.split(separator: "\n").map { "    \($0)".onOneLine }
    return (lines + [""] + words).joined(separator: "\n")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}

extension EntryReceipt {
  /// What is read out to the author.
  fileprivate var lines: [String] {
    ["已登记：编号\(letter)，查询码\(queryCode)"]
      + (mustBeCalled ? ["网民只能电话告知：已列入待告知电话（huiyin calls）；正在通话的，下次登记时加 --told"] : [])
  }
}
