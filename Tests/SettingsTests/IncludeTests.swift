import Testing

@testable import Settings

/// A configuration in several files.
struct IncludeTests {
  private func workshop(_ include: String, _ files: KeyValuePairs<String, String>) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", "\ninclude: \(include)\n")
    for (name, text) in files { try workshop.write(name, text) }
    return workshop
  }

  @Test func whatStandsInThemCountsAsIfItStoodInOne() throws {
    let workshop = try workshop(
      "[a.yaml, more/b.yaml]",
      [
        "a.yaml": "policy: {certainty: 0.7}\nclocks:\ninclude: [c.yaml]\n",
        "more/b.yaml": "policy: {hot-topic: 5, returns: {within: 2 working days}}\n",
        "c.yaml": "clocks: {answer: 7 working days}\npolicy: {returns: {arbiter: desk}}\n",
      ])
    let configuration = try workshop.load()
    #expect(configuration.policy.certainty == 0.7 && configuration.policy.hotTopic == 5)
    #expect(configuration.policy.returns.within == 2 && configuration.policy.returns.arbiter == .desk)
    #expect(configuration.clocks.answer == .workingDays(7))

    let one = try Workshop()
    try one.append(
      "huiyin.yaml",
      """

      policy: {certainty: 0.7, hot-topic: 5, returns: {within: 2 working days, arbiter: desk}}
      clocks: {answer: 7 working days}
      """)
    #expect(
      configuration.changes(to: try one.load()).allSatisfy { $0.description.contains("huiyin-") },
      "but for places")
    #expect(!configuration.effective().contains("include"))
  }

  @Test func pathsAreRelativeToTheFileTheyStandIn() throws {
    let workshop = try workshop(
      "[more/b.yaml]",
      ["more/b.yaml": "state: ../ledger\nmailboxes:\n  - {name: 一, type: maildir, path: inbox}\n"])
    let configuration = try workshop.load()
    #expect(configuration.state == workshop.path + "/ledger")
    guard case .maildir(let path)? = configuration.mailboxes.first?.source else {
      Issue.record("no Maildir")
      return
    }
    #expect(path == workshop.path + "/more/inbox")
  }

  @Test func aPasswordStandsInNoneOfThem() throws {
    let workshop = try workshop(
      "[mail.yaml]",
      ["mail.yaml": "mailboxes:\n  - {name: 一, type: imap, host: a.example, user: u, password: geheim}\n"])
    let complaint = try workshop.complaint()
    #expect(complaint.contains("mail.yaml:2:") && complaint.contains("must not stand in this file"))
    #expect(!complaint.contains("geheim"))
  }
}
