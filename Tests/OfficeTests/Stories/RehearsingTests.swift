import Domain
import Store
import Templates
import Testing
import World

@testable import Office

/// `--dry-run` while something else is in trouble.
@Suite struct RehearsingTests {
  private let clerk = Party(.clerk, name: "王敏")

  private func office(of world: World, without mail: String) throws -> Office {
    let (office, folder) = (world.office, try TemplatesWithout(mail))
    return Office(
      ledger: office.ledger, register: office.register, calendar: office.calendar, rules: office.rules,
      trust: office.trust, templates: try TemplateLibrary(directory: folder.path), pages: office.pages,
      siteDirectory: office.siteDirectory, siteManifest: office.siteManifest, mint: office.mint,
      entropy: office.entropy)
  }

  private func preview(_ office: Office, of world: World) throws -> [String] {
    let id = try world.letter().id
    return try office.rehearse(at: world.now, in: world.directory + "/scratch") {
      _ = try $0.retract(id, because: "电话要求撤回", by: clerk, at: world.now)
    }
  }

  @Test func whatIsInTroubleAlreadyIsSaidBesideAndStopsNothing() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "三天了。")
    try world.work()
    // An answer without a seal waits, of which its unit cannot be told.
    try world.reply(to: world.last("assigned"), from: "officer@shuiwu.example", "答复：已恢复供水。")
    try world.collect()
    let lines = try preview(office(of: world, without: "refused"), of: world)
    #expect(lines.contains { $0.hasPrefix("event  NM2026000001  retracted") })
    #expect(lines.contains { $0.hasPrefix("mail   retracted  to=\(Cast.citizen.mailbox)") })
    let troubles = lines.filter { $0.hasPrefix("trouble") }
    #expect(troubles.count == 1 && troubles.allSatisfy { $0.hasPrefix("trouble already now: ") })
    #expect(troubles.allSatisfy { $0.contains("refused") })
    #expect(try world.letter().stage == .assigned)
    // What is in order has no such line.
    #expect(try preview(world.office, of: world).allSatisfy { !$0.hasPrefix("trouble") })
  }

  @Test func whatTheDeedItselfCannotSayStopsIt() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "三天了。")
    try world.work()
    #expect(throws: (any Error).self) { try preview(office(of: world, without: "retracted"), of: world) }
    #expect(try world.letter().stage == .assigned)
  }
}
