import Domain
import Foundation
import OfficeSettings
import Settings
import Testing
import World

/// By which address and servers it has to be shown that plus addresses arrive.
@Suite final class ProbedRouteTests {
  /// With the shipped configuration.
  private let folder = FileManager.default.temporaryDirectory.path + "/huiyin-route-\(UUID())"

  init() throws { try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: folder) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }  // a leftover harms nobody

  /// Of the shipped configuration, with something else in it.
  private func route(_ old: String = "", _ new: String = "") throws -> String? {
    let shipped = try String(contentsOfFile: Repository.root + "/Config/huiyin.yaml", encoding: .utf8)
    try #require(old.isEmpty || shipped.contains(old))
    try shipped.replacing(old, with: new, maxReplacements: 1)
      .write(toFile: folder + "/huiyin.yaml", atomically: true, encoding: .utf8)
    return try Configuration.load(from: folder + "/huiyin.yaml", today: Day("2026-11-23")!).probedRoute
  }

  @Test func itIsAnotherForAnotherAddressAndAnotherMailbox() throws {
    let shipped = try #require(try route())
    #expect(try route("name: 收件箱 ", "name: 来信 ") == shipped, "what a mailbox is called does not matter")
    #expect(try route("address: liuyan@naiman", "address: xinxiang@naiman") != shipped)
    #expect(try route("# path: ../mail/inbox\n", "path: ../mail/another\n") != shipped)
    #expect(try route("# path: ../mail/outbox\n", "path: ../mail/another\n") != shipped)
  }

  @Test(arguments: ["on", "off", "yes", "no"]) func whereItIsDecidedThereIsNone(word: String) throws {
    #expect(try route("# address-tokens: probe ", "address-tokens: \(word) ") == nil)
  }
}
