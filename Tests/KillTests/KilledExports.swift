import Foundation
import Rehearsal
import Store

/// An office with exports in an account's folder, which overlap; each has the same bad row. Removed with this.
final class KilledExports: KilledIntakeOffice {
  private static let texts = (1...60).map { "路灯坏了\($0)号" }
  private static let files = [0..<25, 15..<45, 40..<60]
  let directory = FileManager.default.temporaryDirectory.path + "/huiyin-kill-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: directory + "/config")
    let configuration = directory + "/config/huiyin.yaml"
    let text = String(decoding: try Files.read(configuration), as: UTF8.self)
    let accounts = "accounts: [{name: 奈曼政务, folder: {path: ../exports}}]\n# accounts:\n"
    try Files.write(text.replacing("# accounts:\n", with: accounts), to: configuration)
    for (number, range) in Self.files.enumerated() {
      let rows = range.map { "\($0),\(Self.texts[$0])" } + ["6.9E+18,停水了"]
      try Files.write("评论ID,内容\n" + rows.joined(separator: "\n"), to: "\(directory)/exports/\(number).csv")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  /// Every row is a letter once, the bad one is held once, and every file lies with its receipt where what is
  /// done lies.
  func tally() throws -> IntakeTally {
    var tally = IntakeTally()
    tally.unsettled += try Files.names(in: directory + "/exports").count {
      !["已收", "回复"].contains($0)
    }
    let done = try Files.names(in: directory + "/exports/已收")
    // `0.1a2b3c4d.csv` beside `0.1a2b3c4d.回执.txt`.
    for ending in [".csv", ".回执.txt"] {
      let names = done.filter { $0.hasSuffix(ending) }.map { $0.prefix { $0 != "." } }
      tally.compare(names, with: Set(Self.files.indices.map { "\($0)" }))
    }
    // What is to be told to an author stands in one reply file, once; some still waits for the next.
    let replies = try Files.names(in: directory + "/exports/回复").filter { $0.hasSuffix(".csv") }
    let rows = try replies.flatMap { try Self.rowNumbers(in: "\(directory)/exports/回复/\($0)") }
    tally.doubled += rows.count - Set(rows).count
    let ledger = try Ledger.open(readingFrom: directory + "/state")
    // A comment has no title of its own.
    let letters = try ledger.letters().compactMap { id in
      try ledger.letter(id)?.registration.text.shown.prefix { !$0.isNewline }
    }.map(String.init)
    tally.compare(letters, with: Set(Self.texts))
    tally.unsettled += try ledger.newMail(limit: 100).count + ledger.mail(for: .row, limit: 100).count
    let held = try ledger.heldMail()
    tally.compare(held.filter { $0.reason == "bad row" }.map(\.reason), with: ["bad row"])
    tally.wronglyHeld += held.count { $0.reason != "bad row" }
    return tally
  }

  /// The first cell of each row, below the heading.
  private static func rowNumbers(in file: String) throws -> [Substring] {
    try String(decoding: Files.read(file), as: UTF8.self).split(separator: "\r\n").dropFirst()
      .map { $0.prefix { $0 != "," } }
  }
}
