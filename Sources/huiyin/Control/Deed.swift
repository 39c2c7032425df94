import Domain
import Office
import Settings

/// What a clerk has the office do by a command (design law 3): it travels to the running daemon, or is done here where
/// none runs.
protocol ClerksDeed: Codable, Sendable {
  /// Whether there must be a ledger already: nothing can be decided where no letter ever came.
  static var needsLetters: Bool { get }

  /// Whether it may take two clerks: each does it under his own login.
  var mayTakeTwo: Bool { get }

  /// A file that goes with it.
  var file: SentFile? { get set }

  /// Does it in the clerk's name, and says what was done.
  func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply
}

extension ClerksDeed {
  static var needsLetters: Bool { true }
  var mayTakeTwo: Bool { false }

  var file: SentFile? {
    get { nil }
    set {}
  }

  /// - Parameter quietly: without a journal, where a program reads the answer.
  func send(_ configuration: Configuration, quietly: Bool = false) throws -> ControlReply {
    try ControlRequest.deed(SentDeed(deed: self)).send(configuration, quietly: quietly)
  }
}

/// What is done to one letter.
protocol LetterDeed: ClerksDeed {
  /// As it is typed, for whoever typed it where the letter does not take it.
  var name: String { get }
  var letter: LetterID { get }
}

extension LetterDeed {
  /// - Returns: the reason, which must say something.
  func reason(_ why: String) throws -> String {
    guard why.contains(where: { !$0.isWhitespace }) else {
      throw Failure("\(letter): there is no reason", hint: "give one with --why")
    }
    return why
  }
}

/// A file on its way to the daemon: whoever sends it may read it, the daemon perhaps may not. Its bytes travel behind
/// the line, once the daemon has answered it.
struct SentFile: Codable, Sendable {
  let size: Int
  var bytes: [UInt8] = []

  init(_ bytes: [UInt8]) {
    size = bytes.count
    self.bytes = bytes
  }

  private enum CodingKeys: String, CodingKey {
    case size
  }
}

/// A deed on its way: what kind it is, and what it says.
struct SentDeed: Codable, Sendable {
  /// Everything that a clerk can have done.
  static let kinds: [any ClerksDeed.Type] = [
    RegisterCommand.Deed.self, Import.Deed.self, ImportEarlier.Deed.self, TakeDownEarlier.Deed.self,
    Held.Discard.Deed.self,
    Accept.Deed.self, Decline.Deed.self, Route.Deed.self, Assign.Deed.self, Reassign.Deed.self,
    Merge.Deed.self, Split.Deed.self, Word.Deed.self, Urgent.Deed.self, TestCommand.Deed.self,
    RecordCommand.Deed.self, Extend.Deed.self, ToldCommand.Deed.self,
    ReasonedDeed.self, IncidentCommand.Deed.self, Pass.Deed.self, Note.Deed.self, Rate.Deed.self,
    ProbeCommand.Deed.self, Rules.Deed.self, Rules.Removal.self, AnswerCommand.Deed.self,
  ]

  var deed: any ClerksDeed
  /// In whose name, where it is not the login's own.
  let clerk: String?
  /// Noted with its letter, where the deed itself has no reason.
  let why: String?
  /// Whether it is only to be told what it would cause.
  let isRehearsal: Bool

  private enum CodingKeys: String, CodingKey {
    case kind, deed, clerk, why, isRehearsal
  }

  init(deed: any ClerksDeed, clerk: String? = nil, why: String? = nil, isRehearsal: Bool = false) {
    self.deed = deed
    self.clerk = clerk
    self.why = why
    self.isRehearsal = isRehearsal
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(String.self, forKey: .kind)
    guard let kind = Self.kinds.first(where: { String(reflecting: $0) == name }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "there is no \(name)")
    }
    deed = try kind.init(from: container.superDecoder(forKey: .deed))
    clerk = try container.decodeIfPresent(String.self, forKey: .clerk)
    why = try container.decodeIfPresent(String.self, forKey: .why)
    isRehearsal = try container.decodeIfPresent(Bool.self, forKey: .isRehearsal) == true
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(String(reflecting: type(of: deed)), forKey: .kind)
    try deed.encode(to: container.superEncoder(forKey: .deed))
    try container.encodeIfPresent(clerk, forKey: .clerk)
    try container.encodeIfPresent(why, forKey: .why)
    try container.encode(isRehearsal, forKey: .isRehearsal)
  }
}
