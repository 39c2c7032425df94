import Foundation
import Rehearsal
import Testing

/// `publish-to:` through the program itself, onto a real FTP server.
@Suite(.enabled(if: FTPServer.isPresent, "python3-pyftpdlib is not installed"))
struct UploadTests {
  private let port: UInt16

  init() throws { port = try DeafServer.silentPort() }

  private func bureau(_ changes: [(old: String, new: String)] = []) throws -> Bureau {
    let place = """
        publish-to:
          - {name: www, type: ftp, host: 127.0.0.1, port: \(port), security: none, user: naiman,
             password-file: ../ftp-password, folder: /}
        # publish-to:
      """
    let bureau = try Bureau(changes + [("  # publish-to:  ", place)])
    try Files.write("secret\n", to: bureau.directory + "/ftp-password")
    chmod(bureau.directory + "/ftp-password", 0o600)
    try FileManager.default.createDirectory(
      atPath: bureau.directory + "/served", withIntermediateDirectories: true)
    return bureau
  }

  private func server(of bureau: Bureau) throws -> FTPServer {
    try FTPServer(serving: bureau.directory + "/served", port: port)
  }

  private func isTheSame(_ bureau: Bureau) throws -> Bool {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: bureau.site).filter {
      $0.contains(".") && ![".gz", ".br"].contains($0.suffix(3))
    }
    return paths.count > 20
      && paths.allSatisfy {
        FileManager.default.contentsEqual(
          atPath: bureau.site + "/" + $0, andPath: bureau.directory + "/served/" + $0)
      }
  }

  @Test func onePassBringsTheSiteThereAndTheNextHasNothingToBring() throws {
    let bureau = try bureau()
    let server = try server(of: bureau)
    try bureau.write()
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try isTheSame(bureau))
    #expect(try bureau.huiyin("site", "upload").lines == ["www: nothing to upload"])
    #expect(try bureau.huiyin("site", "upload", "--dry-run").lines == ["www: nothing to upload"])
    let full = try bureau.huiyin("site", "upload", "--full", "--json").list()
    #expect(full.count == 1 && full[0]["target"] as? String == "www")
    #expect((full[0]["uploaded"] as? Int).map { $0 > 20 } == true && full[0]["left"] as? Int == 0)
    #expect(full[0]["place"] as? String == "ftp://127.0.0.1:\(port)//")
    withExtendedLifetime(server) {}
  }

  @Test func whatWouldGoUpIsShownWithoutAServer() throws {
    let bureau = try bureau()
    try bureau.write()
    let once = try bureau.huiyin("once")
    #expect(once.status == 1 && once.complaints.count == 1, "\(once.errors)")
    #expect(once.complaints.first?.hasPrefix("upload www: 127.0.0.1: cannot be reached") == true)
    let lines = try bureau.huiyin("site", "upload", "--dry-run").lines
    #expect(lines.first == "www: upload hdjl/wszx/cx/cx.js" && lines.contains("www: upload index.html"))
    let answer = try bureau.huiyin("site", "upload")
    #expect(answer.status == 1 && answer.isInForm && answer.lines == ["www: nothing went up"])
  }

  @Test func aServerThatIsAwayHoldsUpNothingAndIsCaughtUpWith() throws {
    let bureau = try bureau([Change.quickPoll])
    try bureau.write()
    let office = try RunningOffice(bureau)
    try office.wait(for: "upload www: 127.0.0.1: cannot be reached")
    try office.wait(for: "registered")
    let away = try bureau.huiyin("site", "upload")
    #expect(away.status == 1 && away.complaints.count == 1)
    #expect(away.complaints.first?.hasPrefix("upload www: 127.0.0.1: cannot be reached") == true)
    let server = try server(of: bureau)
    #expect(try bureau.huiyin("site", "upload").status == 0)
    try office.wait(for: "upload www: works again")
    #expect(try isTheSame(bureau))
    // What changes next goes up by itself.
    try bureau.write("路灯不亮", "东风路的路灯坏了，晚上很黑，请尽快修理。")
    try office.wait(for: "NM2026000002  registered")
    try office.wait(for: "upload www: ")
    #expect(try bureau.huiyin("site", "upload").status == 0)
    #expect(try isTheSame(bureau))
    #expect(!office.lines.contains { $0.contains("secret") })
    #expect(office.terminate().status == 0)
    withExtendedLifetime(server) {}
  }

  @Test func aServerThatSaysNothingHoldsUpNeitherLettersNorTheEnd() throws {
    let server = try DeafServer()
    let bureau = try bureau([Change.quickPoll])
    try bureau.edit("port: \(port)", "port: \(server.port)")
    try bureau.write()
    let office = try RunningOffice(bureau)
    server.waitForCaller()
    try bureau.write("路灯不亮", "东风路的路灯坏了，晚上很黑，请尽快修理。")
    try office.wait(for: "NM2026000002  registered")
    let end = office.terminate()
    #expect(end.status == 0)
    #expect(end.time < .seconds(10), "the server would be waited for a minute")
    #expect(office.lines.allSatisfy { !$0.contains("upload") }, "leaving is no trouble")
  }

  @Test func everyPlaceIsLoggedInToByTheCheck() throws {
    let bureau = try bureau()
    let server = try server(of: bureau)
    #expect(try bureau.huiyin("check", "--live").lines.contains("publish-to www: ok"))
    try Files.write("wrong\n", to: bureau.directory + "/ftp-password")
    let answer = try bureau.huiyin("check", "--live", "--quiet")
    #expect(answer.status == 1)
    #expect(answer.complaints.first?.hasPrefix("publish-to www: 127.0.0.1: login refused") == true)
    #expect(!answer.output.contains("wrong") && !answer.errors.joined().contains("wrong"))
    withExtendedLifetime(server) {}
  }

  @Test func whereItIsPublishedNowhereElseThatIsSaid() throws {
    let answer = try Bureau().huiyin("site", "upload")
    #expect(answer.status == 1 && answer.complaints == ["the site is published nowhere else"])
    #expect(answer.hints == ["add publish-to: under site: in huiyin.yaml"])
  }
}
