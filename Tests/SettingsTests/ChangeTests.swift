import Testing

@testable import Settings

struct ChangeTests {
  private func changes(_ change: (Workshop) throws -> Void) throws -> [String] {
    let workshop = try Workshop()
    let old = try workshop.load()
    try change(workshop)
    return old.changes(to: try workshop.load()).map(\.description)
  }

  @Test func anotherValueIsShownBesideTheOldOneAndADefaultAsWell() throws {
    #expect(
      try changes { try $0.append("huiyin.yaml", "\nclocks:\n  answer: 7 working days\n") }
        .contains("clocks: answer: 5 working days → 7 working days"))
  }

  @Test func commentsAndOrderAreNoChange() throws {
    #expect(try changes { try $0.append("units.yaml", "\n# nothing\n") } == [])
  }

  @Test func whoComesAndWhoGoesIsNamed() throws {
    let units = try Workshop().read("units.yaml")
    let name = try #require(units.firstMatch(of: /- name: (\S+)/)?.1)
    let changes = try changes {
      try $0.write(
        "units.yaml", units.replacing("- name: \(name)\n", with: "- name: 旗新局\n", maxReplacements: 1))
    }
    #expect(changes.contains("units: \(name): removed") && changes.contains("units: 旗新局: added"))
  }

  @Test func ofPasswordsOnlyTheirPlacesAreShown() throws {
    let mailbox = "\nmailboxes:\n  - {name: 二, type: imap, host: a.example, user: u, password-file: one}\n"
    let workshop = try Workshop()
    let text = try workshop.read("huiyin.yaml")
    func with(_ file: String) throws -> Configuration {
      try workshop.write("huiyin.yaml", text + mailbox.replacing("one", with: file))
      return try workshop.load()
    }
    for file in ["one", "two"] { try workshop.write(file, "geheim\n") }
    let changes = try with("one").changes(to: try with("two")).map(\.description)
    #expect(changes.count == 1 && changes[0].hasPrefix("mailboxes: 二: password-file: "))
    #expect(!changes.joined().contains("geheim"))
  }
}
