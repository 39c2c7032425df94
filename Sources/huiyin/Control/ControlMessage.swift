import Office

/// What can be asked of a running daemon over its control socket; one JSON line each way.
struct ControlRequest: Codable, Sendable {
  enum Command: String, Codable, Sendable {
    case assign, decline, once, buildSite, reconcile, release, discard, told
    case takeIn = "import"
    case register, reopen
    case merge, unmerge, word, split, urgent, acknowledge, accept, route, record
    case reassign, extend
  }
  var command: Command
  var letter: String?
  var lead: String?
  /// The letter that one is merged into.
  var root: String?
  var cooperating: [String]?
  /// Whether a unit is meant though the letter accuses it.
  var despiteAccusation: Bool?
  var ground: Int?
  /// The item of article 6.
  var clause: Int?
  /// Whether a proposal is carried out as well.
  var confirm: Bool?
  var full: Bool?
  var export: SentExport?
  /// A letter that somebody took.
  var sheet: EntrySheet?
  /// Whether its author has heard number and query code.
  var told: Bool?
  /// Entries of the holding pen, what one is released as, and why they are discarded.
  var entries: [Int64]?
  var way: String?
  var why: String?
  /// Whether the lead answers several matters in one.
  var answersAll: Bool?
  /// How many working days more, and for which unit; the lead where it is left out.
  var workingDays: Int?
  var unit: String?
  /// What a letter is divided into.
  var matters: [Matter]?
  /// What a letter is called from now on.
  var title: String?
  var summary: String?
  /// How an author was told.
  var said: SaidTold?
  /// What a unit said otherwise than by mail; its scan travels as an export does.
  var spoken: SpokenWord?
  /// Whether the opposite is meant: not urgent.
  var isNot: Bool?
}

/// What a clerk says he told an author.
struct SaidTold: Codable, Sendable {
  let kind: String?
  let place: String?
  /// Seconds since 1970; nil for now.
  let at: Int64?
  let by: String?
  let failure: String?
  /// Whether it will not be tried again.
  let givesUp: Bool?
}

/// An export on its way to the daemon: whoever sends it may read the file, the daemon perhaps may not.
struct SentExport: Codable, Sendable {
  let account: String
  let file: String
  /// When the export was made, in seconds since 1970.
  let madeAt: Int64
  /// How many bytes follow the line.
  let size: Int
  /// They travel behind the line, once the daemon has answered it.
  var bytes: [UInt8] = []

  private enum CodingKeys: String, CodingKey {
    case account, file, madeAt, size
  }
}

struct ControlReply: Codable, Sendable {
  struct Trouble: Codable, Sendable {
    let message: String
    let hint: String?
  }
  /// What `site build` changed.
  struct SiteTally: Codable, Sendable {
    let written: Int
    let unchanged: Int
    let removed: Int
  }
  var lines: [String] = []
  var site: SiteTally?
  var receipt: ImportReceipt?
  /// What `register` made.
  var entered: EntryReceipt?
  /// What `reconcile` found, mailbox by mailbox.
  var reconciliations: [Reconciliation]?
  /// What went wrong; empty where all went well.
  var troubles: [Trouble] = []
}

extension ControlReply {
  init(_ failure: Failure) {
    troubles = failure.complaints.map { Trouble(message: $0.message, hint: $0.hint) }
  }

  /// Throws what went wrong.
  func check() throws {
    guard !troubles.isEmpty else { return }
    throw Failure(troubles.map { Complaint($0.message, hint: $0.hint) })
  }

  /// What was answered, to the terminal.
  func tell() throws {
    try Console.answer(lines: lines)
    try check()
  }
}
