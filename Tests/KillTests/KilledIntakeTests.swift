import Foundation
import Rehearsal
import Testing

/// `huiyin once`, killed with SIGKILL while it takes exports out of a folder, and run again: every row is one letter,
/// the bad one is held once, and every file lies in the folder of what is done with its receipt. The oracle is what
/// was dropped.
@Suite(.serialized, .enabled(if: KillPoint.obstacle == nil, "\(KillPoint.obstacle ?? "")"))
struct KilledIntakeTests {
  private static let wanted =
    ProcessInfo.processInfo.environment["HUIYIN_KILL_POINTS"].flatMap { Int($0) } ?? 18

  @Test func everyRowIsALetterOnceWhereverTheIntakeIsKilled() throws {
    let calls = ["fdatasync", "pwrite64", "rename", "fsync", "write", "openat"]
    // The first of each call, and then ever later ones: how many there are differs by a hundred.
    let points = (0..<Self.wanted).map { number in
      let turn = number / calls.count
      let (step, start) = calls[number % calls.count] == "pwrite64" ? (37, 5) : (3, 1)
      return KillPoint(call: calls[number % calls.count], count: start + turn * step)
    }
    var killed = 0
    for point in points {
      let office = try ExportOffice()
      if try !office.runsToItsEnd(under: point.prefix) { killed += 1 }
      #expect(try office.runsToItsEnd(under: []), "\(point)")
      #expect(try office.titles() == ExportOffice.texts.sorted(), "killed at \(point)")
      #expect(try office.held() == 1, "killed at \(point)")
      #expect(try office.names() == ["已收"], "killed at \(point)")
      #expect(try office.names("/已收").count == 6, "killed at \(point)")
    }
    print("killed \(killed) times of \(points.count), at \(calls.joined(separator: ", "))")
    #expect(killed * 2 >= points.count)
  }
}

/// An office with three exports in an account's folder, which overlap; removed at the end of the test.
private final class ExportOffice {
  static let texts = (1...12).map { "路灯坏了\($0)号" }
  private let directory = FileManager.default.temporaryDirectory.path + "/huiyin-kill-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: directory + "/config")
    let text = String(decoding: try Files.read(configuration), as: UTF8.self)
    let accounts = "accounts: [{name: 奈曼政务, folder: {path: ../exports}}]\n# accounts:\n"
    try Files.write(text.replacing("# accounts:\n", with: accounts), to: configuration)
    for (number, range) in [0..<5, 3..<9, 8..<12].enumerated() {
      let rows = range.map { "\($0),\(Self.texts[$0])" } + ["6.9E+18,停水了"]
      try Files.write("评论ID,内容\n" + rows.joined(separator: "\n"), to: "\(directory)/exports/\(number).csv")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in /tmp harms nobody
  }

  private var configuration: String { directory + "/config/huiyin.yaml" }

  func runsToItsEnd(under prefix: [String]) throws -> Bool {
    let process = Process()
    let command = prefix + [DaemonProcess.binary, "once", "--config", configuration]
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0
  }

  func titles() throws -> [String] { try list("list").compactMap { $0["title"] as? String }.sorted() }

  func held() throws -> Int { try list("held").count }

  func names(_ folder: String = "") throws -> [String] {
    try Files.names(in: directory + "/exports" + folder)
  }

  private func list(_ command: String) throws -> [[String: Any]] {
    let output = try Command.run(
      DaemonProcess.binary, [command, "--json", "--config", configuration])
    return try JSONSerialization.jsonObject(with: Data(output)) as? [[String: Any]] ?? []
  }
}
