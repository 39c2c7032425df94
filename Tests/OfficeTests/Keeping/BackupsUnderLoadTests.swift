import Domain
import Foundation
import Site
import Synchronization
import Testing
import World

@testable import Office
@testable import Store

/// Backups of an office that goes on working, each restored: `make backups` makes a hundred.
@Suite struct BackupsUnderLoadTests {
  private static let count = Int(ProcessInfo.processInfo.environment["HUIYIN_BACKUPS"] ?? "") ?? 4

  @Test func everyBackupOfAWorkingOfficeIsWholeAndGivesTheSameSite() throws {
    let world = try World()
    for number in 1...3 {
      try world.write(from: Cast.citizen, subject: "供热\(number)", text: "家里供热不足，第\(number)封。")
      try world.work()
      try world.reply(to: world.assignment(number), from: "leader@zhujian.example", "答复：已修好。", signedBy: true)
      try world.work()
    }
    let (state, backups) = (world.directory + "/state", world.directory + "/backups")
    let load = Load(world.office.ledger)
    var made: [Backup] = []
    for number in 0..<Self.count {
      made.append(
        try Ledger.backUp(state, to: backups, at: world.now + Int64(60 * number), program: "test", keys: [:]))
    }
    let written = load.end()
    #expect(written > Self.count, "the office worked meanwhile")
    #expect(made.map(\.manifest.head.sequence) == made.map(\.manifest.head.sequence).sorted())
    for (number, backup) in made.enumerated() {
      try backup.verify()
      let home = world.directory + "/restored-\(number)"
      let reference = try site(of: copy(backup, to: home + "/copy"), world, in: home + "/copy")
      _ = try Restoring(
        backup, to: home + "/state", step: 1000, prefix: "NM", mailboxes: ["liuyan"], accounts: [],
        erased: ErasureList(in: []),
        at: world.now, entropy: { [UInt8](repeating: 7, count: $0) }
      ).run(by: .policy, keys: [:])
      let ledger = try Ledger.open(writingTo: home + "/state", entropy: { [UInt8](repeating: 7, count: $0) })
      try ledger.checkPages()
      try ledger.verify()
      #expect(try site(of: ledger, world, in: home) == reference, "backup \(number)")
      try ledger.close()
      try FileManager.default.removeItem(atPath: home)
    }
    print("backups  made=\(made.count)  events meanwhile=\(written)")
  }

  private func copy(_ backup: Backup, to directory: String) throws -> Ledger {
    try FileManager.default.createDirectory(atPath: directory + "/state", withIntermediateDirectories: true)
    for file in ["ledger.sqlite", "mail.sqlite"] {
      try FileManager.default.copyItem(atPath: "\(backup.path)/\(file)", toPath: "\(directory)/state/\(file)")
    }
    return try Ledger.open(writingTo: directory + "/state", entropy: { [UInt8](repeating: 7, count: $0) })
  }

  /// The whole site of a ledger, file by file.
  private func site(of ledger: Ledger, _ world: World, in directory: String) throws -> [String: Data] {
    let office = try world.office(on: ledger, in: directory)
    try office.buildSite(.everything, at: world.now)
    let root = directory + "/site"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try files.reduce(into: [:]) { found, file in
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(root)/\(file)", isDirectory: &isDirectory),
        !isDirectory.boolValue
      else { return }
      found[file] = try Data(contentsOf: URL(filePath: "\(root)/\(file)"))
    }
  }
}

/// Letters that come in, one after the other, until it ends.
private final class Load: Sendable {
  private let state = Mutex((isEnding: false, written: 0))
  private let ended = DispatchSemaphore(value: 0)

  init(_ ledger: Ledger) {
    Thread.detachNewThread { [self] in
      var number = 0
      while !state.withLock({ $0.isEnding }) {
        number += 1
        do {
          try ledger.receive(
            [
              ReceivedMail(
                place: MailPlace(validity: 9, uid: UInt32(number)),
                receivedAt: Timestamp(seconds: 1_795_000_000),
                bytes: Array("Subject: x\r\n\r\n第\(number)封".utf8), content: Array("load \(number)".utf8))
            ], from: "load", cursor: nil)
          let mail = try ledger.stored(Array("load \(number)".utf8)).flatMap { try ledger.mail($0.mail) }
          try ledger.write { book in
            _ = try book.register(
              Registration(
                desk: "网站管理中心", channel: .mail, receivedAt: Timestamp(seconds: 1_795_000_000),
                title: Words("第\(number)封"),
                text: Words("内容\(number)"), authorName: nil, authorAddress: nil, queryCode: Words("k7m2"),
                mail: mail?.reference), prefix: "NM", at: Timestamp(seconds: 1_795_000_000), by: .policy)
          }
          state.withLock { $0.written += 1 }
          // Some come while each backup is made; more would only make each larger.
          usleep(20_000)
        } catch { Issue.record(error) }
      }
      ended.signal()
    }
  }

  /// - Returns: how many letters came in.
  func end() -> Int {
    state.withLock { $0.isEnding = true }
    ended.wait()
    return state.withLock { $0.written }
  }
}
