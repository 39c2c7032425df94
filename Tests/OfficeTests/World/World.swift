import Digest
import Domain
import Foundation
import Mail
import Reading
import Site
import Store
import Synchronization
import Templates
import Wire

@testable import Office

/// A whole office in a folder of its own: a Maildir for what comes in, a folder of .eml files for what goes out,
/// a real ledger, the shipped templates. Time stands still until a test moves it.
final class World {
  let directory: String
  let office: Office
  var now = Timestamp(Day("2026-11-23")!, hour: 9)
  private let inbox: Maildir
  private let courier: FolderCourier
  private var mailNumber = 0

  init(change: (inout OfficeRules) -> Void = { _ in }) throws {
    directory = FileManager.default.temporaryDirectory.path + "/huiyin-world-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    inbox = try Maildir(at: directory + "/inbox")
    courier = try FolderCourier(at: directory + "/sent")
    let entropy = Self.entropy()
    let templates = try TemplateLibrary(directory: Repository.root + "/Config/templates")
    var rules = Cast.rules
    change(&rules)
    office = Office(
      ledger: try Ledger.open(writingTo: directory + "/state", entropy: entropy), register: Cast.register,
      calendar: Cast.calendar, rules: rules, trust: try Certificates.shared.trust, templates: templates,
      pages: SitePages(identity: Cast.identity, templates: templates), siteDirectory: directory + "/site",
      siteManifest: directory + "/state/site.manifest", mint: TokenMint(key: Array("a key of the test".utf8)),
      entropy: entropy)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  /// Somebody writes to the office.
  func write(
    from sender: Address, subject: String, text: String, to recipient: String = Cast.office,
    attachments: [Attachment] = [], headers: [(name: String, value: String)] = []
  ) throws {
    mailNumber += 1
    let draft = Draft(
      from: sender, to: [Address(name: nil, mailbox: recipient)], subject: subject, date: now.seconds,
      messageID: "\(mailNumber)@people.example", headers: headers, text: text, attachments: attachments)
    try post(try draft.composed())
  }

  /// Puts a mail into the office's inbox as it is.
  func post(_ bytes: [UInt8]) throws {
    mailNumber += 1
    try inbox.deliver(bytes, named: "\(now.seconds).\(mailNumber).world", receivedAt: now.seconds)
  }

  /// Collects, works and sends until nothing is left to do.
  func work() throws {
    let dispatch = Dispatch(office: office, courier: courier, audit: .harmless, log: { _ in })
    var done = 1
    while done > 0 {
      done = try Intake(ledger: office.ledger, name: "liuyan", mailbox: inbox).run(at: { self.now })
      done += try Pipeline.pass(office, at: now)
      done += try dispatch.run(at: { self.now })
    }
  }

  /// The mails of one kind about a letter, as they were sent.
  func mails(_ kind: String, about id: LetterID) throws -> [Message] {
    try office.ledger.outbox(of: id).filter { $0.mail.kind == kind && $0.state == .sent }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  func letter(_ serial: Int = 1) throws -> Letter {
    let id = LetterID(prefix: "NM", year: 2026, serial: serial)
    guard let letter = try office.ledger.letter(id) else { throw LedgerError.noSuchLetter(id) }
    return letter
  }

  func page(_ path: String) throws -> String {
    try String(contentsOfFile: directory + "/site/" + path, encoding: .utf8)
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

/// Where the package lies.
enum Repository {
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    .joined(separator: "/")
}
