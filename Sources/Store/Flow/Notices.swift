import Domain
import GRDB

/// A word that only a person can bring to an author (告知): under his comment, in a private message, by telephone.
/// It is open until somebody says that it was done.
package struct Notice: Sendable {
  package enum Way: String, Sendable {
    /// An account's operator says it where the author is.
    case account
    /// The desk calls him.
    case telephone
  }

  /// What is to be said.
  package struct Content: Sendable {
    /// The template's name: `receipt`, `declined`, `answered` …
    package let kind: String
    package let way: Way
    /// The account that says it; empty for a telephone.
    package let account: String
    package let desk: String
    package let text: String
    /// In whose name it is said.
    package let signer: String
    /// Address of the page on which it stands whole.
    package let page: String?
    /// Whether everybody may read it: what is not public already is for the author alone.
    package let isPublic: Bool

    package init(
      kind: String, way: Way, account: String, desk: String, text: String, signer: String,
      page: String? = nil, isPublic: Bool = false
    ) {
      self.kind = kind
      self.way = way
      self.account = account
      self.desk = desk
      self.text = text
      self.signer = signer
      self.page = page
      self.isPublic = isPublic
    }
  }

  package let id: Int64
  package let letter: LetterID
  /// Its text is empty once it was erased.
  package let content: Content
  package let at: Timestamp
  /// The reply file that it stands in.
  package let file: Int64?
  /// When it was said, and who says so.
  package let doneAt: Timestamp?
  package let doneBy: String?

  package var isOpen: Bool { doneAt == nil }
}

extension Book {
  /// Leaves a word for a person to bring; the same cause is one notice.
  /// - Parameter cause: tells apart words of one kind about a letter.
  package func notify(_ content: Notice.Content, about letter: LetterID, cause: Int, at time: Timestamp)
    throws
  {
    try database.run(
      """
      INSERT OR IGNORE INTO notice (letter, kind, cause, way, account, desk, text, signer, page, public, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        letter.description, content.kind, cause, content.way.rawValue, content.account, content.desk,
        content.text, content.signer, content.page, content.isPublic, time.seconds,
      ])
  }

  /// Closes a notice; false where it was closed before.
  package func close(_ notice: Notice, link: String?, by name: String, at time: Timestamp) throws -> Bool {
    try database.run(
      "UPDATE notice SET doneAt = ?, doneBy = ?, link = ? WHERE id = ? AND doneAt IS NULL",
      [time.seconds, name, link, notice.id])
    return database.changesCount == 1
  }

  /// A letter's notices within this transaction, oldest first.
  package func notices(about letter: LetterID) throws -> [Notice] {
    try Notice.all(database, "letter = ?", [letter.description])
  }
}

extension Ledger {
  package func notices(about letter: LetterID) throws -> [Notice] {
    try database.read { try Notice.all($0, "letter = ?", [letter.description]) }
  }

  /// What waits to be said, oldest first: by one desk or all, in one way or both.
  package func openNotices(of desk: String? = nil, by way: Notice.Way? = nil) throws -> [Notice] {
    try database.read {
      try Notice.all(
        $0, "doneAt IS NULL AND (? IS NULL OR desk = ?) AND (? IS NULL OR way = ?)",
        [desk, desk, way?.rawValue, way?.rawValue])
    }
  }
}

extension Notice {
  static func all(_ database: Database, _ condition: String, _ arguments: StatementArguments) throws
    -> [Notice]
  {
    // Without the plus SQLite reads all that were ever said, since they lie in this order.
    try database.rows("SELECT * FROM notice WHERE \(condition) ORDER BY +id", arguments).compactMap(
      Notice.init)
  }

  private init?(_ row: Row) {
    guard let letter = LetterID(row["letter"]), let way = Way(rawValue: row["way"]) else { return nil }
    id = row["id"]
    self.letter = letter
    content = Content(
      kind: row["kind"], way: way, account: row["account"], desk: row["desk"],
      text: (row["text"] as String?) ?? "", signer: row["signer"], page: row["page"], isPublic: row["public"])
    at = Timestamp(seconds: row["at"])
    file = row["file"]
    doneAt = (row["doneAt"] as Int64?).map(Timestamp.init(seconds:))
    doneBy = row["doneBy"]
  }
}
