import Foundation
import Lab
import Testing

@testable import Wire

struct MaildirTests {
  let folder: TemporaryFolder
  let maildir: Maildir

  init() throws {
    folder = try TemporaryFolder()
    maildir = try Maildir(at: folder.path + "/office", sizeLimit: 1000)
  }

  @Test func deliveredMailsAreCollectedInTheOrderOfTheirNames() throws {
    for number in [3, 1, 2] {
      try maildir.deliver(letter(number), named: "\(number).lab", receivedAt: 1_780_000_000 + Int64(number))
    }
    let batch = try maildir.collect(after: nil, limit: 10)
    #expect(batch.mails.map(\.bytes) == [letter(1), letter(2), letter(3)])
    #expect(batch.mails.map(\.receivedAt) == [1_780_000_001, 1_780_000_002, 1_780_000_003])
    #expect(batch.mails[0].key == MailKey(validity: 0, uid: 0, name: "1.lab"))
    #expect(!batch.more && batch.cursor == nil && batch.unfetched.isEmpty)
    #expect(try folder.names(in: "office/tmp") == [])
  }

  /// A delivery agent named it in an old encoding, or somebody copied it by hand.
  @Test func aMailWhoseNameIsNoTextIsCollectedAsWell() throws {
    try maildir.deliver(letter(1), named: "1")
    let place = Array("\(folder.path)/office/new/".utf8) + [0xFF, 0xFE, 0x80, 0x62, 0]
    let descriptor = place.withUnsafeBytes { octets in
      octets.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
    }
    _ = letter(2).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    let batch = try maildir.collect(after: nil, limit: 10)
    #expect(batch.mails.map(\.key.name) == ["1", "octets-fffe8062-4"])
    #expect(batch.mails.map(\.bytes) == [letter(1), letter(2)])
    try maildir.settle(batch.mails.map(\.key))
    #expect(try maildir.collect(after: nil, limit: 10).mails.isEmpty)
  }

  @Test func aPassOffersEachMailOnceAndTheNextOffersWhatWasNotSettled() throws {
    for number in 1...5 { try maildir.deliver(letter(number), named: "\(number)") }
    var keys: [String] = []
    var batch = try maildir.collect(after: nil, limit: 2)
    keys += batch.mails.map(\.key.name)
    while batch.more {
      batch = try maildir.collect(after: batch.cursor, limit: 2)
      keys += batch.mails.map(\.key.name)
    }
    #expect(keys == ["1", "2", "3", "4", "5"])
    try maildir.settle([batch.mails[0].key])
    #expect(try maildir.collect(after: nil, limit: 10).mails.map(\.key.name) == ["1", "2", "3", "4"])
  }

  @Test func aBatchEndsOnceItsBytesAreFull() throws {
    for number in 1...3 { try maildir.deliver(letter(number), named: "\(number)") }
    let batch = try maildir.collect(after: nil, limit: 10, bytes: letter(1).count + 1)
    #expect(batch.mails.count == 2 && batch.more)
  }

  @Test func settlingMovesToCurAndMayBeRepeated() throws {
    try maildir.deliver(letter(1), named: "1")
    let keys = try maildir.collect(after: nil, limit: 10).mails.map(\.key)
    try maildir.settle(keys)
    try maildir.settle(keys)
    #expect(try folder.names(in: "office/cur") == ["1:2,S"])
    #expect(try maildir.collect(after: nil, limit: 10).mails.isEmpty)
  }

  @Test func whatIsRemovedIsGoneAndNothingElse() throws {
    for number in 1...3 { try maildir.deliver(letter(number), named: "\(number)") }
    try maildir.settle([MailKey(validity: 0, uid: 0, name: "1"), MailKey(validity: 0, uid: 0, name: "2")])
    for _ in 1...2 {
      try maildir.remove([MailKey(validity: 0, uid: 0, name: "1")], aside: true)
      try maildir.remove([MailKey(validity: 0, uid: 0, name: "3")], aside: false)
    }
    #expect(try folder.names(in: "office/cur") == ["2:2,S"])
    #expect(try folder.names(in: "office/new") == [])
  }

  @Test(arguments: ["", ".", "..", "../secret", "a/b", ".hidden", "a\0b"])
  func aNameThatIsNoFileNameMovesNothing(name: String) throws {
    try letterFile(at: folder.path + "/secret")
    try maildir.settle([MailKey(validity: 0, uid: 0, name: name)])
    #expect(try folder.names() == ["office", "secret"])
    #expect(throws: MailboxError.unusable(what: "file name", value: name)) {
      try maildir.deliver(letter(1), named: name)
    }
  }

  @Test func whatIsNoRegularFileIsNamedAndNotRead() throws {
    try letterFile(at: folder.path + "/elsewhere")
    let new = folder.path + "/office/new"
    symlink(folder.path + "/elsewhere", new + "/link")
    mkfifo(new + "/pipe", 0o600)
    mkdir(new + "/folder", 0o700)
    let batch = try maildir.collect(after: nil, limit: 10)
    #expect(batch.mails.isEmpty)
    #expect(batch.unfetched.map(\.key.name) == ["folder", "link", "pipe"])
    #expect(Set(batch.unfetched.map(\.reason)) == ["not a regular file"])
  }

  @Test func aMailTooLargeIsNamedAndStays() throws {
    try maildir.deliver([UInt8](repeating: 65, count: 1001), named: "big")
    let batch = try maildir.collect(after: nil, limit: 10)
    #expect(batch.unfetched.map(\.reason) == ["1001 bytes, over the limit of 1000"])
    #expect(batch.unfetched.map(\.size) == [1001])
    #expect(try folder.names(in: "office/new") == ["big"])
  }

  @Test func aMailIsFoundByItsMessageIDSettledOrNot() throws {
    try maildir.deliver(letter(1), named: "1")
    #expect(try maildir.holds(messageID: "letter-1@author.test"))
    try maildir.settle([MailKey(validity: 0, uid: 0, name: "1")])
    #expect(try maildir.holds(messageID: "<letter-1@author.test>"))
    #expect(try !maildir.holds(messageID: "letter-2@author.test"))
    #expect(try !maildir.holds(messageID: "etter-1@author.test"))
  }

  @Test func aFolderThatCannotBeMadeIsNamed() {
    #expect(throws: MailboxError.file(FileError(path: "/proc/none", reason: "No such file or directory"))) {
      _ = try Maildir(at: "/proc/none")
    }
  }

  private func letterFile(at path: String) throws {
    try Data(letter(1)).write(to: URL(fileURLWithPath: path))
  }
}
