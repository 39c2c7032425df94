import ArgumentParser
import Domain
import Mail
import Office
import Settings
import Store
import Wire

struct TodoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo",
    abstract: "Show what waits for a desk now, most urgent first, each with the commands that decide it.",
    discussion: """
      It is the morning mail in a terminal: every letter to decide about, scan to confirm, answer to review, author to \
      call and held mail, with what is needed to decide. What reached the desk since its last mail is among it. \
      Nothing is changed by looking, and nothing counts as told: the next morning mail is the same. Numbers are those \
      of this list alone; a line of a mail counts by the numbers of its own mail. In capitals stands what you have to \
      say yourself. What may be a secret shows no text: read it with "huiyin show". Works beside a running daemon.
      """)

  @OptionGroup var options: ConfigurationOption
  @Option(help: "Only what waits for this desk (受理台席).") var desk: String?
  @Option(help: "Write the sealed scans that are to be compared into this directory, readable by you alone.")
  var scans: String?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let now = Environment.now()
    let office = try Assembly.readingOffice(configuration)
    let todos = try office.todo(
      of: try desks(of: configuration.register, on: now.day), withScans: scans != nil, at: now)
    var shown: [[ShownTodo]] = []
    for todo in todos {
      shown.append(
        try todo.items.map { ShownTodo($0, of: todo.desk, on: now.day, scans: try write($0.scans)) })
    }
    if let warning = try office.ledger.hold()?.warning {
      Console.warning(warning.message, hint: warning.hint)
    }
    if json { return try Console.answer(JSON.text(shown.flatMap(\.self))) }
    let pages = zip(todos, shown).filter { desk != nil || !$1.isEmpty }
    guard !pages.isEmpty else { return try Console.answer("nothing waits") }
    try Console.answer(lines: pages.flatMap { [$0.heading(on: now.day)] + $1.flatMap(\.lines) })
  }

  private func desks(of register: Register, on day: Day) throws -> [Desk] {
    let all = register.askedDesks(on: day)
    guard let desk else { return all }
    guard let meant = all.first(where: { $0.name == desk }) else {
      throw Failure(
        "there is no desk \"\(desk)\" today", hint: "one of \(all.map(\.name).joined(separator: ", "))")
    }
    return [meant]
  }

  /// - Returns: where they lie.
  private func write(_ files: [Attachment]) throws -> [String] {
    guard let scans else { return [] }
    return try files.map { file in
      let path = "\(scans)/\(file.asciiName)"
      try DurableFile.write(file.bytes, to: path, by: "\(scans)/.\(file.asciiName).part")
      return path
    }
  }
}

extension Todo {
  /// `网站管理中心  12 wait  1 urgent  3 due`.
  fileprivate func heading(on today: Day) -> String {
    let (urgent, due) = (items.count(where: \.isUrgent), items.count { $0.due <= today })
    let facts = [
      desk, items.isEmpty ? "nothing waits" : "\(items.count) wait", urgent > 0 ? "\(urgent) urgent" : nil,
      due > 0 ? "\(due) due" : nil,
    ]
    return facts.compactMap(\.self).joined(separator: "  ")
  }
}

/// One entry of `huiyin todo`; its JSON keys are stable.
private struct ShownTodo: Encodable {
  let desk: String
  let number: Int
  let kind: String
  @Nullable var letter: String?
  /// The number of the entry, for `huiyin held`.
  @Nullable var held: Int64?
  let since: String
  let due: String
  let overdue: Bool
  let urgent: Bool
  let told: Bool
  let title: String
  let text: String
  let answers: [String]
  let byMail: [String]
  let scans: [String]
  private let heading: String

  private enum CodingKeys: String, CodingKey {
    case desk, number, kind, letter, held, since, due, overdue, urgent, told, title, text, answers, byMail
    case scans
  }

  init(_ item: TodoItem, of desk: String, on today: Day, scans: [String]) {
    self.desk = desk
    self.scans = scans
    number = item.number
    kind = item.kind
    letter = item.letter?.description
    held = item.held
    since = item.since.description
    due = item.due.description
    overdue = item.due < today
    urgent = item.isUrgent
    told = item.isTold
    title = item.title
    text = item.text
    answers = item.commands
    byMail = item.lines
    let facts = [
      "\(item.number)", item.name, item.letter?.description ?? item.held.map { "held=\($0)" },
      item.isUrgent ? "URGENT" : nil, item.due < today ? "OVERDUE" : nil, "due=\(item.due)",
      item.waited > 0 ? "waits=\(item.waited)" : nil, item.isTold ? "told" : nil,
    ]
    heading = facts.compactMap(\.self).joined(separator: "  ")
  }

  var lines: [String] {
    let words = answers.isEmpty ? byMail.map { "    by mail: \($0)" } : answers.map { "    \($0)" }
    return ["", heading] + text.split(whereSeparator: \.isNewline).map(String.init)
      + scans.map { "    scan: \($0)" } + words
  }
}
