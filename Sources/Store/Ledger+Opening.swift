import Domain
import Foundation

/// How a ledger is opened, and when it is not: where going on would give numbers twice or take mails for dealt with.
extension Ledger {
  /// Opens the ledger in `directory` for writing; makes or migrates it.
  /// - Parameters:
  ///   - entropy: gives that many random bytes, for salts.
  ///   - observer: hears of the events of each transaction once it is durable.
  ///   - faults: hears of what nobody can work on with.
  package static func open(
    writingTo directory: String, entropy: @escaping @Sendable (Int) -> [UInt8],
    observer: @escaping @Sendable ([Event], [OfficeEvent]) -> Void = { _, _ in },
    faults: @escaping @Sendable (LedgerFault) -> Void = { _ in }
  ) throws -> Ledger {
    try makeDirectory(directory)
    let lock = try ProcessLock(path: directory + "/lock")
    guard access(Replacement.path(in: directory), F_OK) != 0 else {
      throw LedgerError.unfinished(directory: directory)
    }
    return try open(writingTo: directory, under: lock, entropy: entropy, observer: observer, faults: faults)
  }

  /// Opens it for whoever has the lock already, or has the directory for himself.
  static func open(
    writingTo directory: String, under lock: ProcessLock?, entropy: @escaping @Sendable (Int) -> [UInt8],
    observer: @escaping @Sendable ([Event], [OfficeEvent]) -> Void = { _, _ in },
    faults: @escaping @Sendable (LedgerFault) -> Void = { _ in }
  ) throws -> Ledger {
    func connection(to file: String, _ migrations: Migrations) throws -> Connection {
      do {
        // Nobody else's to read, whatever the umask, nor what SQLite writes beside it.
        let path = "\(directory)/\(file)"
        Glibc.close(Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600))
        let connection = try Connection(
          path: path, configuration: configuration(readOnly: false), observer: faults)
        try connection.migrate(migrations)
        try connection.watch()
        return connection
      } catch {
        guard let fault = LedgerFault(error) else { throw error }
        faults(fault)
        guard case .damaged(let reason) = fault else { throw error }
        throw LedgerError.corrupt("\(directory)/\(file): \(reason)")
      }
    }
    let isThere = isThere(in: directory)
    let mail = try connection(to: "mail.sqlite", Schema.mail)
    // Numbers that were given out would be given again.
    if !isThere, try mail.holdsMails { throw lost(in: directory) }
    if !isThere, let trace = traces.first(where: { access("\(directory)/\($0)", F_OK) == 0 }) {
      throw LedgerError.corrupt(
        "\(directory)/ledger.sqlite and its mails are gone, and \(trace) of that office is there")
    }
    let database = try connection(to: "ledger.sqlite", Schema.ledger)
    // Mails would get the numbers of others, and pass for dealt with. What is damaged is met by whoever reads it.
    if let known = try? database.lastMailKnown, case let kept = try mail.lastMailKept, known > kept {
      throw LedgerError.corrupt(
        "\(directory)/mail.sqlite is gone, empty or older: it ends with mail \(kept), and ledger.sqlite knows of \(known)"
      )
    }
    return Ledger(
      directory: directory, database: database, mailDatabase: mail, entropy: entropy, observer: observer,
      lock: lock)
  }

  /// Whether there is anything in its place.
  private static func isThere(in directory: String) -> Bool {
    var status = stat()
    return stat(directory + "/ledger.sqlite", &status) == 0 && status.st_size > 0
  }

  /// What only an office leaves that has run.
  private static let traces = [LastBackup.name, ErasureList.name, "site.manifest"]

  private static func lost(in directory: String) -> LedgerError {
    .corrupt("\(directory)/ledger.sqlite is gone or empty, and mail.sqlite holds mails")
  }

  /// Opens the ledger in `directory` for reading, also beside a running daemon.
  package static func open(readingFrom directory: String) throws -> Ledger {
    func connection(to file: String) throws -> Connection {
      try Connection(path: "\(directory)/\(file)", configuration: configuration(readOnly: true))
    }
    func whole<Value>(_ file: String, _ look: () throws -> Value) throws -> Value {
      do { return try look() } catch {
        guard case .damaged(let reason) = LedgerFault(error) else { throw error }
        throw LedgerError.corrupt("\(directory)/\(file): \(reason)")
      }
    }
    if !isThere(in: directory), access(directory + "/mail.sqlite", R_OK) == 0,
      try whole("mail.sqlite", { try connection(to: "mail.sqlite").holdsMails })
    {
      throw lost(in: directory)
    }
    guard access(directory + "/ledger.sqlite", R_OK) == 0 else {
      guard errno == ENOENT else {
        throw LedgerError.unreadable(directory: directory, reason: String(cString: strerror(errno)))
      }
      let isUnfinished = access(Replacement.path(in: directory), F_OK) == 0
      throw isUnfinished ? LedgerError.unfinished(directory: directory) : .missing(directory: directory)
    }
    func checked(_ file: String, _ migrations: Migrations) throws -> Connection {
      try whole(file) {
        let connection = try connection(to: file)
        try connection.check(migrations)
        return connection
      }
    }
    let database = try checked("ledger.sqlite", Schema.ledger)
    let mail = try checked("mail.sqlite", Schema.mail)
    return Ledger(
      directory: directory, database: database, mailDatabase: mail, entropy: { _ in [] },
      observer: { _, _ in }, lock: nil)
  }
}
