import Foundation
import Lab
import Rehearsal
import Testing

/// `huiyin site upload`, killed at one of its notes after the other: the next run goes on where it stopped.
@Suite(
  .serialized, .enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"),
  .enabled(if: FileServer.Kind.pyftpdlib.isPresent, "no python3-pyftpdlib"))
struct UploadKillTests {
  @Test(arguments: [("fdatasync", 8), ("write", 30), ("sendto", 60), ("connect", 9)])
  func aKilledUploadIsFinishedByTheNextAndDoesNothingTwice(call: String, count: Int) throws {
    let office = try KilledUpload()
    #expect(try office.run(under: KillPoint(call: call, count: count).prefix()))
    let before = try office.copied().subtracting(["manifest-sha256.txt"])
    let all = try office.pages()
    #expect(!before.isEmpty && before.count < all.count, "\(before.count) of \(all.count)")
    let rest = try office.upload()
    // The file that was on its way may go up once more.
    #expect(
      (0...1).contains(rest - 1 - (all.count - before.count)), "\(rest), \(before.count) of \(all.count)")
    #expect(try office.copied() == all.union(["manifest-sha256.txt"]))
    #expect(try office.upload() == 0)
  }
}

/// The shipped office with a letter, and an FTP server for its site.
private final class KilledUpload: KilledOffice {
  let directory = FileManager.default.temporaryDirectory.path + "/huiyin-upload-" + UUID().uuidString
  let work = ["site", "upload"]
  private let server: FileServer

  init() throws {
    server = try FileServer(.pyftpdlib)
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: directory + "/config")
    let configuration = directory + "/config/huiyin.yaml"
    let text = String(decoding: try Files.read(configuration), as: UTF8.self)
    let place = """
        publish-to:
          - {type: ftp, host: 127.0.0.1, port: \(server.port), security: none, user: naiman,
             password-file: ../password, folder: /}
        # publish-to:
      """
    try Files.write(text.replacing("  # publish-to:", with: place), to: configuration)
    try Files.write(server.password + "\n", to: directory + "/password")
    chmod(directory + "/password", 0o600)
    try FileManager.default.removeItem(atPath: server.folder + "/导出")
    _ = try huiyin("site", "build", "--full")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  /// - Returns: how many files went up.
  func upload() throws -> Int {
    let line = try huiyin("site", "upload").split(separator: " ")
    return line.count > 2 && line[2] == "uploaded" ? Int(line[1]) ?? -1 : 0
  }

  func pages() throws -> Set<String> { try files(below: directory + "/site") }

  func copied() throws -> Set<String> {
    Set(try files(below: server.folder).filter { !$0.hasSuffix(".part") })
  }

  private func files(below folder: String) throws -> Set<String> {
    Set(
      try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
        $0.contains(".") && ![".gz", ".br"].contains($0.suffix(3))
      })
  }

  private func huiyin(_ arguments: String...) throws -> String {
    String(
      decoding: try Command.run(
        DaemonProcess.binary, arguments + ["--config", directory + "/config/huiyin.yaml"]), as: UTF8.self)
  }
}
