import Digest
import Domain
import Foundation
import Mail
import Office
import Papers
import Settings
import Site
import Store
import Synchronization
import Templates
import Wire

/// A whole office in a folder of its own: a Maildir for what comes in, a folder of .eml files for what goes out,
/// a real ledger, the shipped templates and calendar. Time stands still until somebody moves it.
package final class World {
  package let directory: String
  package private(set) var office: Office
  package var now = Timestamp(Day("2026-11-23")!, hour: 9)
  package let inbox: Maildir
  private let courier: any Courier
  private let audit: Dispatch.Audit
  private let log: Log
  private var mailNumber = 0
  /// The last mail from each address.
  private(set) var lastMails: [String: [UInt8]] = [:]
  /// Whether a file lies where the public site shall be.
  private var isSiteBlocked = false

  private let rules: OfficeRules
  private let examiner: Examiner?
  private var register: Register
  private var calendar: WorkingCalendar
  private let replyForm: ReplyFormTemplate?
  private let hasBoard: Bool
  private var mint = TokenMint(key: World.key)
  private static let key = Array("a key of the test".utf8)
  /// Goes on where a process ends: what was once given out is never given out again.
  private let entropy = World.entropy()

  /// - Parameters:
  ///   - courier: how mail leaves; into a folder, if `nil`.
  ///   - hasForm: whether units also get the shipped form to fill in.
  ///   - hasBoard: whether the internal board is kept, beside the public site.
  ///   - trust: whose signatures count, and what the office signs with; those of the tests, if `nil`.
  ///   - audit: how to find out what became of a mail of unknown fate.
  package init(
    change: (inout OfficeRules) -> Void = { _ in }, examiner: Examiner? = nil, courier: (any Courier)? = nil,
    audit: Dispatch.Audit = .harmless, register: Register = Cast.register, hasForm: Bool = false,
    hasBoard: Bool = false,
    trusting trust: OfficeTrust? = nil
  ) throws {
    directory = FileManager.default.temporaryDirectory.path + "/huiyin-world-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    inbox = try Maildir(at: directory + "/inbox")
    self.courier = try courier ?? FolderCourier(at: directory + "/sent")
    self.register = register
    calendar = try Self.calendar.get()
    self.hasBoard = hasBoard
    replyForm = hasForm ? try Self.replyForm.get() : nil
    self.audit = audit
    log = Log()
    var rules = Cast.rules
    change(&rules)
    rules.triage.learned = LearnedRules(
      file: LearnedRulesFile(path: directory + "/state/" + LearnedFile.name, parse: LearnedFile.rules))
    self.rules = rules
    self.examiner = examiner
    let ledger = try Ledger.open(writingTo: directory + "/state", entropy: entropy) { [log] in
      log.add($0, $1)
    }
    office = try Self.open(
      directory, ledger, register, calendar, rules, examiner, replyForm, hasBoard, trust, mint, entropy)
  }

  /// The office as a process that starts finds it.
  private static func open(
    _ directory: String, _ ledger: Ledger, _ register: Register, _ calendar: WorkingCalendar,
    _ rules: OfficeRules, _ examiner: Examiner?, _ replyForm: ReplyFormTemplate?, _ hasBoard: Bool,
    _ trust: OfficeTrust?, _ mint: TokenMint,
    _ entropy: @escaping @Sendable (Int) -> [UInt8]
  ) throws -> Office {
    let templates = try templates.get()
    return Office(
      ledger: ledger, register: register, calendar: calendar, rules: rules,
      trust: try trust ?? Certificates.shared.trust, templates: templates,
      replyForm: replyForm, pages: SitePages(identity: Cast.identity, templates: templates),
      siteDirectory: directory + "/site",
      siteManifest: directory + "/state/site.manifest",
      board: hasBoard
        ? BoardPlace(directory: directory + "/board", manifest: directory + "/state/board.manifest") : nil,
      mint: mint,
      entropy: entropy, examiner: examiner, waryThrough: try ledger.countDeaths())
  }

  /// A process that is started anew finds what the last one left.
  /// - Parameter trust: whose signatures count from now on.
  /// - Parameter register: whom it knows from now on; nil where nothing has changed.
  /// - Parameter calendar: in which days it counts from now on.
  package func restart(
    trusting trust: OfficeTrust? = nil, _ register: Register? = nil, counting calendar: WorkingCalendar? = nil
  ) throws {
    self.register = register ?? self.register
    self.calendar = calendar ?? self.calendar
    office = try Self.open(
      directory, office.ledger, self.register, self.calendar, rules, examiner, replyForm, hasBoard, trust,
      mint, entropy)
  }

  /// The office makes its tokens with another key from now on.
  /// - Parameter keepsOld: whether it still knows what it made with the one before.
  package func changeKey(keepsOld: Bool) throws {
    mint = TokenMint(
      key: Array("another key".utf8), previous: keepsOld ? Self.key : nil, identity: Self.key)
    try restart()
  }

  /// The same office over another ledger, with a site of its own beside it.
  package func office(on ledger: Ledger, in directory: String) throws -> Office {
    try Self.open(
      directory, ledger, register, calendar, rules, examiner, replyForm, false, nil, mint, entropy)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  /// Somebody writes to the office.
  package func write(
    from sender: Address, subject: String, text: String, to recipient: String = Cast.office,
    inReplyTo: String? = nil, attachments: [Attachment] = [], headers: [(name: String, value: String)] = [],
    sign: ([UInt8]) throws -> [UInt8] = { $0 }
  ) throws {
    mailNumber += 1
    let draft = Draft(
      from: sender, to: [Address(name: nil, mailbox: recipient)], subject: subject, date: now.seconds,
      messageID: "\(mailNumber)@people.example", inReplyTo: inReplyTo, headers: headers, text: text,
      attachments: attachments)
    let mail = try sign(try draft.composed())
    lastMails[sender.mailbox] = mail
    try post(mail)
  }

  /// Puts a mail into the office's inbox as it is.
  package func post(_ bytes: [UInt8]) throws {
    mailNumber += 1
    try inbox.deliver(bytes, named: "\(now.seconds).\(mailNumber).world", receivedAt: now.seconds)
  }

  /// Takes in what lies in the inbox, and does nothing about it.
  package func collect() throws {
    _ = try Intake(ledger: office.ledger, name: "liuyan", mailbox: inbox).run(at: { self.now })
  }

  /// Collects, works and sends until nothing is left to do.
  package func work() throws {
    let dispatch = Dispatch(office: office, courier: courier, audit: audit) { self.log.add($0) }
    var done = 1
    while done > 0 {
      done = try Intake(ledger: office.ledger, name: "liuyan", mailbox: inbox).run(at: { self.now })
      // What it could do it has done.
      do { done += try Pipeline.pass(office, at: now) } catch  where isSiteBlocked {}
      done += try deliverReplies()
      done += try dispatch.run(at: { self.now })
    }
  }

  /// From now on nothing can be written where the public site is, or it can again.
  package func blockSite(_ isBlocked: Bool) throws {
    let (site, away) = (directory + "/site", directory + "/site.away")
    isSiteBlocked = isBlocked
    if isBlocked {
      if FileManager.default.fileExists(atPath: site) {
        try FileManager.default.moveItem(atPath: site, toPath: away)
      }
      try Data().write(to: URL(filePath: site))
    } else {
      try FileManager.default.removeItem(atPath: site)
      if FileManager.default.fileExists(atPath: away) {
        try FileManager.default.moveItem(atPath: away, toPath: site)
      }
    }
  }

  /// What the daemon would have said since this was asked last, line by line.
  package func takeJournal() -> [String] { log.take() }

  func signsWithOpenPGP(_ address: String) -> Bool {
    register.units.contains { unit in
      unit.signOff == .openpgp && unit.leaders.contains { $0.address == address }
    }
  }

  /// The mails of one kind about a letter, as they were sent.
  package func mails(_ kind: String, about id: LetterID) throws -> [Message] {
    try office.ledger.outbox(of: id).filter { $0.mail.kind == kind && $0.state == .sent }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  package func letter(_ serial: Int = 1) throws -> Letter {
    let id = LetterID(prefix: "NM", year: 2026, serial: serial)
    guard let letter = try office.ledger.letter(id) else { throw LedgerError.noSuchLetter(id) }
    return letter
  }

  package func page(_ path: String) throws -> String {
    try String(contentsOfFile: directory + "/site/" + path, encoding: .utf8)
  }

  // The shipped ones, read once.
  private static let templates = Result {
    try TemplateLibrary(directory: Repository.root + "/Config/templates")
  }
  private static let replyForm = Result {
    try ReplyFormTemplate(
      Array(Data(contentsOf: URL(filePath: Repository.root + "/Config/forms/reply-form.docx"))))
  }
  package static let calendar = Result {
    try Configuration.load(from: Repository.root + "/Config/huiyin.yaml", today: Day("2026-01-01")!).calendar
  }

  private static func entropy() -> @Sendable (Int) -> [UInt8] {
    let counter = Mutex(UInt64(0))
    return { count in
      let value = counter.withLock { value in
        value += 1
        return value
      }
      return Array(SHA256.digest(of: withUnsafeBytes(of: value.bigEndian, Array.init)).prefix(count))
    }
  }
}

/// The daemon's standard output.
private final class Log: Sendable {
  private let lines = Mutex<[String]>([])

  func add(_ line: String) { lines.withLock { $0.append(line) } }
  func add(_ events: [Event], _ officeEvents: [OfficeEvent]) {
    lines.withLock { $0 += Journal.lines(for: events) + Journal.lines(for: officeEvents) }
  }
  func take() -> [String] {
    lines.withLock { lines in
      defer { lines = [] }
      return lines
    }
  }
}
