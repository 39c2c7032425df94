import Foundation
import Lab
import Rehearsal
import Synchronization

/// The whole story with a daemon that is killed at given points and started again each time.
final class KilledStory {
  let premises: Premises
  private let play: Play
  private var points: ArraySlice<KillPoint>
  /// How often a daemon was gone before the story was over.
  private(set) var killed = 0
  private var started = 0
  private var endOfFaults = Date.distantFuture
  /// Whether the daemon that runs now has a point at which it is to be killed.
  private var isToBeKilled = false

  init(killingAt points: [KillPoint], lab: Lab? = nil) throws {
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-kill-" + UUID().uuidString
    premises = try Premises(in: directory, lab: lab)
    play = try Play(premises)
    self.points = points[...]
  }

  deinit {
    try? FileManager.default.removeItem(atPath: premises.directory)  // a leftover in /tmp harms nobody
  }

  /// Plays to the end. Points that the story was too short for are returned.
  func perform() throws -> [KillPoint] {
    var daemon = try next()
    defer { daemon.kill() }
    do {
      // Under strace, beside whatever else the machine does, a story takes its time.
      try play.perform(seconds: 900) {
        // Each thread that begins fails anew under strace: at last somebody makes room, and starts the office again.
        if Date() > endOfFaults { daemon.kill() }
        guard !daemon.isRunning else { return }
        killed += 1
        daemon = try next()
      }
    } catch {
      throw Trouble("\(error)\nafter \(killed) kills, the daemon's last words:\n\(lastWords)")
    }
    // Under strace it hears no SIGTERM: what still waits to be killed is killed.
    if points.isEmpty, !isToBeKilled {
      let status = daemon.terminate()
      guard status == 0 else { throw Trouble("the daemon ended with status \(status): \(lastWords)") }
    }
    daemon.kill()
    // What the last kill left half done is finished by whoever comes next.
    try Command.run(DaemonProcess.binary, ["once", "--config", premises.configurationFile])
    return Array(points)
  }

  /// A mail that did not go out is tried again after a minute.
  func awaitLastMail() throws {
    for _ in 1...40 {
      try Command.run(DaemonProcess.binary, ["once", "--config", premises.configurationFile])
      let figures = try Command.run(
        DaemonProcess.binary, ["metrics", "--config", premises.configurationFile])
      if String(decoding: figures, as: UTF8.self).contains(#"huiyin_outbox_mails{state="waiting"} 0"#) {
        return
      }
      sleep(5)
    }
    throw Trouble("mails wait that should have left")
  }

  /// What the public and everybody's mailbox hold in the end, times aside.
  func outcome() throws -> Outcome {
    let site = try Files.tree(premises.site).map { path in
      (path, Outcome.timeless(String(decoding: try Files.read("\(premises.site)/\(path)"), as: UTF8.self)))
    }
    return Outcome(
      pages: Dictionary(
        uniqueKeysWithValues: site.filter { $0.0.contains("/NM") && $0.0.hasSuffix(".html") }),
      files: site.map(\.0).filter { !Self.isOfSearch($0) }.map(Self.withoutChance).sorted(),
      mails: try play.delivered())
  }

  /// What lies in the base of the search and what waits beside it depends on when the process was killed.
  private static func isOfSearch(_ path: String) -> Bool {
    path.contains("/ss/") && !path.contains("/ss/index.html")
  }

  /// Query codes are drawn by lot.
  private static func withoutChance(_ path: String) -> String {
    path.replacing(/\/cx\/[0-9a-z]{32}\.html/, with: "/cx/〈code〉.html")
  }

  /// What was refused to whom, and why: the end of a story that went otherwise.
  func refusals() throws -> [String] { try play.mails { $0.contains("来信未采纳") } }

  /// The ledger's own judgement of itself.
  func verify() throws {
    try Command.run(DaemonProcess.binary, ["ledger", "verify", "--config", premises.configurationFile])
  }

  private func next() throws -> DaemonProcess {
    let point = points.popFirst()
    isToBeKilled = point != nil
    endOfFaults = if case .error? = point?.blow { Date(timeIntervalSinceNow: 30) } else { .distantFuture }
    started += 1
    let prefix = point?.prefix(noting: trace(of: started)) ?? []
    return try DaemonProcess(premises, under: prefix) { [output = OutputTail.shared] line in
      output.add(line)
    }
  }

  private func trace(of start: Int) -> String { "\(premises.directory)/trace.\(start)" }

  /// How many calls failed because they were made to.
  func countFailedCalls() throws -> Int {
    try (1...started).map(trace).filter { FileManager.default.fileExists(atPath: $0) }.reduce(0) {
      sum, file in
      let lines = String(decoding: try Files.read(file), as: UTF8.self).split(separator: "\n")
      return sum + lines.count { $0.contains("(INJECTED)") }
    }
  }

  private var lastWords: String { OutputTail.shared.text }
}

/// The last lines of whatever daemon spoke.
final class OutputTail: Sendable {
  static let shared = OutputTail()
  private let lines = Mutex<[String]>([])

  func add(_ line: String) {
    lines.withLock {
      $0.append(line)
      if $0.count > 30 { $0.removeFirst() }
    }
  }

  var text: String { lines.withLock { $0.joined(separator: "\n") } }
}

/// What can be compared between two tellings of one story.
struct Outcome: Equatable {
  /// Letter pages by path, without times.
  let pages: [String: String]
  let files: [String]
  /// Who got which mail.
  private let received: [String]
  let messageIDs: [String]

  init(pages: [String: String], files: [String], mails: [String]) {
    self.pages = pages
    self.files = files
    received = mails.map { String($0.prefix { $0 != "<" }) }.sorted()
    messageIDs = mails
  }

  /// Mails that reached the same person more than once.
  var doubled: [String] {
    Dictionary(grouping: messageIDs, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
  }

  static func == (a: Outcome, b: Outcome) -> Bool {
    a.pages == b.pages && a.files == b.files && a.received == b.received
  }

  /// The first thing that differs, for people.
  func difference(from other: Outcome) -> String? {
    if files != other.files { return "files: \(files) instead of \(other.files)" }
    for (path, page) in pages where other.pages[path] != page {
      return "\(path) differs:\n\(page)\n---\n\(other.pages[path] ?? "")"
    }
    let extra = received.difference(from: other.received)
    return extra.isEmpty ? nil : "mails: \(extra)"
  }

  /// `2026-11-23 09:12` and the like become a mark.
  static func timeless(_ text: String) -> String {
    text.replacing(/\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?/, with: "〈time〉")
      .replacing(/\d{4}年\d{1,2}月\d{1,2}日/, with: "〈day〉")
  }
}
