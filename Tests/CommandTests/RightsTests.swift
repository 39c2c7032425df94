import Foundation
import Rehearsal
import Testing

/// Who may speak to the daemon: whoever may open its socket, as the kernel says who he is.
@Suite(.enabled(if: Stranger.obstacle == nil, "\(Stranger.obstacle ?? "")"))
struct RightsTests {
  /// A door outside the state directory, which is the daemon's own.
  private func bureau(group: String? = nil, login: String = "wurina") throws -> Bureau {
    let group = group.map { ", group: \($0)" } ?? ""
    return try Bureau.withLetter([
      ("# control: ", "control: {socket: ../door\(group)} # "), ("logins: [wurina]", "logins: [\(login)]"),
    ])
  }

  private func number(in bureau: Bureau) throws -> String {
    try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
  }

  @Test func aStrangerIsTurnedAwayAtTheDoor() throws {
    let bureau = try bureau()
    let letter = try number(in: bureau)
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin("assign", letter, "--lead", "旗住建局", under: Stranger.prefix())
    #expect(answer.status == 1)
    #expect(answer.complaints == ["\(bureau.directory)/door: nobody may not speak to the daemon"])
    #expect(answer.hints.last?.hasPrefix("ask to be added to the group") == true)
    #expect(try bureau.huiyin("list", "--stage", "registered", "--json").list().count == 1)
    #expect(office.terminate().status == 0)
  }

  @Test func aMemberOfTheGroupWhoIsNoClerkIsTurnedAwayInside() throws {
    let bureau = try bureau(group: Stranger.group)
    let letter = try number(in: bureau)
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin(
      "assign", letter, "--lead", "旗住建局", under: Stranger.prefix(group: Stranger.group))
    #expect(answer.status == 1)
    #expect(answer.complaints == ["nobody is no clerk of any desk"])
    #expect(answer.hints.last == "add \"logins: [nobody]\" to the clerk in huiyin.yaml")
    #expect(office.terminate().status == 0)
  }

  @Test func aMemberOfTheGroupWhoIsAClerkDecides() throws {
    let bureau = try bureau(group: Stranger.group, login: "nobody")
    let letter = try number(in: bureau)
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin(
      "assign", letter, "--lead", "旗住建局", under: Stranger.prefix(group: Stranger.group))
    #expect(answer.status == 0, "\(answer.errors)")
    try office.wait(for: "clerk=乌日娜")
    #expect(office.terminate().status == 0)
  }

  @Test func aLedgerThatSomebodyMayNotReadIsNotSaidToBeMissing() throws {
    let answer = try bureau().huiyin("list", under: Stranger.prefix())
    #expect(answer.status == 1)
    let reason = "/state: the ledger cannot be read: Permission denied"
    #expect(answer.complaints.first?.hasSuffix(reason) == true)
    #expect(answer.hints.last?.hasPrefix("run huiyin as the user") == true)
  }
}

/// Another user of this machine, without any rights.
private enum Stranger {
  static let group = "daemon"

  static func prefix(group: String = "nogroup") -> [String] {
    ["/usr/bin/setpriv", "--reuid=nobody", "--regid=\(group)", "--clear-groups"]
  }

  /// Why nobody else can be played here.
  static let obstacle: String? = {
    guard getuid() == 0 else { return "only root can be somebody else" }
    guard FileManager.default.isExecutableFile(atPath: prefix()[0]) else { return "there is no setpriv" }
    let answer = try? Answer(of: prefix() + [program, "--version"])
    return answer?.status == 0 ? nil : "nobody may not run \(program)"
  }()
}
