import Domain
import Papers
import Reading
import Site
import Store
import Templates

/// The letters office: everything a stage may use. Time is not among it; every pass is told what time it is.
///
/// Every docket, mail and reading holds it: there is one, which is never changed.
package final class Office: Sendable {
  package let ledger: Ledger
  package let register: Register
  package let calendar: WorkingCalendar
  package let rules: OfficeRules
  private let currentTrust: CurrentTrust
  package let templates: TemplateLibrary
  /// What units fill in; nil where they answer by mail alone.
  package let replyForm: ReplyFormTemplate?
  package let pages: SitePages
  package let siteDirectory: String
  /// Kept outside the public directory.
  package let siteManifest: String
  private let siteWriter = KeptWriter()
  let hourly = KeptCount()
  let fixedPages = FixedPages()
  let lateness = Lateness()
  /// Nil where there is none.
  package let board: BoardPlace?
  private let boardWriter = KeptWriter()
  let shownLists = ShownLists()
  package let mint: TokenMint
  package let entropy: @Sendable (Int) -> [UInt8]
  /// Reads mails over which the process has died before; without one they are read like any other.
  package let examiner: Examiner?
  let accusations: AccusationReader<Accusation.Accused>
  /// The last mail that was waiting when the process was started after such a death; else 0.
  package let waryThrough: Int64
  let openedMails = OpenedMails()
  let addressFindings: KnownAddressFindings
  let readLetters: ReadLetters
  /// What was learnt from letters that clerks assigned.
  package let model: ModelShelf
  /// When each mailbox was last read.
  package let mailboxes: ServerWatch
  /// When each copy of the site elsewhere was last what the site is.
  package let copies: ServerWatch

  package init(
    ledger: Ledger, register: Register, calendar: WorkingCalendar, rules: OfficeRules, trust: OfficeTrust,
    renewing look: @escaping @Sendable () -> OfficeTrust? = { nil }, templates: TemplateLibrary,
    replyForm: ReplyFormTemplate? = nil, pages: SitePages, siteDirectory: String, siteManifest: String,
    board: BoardPlace? = nil, mint: TokenMint,
    entropy: @escaping @Sendable (Int) -> [UInt8], examiner: Examiner? = nil, waryThrough: Int64 = 0,
    model: ModelShelf = ModelShelf(), mailboxes: ServerWatch = ServerWatch(),
    copies: ServerWatch = ServerWatch()
  ) {
    self.ledger = ledger
    self.register = register
    self.calendar = calendar
    self.rules = rules
    currentTrust = CurrentTrust(trust, renewing: look)
    self.templates = templates
    self.replyForm = replyForm
    self.pages = pages
    self.siteDirectory = siteDirectory
    self.siteManifest = siteManifest
    self.board = board
    self.mint = mint
    self.entropy = entropy
    self.examiner = examiner
    self.waryThrough = waryThrough
    accusations = rules.accusations.reader(of: register)
    self.model = model
    self.mailboxes = mailboxes
    self.copies = copies
    readLetters = ReadLetters(rules: rules)
    addressFindings = KnownAddressFindings(over: rules.probedRoute, in: ledger)
  }

  /// Whether answers come to the address with a token: where that has to be shown first, it was.
  var usesPlusAddresses: Bool {
    rules.usesPlusAddresses && (rules.probedRoute == nil || addressFindings.value?.arrive == true)
  }

  /// Whose signatures count now.
  package var trust: OfficeTrust { currentTrust.value }

  /// Looks for files that the administrator has renewed.
  /// - Returns: whether what waited may be judged otherwise now.
  func renewTrust() -> Bool { currentTrust.renew() }

  /// Changes the public site.
  func withSite<Result>(_ work: (inout SiteWriter) throws -> Result) throws -> Result {
    try siteWriter.use(
      opening: {
        try SiteWriter(directory: siteDirectory, manifest: siteManifest, compressing: rules.compressesSite)
      }, work)
  }

  /// Changes the internal board, which lies apart from the site.
  func withBoard<Result>(at place: BoardPlace, _ work: (inout SiteWriter) throws -> Result) throws -> Result {
    try boardWriter.use(
      opening: {
        try SiteWriter(directory: place.directory, manifest: place.manifest, apartFrom: siteDirectory)
      }, work)
  }

  /// Opens a letter's docket in one transaction.
  @discardableResult
  package func open<Result>(
    _ id: LetterID, at now: Timestamp, _ work: (inout Docket) throws -> Result
  ) throws -> Result {
    try ledger.write { book in
      guard let letter = try book.letter(id) else { throw LedgerError.noSuchLetter(id) }
      var docket = Docket(office: self, now: now, book: book, letter: letter)
      return try work(&docket)
    }
  }
}
