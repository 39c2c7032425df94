import Domain
import Papers
import Reading
import Signatures
import Site
import Store
import Synchronization
import Templates

/// The letters office: everything a stage may use. Time is not among it; every pass is told what time it is.
///
/// Every docket, mail and reading holds it: there is one, which is never changed.
package final class Office: Sendable {
  package let ledger: Ledger
  package let register: Register
  package let calendar: WorkingCalendar
  package let rules: OfficeRules
  package let trust: OfficeTrust
  package let templates: TemplateLibrary
  /// What units fill in; nil where they answer by mail alone.
  package let replyForm: ReplyFormTemplate?
  package let pages: SitePages
  package let siteDirectory: String
  /// Kept outside the public directory.
  package let siteManifest: String
  package let mint: TokenMint
  package let entropy: @Sendable (Int) -> [UInt8]
  /// Reads mails over which the process has died before; without one they are read like any other.
  package let examiner: Examiner?
  let accusations: AccusationReader<Accusation.Accused>
  /// The last mail that was waiting when the process was started after such a death; else 0.
  let waryThrough: Int64
  let openedMails = OpenedMails()
  let readLetters: ReadLetters
  private let rejudged = Atomic(false)
  /// What was learnt from letters that clerks assigned.
  package let model: ModelShelf

  package init(
    ledger: Ledger, register: Register, calendar: WorkingCalendar, rules: OfficeRules, trust: OfficeTrust,
    templates: TemplateLibrary, replyForm: ReplyFormTemplate? = nil, pages: SitePages, siteDirectory: String,
    siteManifest: String, mint: TokenMint,
    entropy: @escaping @Sendable (Int) -> [UInt8], examiner: Examiner? = nil, waryThrough: Int64 = 0,
    model: ModelShelf = ModelShelf()
  ) {
    self.ledger = ledger
    self.register = register
    self.calendar = calendar
    self.rules = rules
    self.trust = trust
    self.templates = templates
    self.replyForm = replyForm
    self.pages = pages
    self.siteDirectory = siteDirectory
    self.siteManifest = siteManifest
    self.mint = mint
    self.entropy = entropy
    self.examiner = examiner
    self.waryThrough = waryThrough
    accusations = rules.accusations.reader(of: register)
    self.model = model
    readLetters = ReadLetters(rules: rules)
  }

  /// Whether this office asks for the first time.
  func isFirstRejudging() -> Bool { !rejudged.exchange(true, ordering: .relaxed) }

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

/// Whose signatures the office trusts: contents of the files the administrator named.
package struct OfficeTrust: Sendable {
  /// What every mail is held against; its times are of no mail yet.
  private let policy: SignaturePolicy
  /// By which the office signs its own mails to units; nil where it does not.
  package let identity: OfficeIdentity?

  /// - Parameter clockTolerance: how far a signer's clock may be off, in seconds.
  package init(
    authorities: [[UInt8]], intermediates: [[UInt8]] = [], revocationLists: [[UInt8]] = [],
    requiresRevocationList: Bool, clockTolerance: Int64 = 900, identity: OfficeIdentity? = nil
  ) {
    policy = SignaturePolicy(
      authorities: authorities, intermediates: intermediates, revocationLists: revocationLists,
      requiresRevocationList: requiresRevocationList, receivedAt: 0, clockTolerance: clockTolerance)
    self.identity = identity
  }

  package var authorities: [[UInt8]] { policy.authorities }
  package var intermediates: [[UInt8]] { policy.intermediates }
  package var revocationLists: [[UInt8]] { policy.revocationLists }

  /// What one mail's signature is held against.
  /// - Parameter leaders: whose OpenPGP keys count.
  package func policy(
    receivedAt: Timestamp, assignedAt: Timestamp?, leaders: [Leader] = []
  ) -> SignaturePolicy {
    var policy = policy
    policy.keys = leaders.flatMap(\.keys).map { PinnedKey(fingerprint: $0.fingerprint, packets: $0.packets) }
    policy.receivedAt = receivedAt.seconds
    policy.notBefore = assignedAt?.seconds
    return policy
  }
}
