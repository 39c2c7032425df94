import Domain
import Testing

@testable import Settings

/// Mailboxes that a portal writes to.
@Suite struct PortalSettingsTests {
  private func mailboxes(_ yaml: String) throws -> (mailboxes: [MailboxSettings], warnings: [String]) {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", "\nmailboxes:\n" + yaml)
    try workshop.writeSecret("secret")
    let configuration = try workshop.load()
    return (configuration.mailboxes, configuration.warnings.map(\.message))
  }

  @Test func theChannelAloneIsEnoughAndWarnsOfStrangers() throws {
    let (mailboxes, warnings) = try mailboxes("  - {name: 网上咨询, type: maildir, channel: portal}\n")
    let portal = try #require(mailboxes.first?.portal)
    #expect(portal.name == "网上咨询" && portal.form.senders.isEmpty && portal.status == nil)
    #expect(warnings == ["mailbox \"网上咨询\": whatever looks like a form is taken for the portal's"])
  }

  @Test func aPortalThatCanBeKnownWarnsOfNothing() throws {
    let (mailboxes, warnings) = try mailboxes(
      """
        - name: 网上咨询
          type: maildir
          channel: portal
          form:
            senders: [wszx@portal.example]
            secret: {header: X-Portal-Secret, file: secret}
            labels: {text: [我要说的话], private: [昵称, 家庭成员]}
            ignore: [本邮件由系统]
          status: {path: portal, into: 状态}

      """)
    let portal = try #require(mailboxes.first?.portal)
    #expect(warnings.isEmpty)
    #expect(portal.form.secret?.spot == .header("X-Portal-Secret"))
    #expect(portal.form.secret?.file?.path.hasSuffix("/secret") == true)
    #expect(portal.form.labels["private"] == ["昵称", "家庭成员"] && portal.form.ignored == ["本邮件由系统"])
    #expect(portal.status?.into == "状态" && portal.status?.place.shown.hasSuffix("/portal") == true)
  }

  @Test func thePortalIsOneWhateverFoldersAreRead() throws {
    let workshop = try Workshop()
    try workshop.write("password", "tiger\n")
    try workshop.append(
      "huiyin.yaml",
      """

      mailboxes:
        - name: 网上咨询
          type: imap
          host: imap.example
          user: a
          password-file: password
          folders: [INBOX, 留言]
          channel: portal
          form: {senders: [wszx@portal.example]}
          status: {path: portal}

      """)
    let configuration = try workshop.load()
    #expect(configuration.mailboxes.map(\.name) == ["网上咨询/INBOX", "网上咨询/留言"])
    #expect(configuration.mailboxes.map { $0.portal?.name } == ["网上咨询", "网上咨询"])
    #expect(configuration.statusFolders.map(\.portal) == ["网上咨询"])
  }

  @Test func plainMailHasNoPortal() throws {
    #expect(try mailboxes("  - {name: 收件箱, type: maildir}\n").mailboxes.first?.portal == nil)
  }
}
