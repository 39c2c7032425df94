import Domain
import Foundation
import Testing

@testable import Settings

@Suite struct EffectiveConfigurationTests {
  private static let everything = """
    state: state
    control: {socket: run/control.sock, group: huiyin}
    mailboxes:
      - name: 网上咨询
        type: imap
        host: imap.qinghe.example
        port: 1993
        security: starttls
        user: liuyan
        password-file: secrets/imap
        login: xoauth2
        timeout: 2 minutes
        folder: 留言
        processed: leave
        poll: 90 seconds
        channel: {new-media: 青河发布}
        desk: 网站管理中心
    accounts:
      - name: 青河政务
        columns: {text: 评论内容, id: 评论ID}
        folder: {path: exports, poll: 2 minutes, done: 完成}
      - name: 青河微博
        folder:
          type: sftp
          host: files.qinghe.example
          user: liuyan
          key-file: secrets/sftp
          host-key: "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
          folder: 导出/微博
      - name: 青河抖音
        folder: {type: webdav, host: files.qinghe.example, folder: /导出}
    courier:
      type: smtp
      host: 127.0.0.1
      security: none
      envelope-from: bounce@qinghe.example
      audit:
        address: audit@qinghe.example
        mailbox: {type: maildir, path: audit}
        tries: 5
      retry: {first: 30 seconds, maximum: 2 hours}
      size: 30 MB
    policy: {assign: automatic, certainty: 0.95, ask-back: [请酌处], second-person: {scan: off}, extensions: {times: 2, automatic: 1 working day}}
    border: {server: mx.qinghe.example, inner: [store.qinghe.example]}
    clocks: {answer: 7 working days, morning: "07:45", urgent: ["14:00", "10:30"]}
    signatures: {revocation-list: optional, tolerance: 1 day}
    site:
      address: https://www.qinghe.example
      id-code: "1234560001"
      contact: "电话：0400-0000000 # 工作日"
      column: {keywords: "on"}
      publish-to:
        - {type: ftp, host: files.qinghe.example, folder: www, compressed: on}
        - {name: 云, type: s3, host: s3.cn-north-1.amazonaws.com.cn, user: AKIA, password-file: secret, bucket: qinghe,
           region: cn-north-1, path-style: on}
    limits: {mail-size: 1 MB}
    accusations: {titles: [嘎查达], except: [作风问题], coordinator: [县委办]}

    """

  @Test func itReadsBackAsTheSameConfiguration() throws {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", Self.everything)
    let first = try workshop.load().effective()
    try workshop.write("huiyin.yaml", first)
    #expect(try workshop.load().effective() == first)
  }

  @Test func itShowsDefaultsAndWhatWasSet() throws {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", Self.everything)
    let effective = try workshop.load().effective()
    for line in [
      "  port: 1993", "  processed: leave", "    new-media: 青河发布", "  poll: 90 seconds",
      "  site-error: 3 working days", "  certainty: 0.95", "    scan: off",
      "  port: 25", "    wait: 5 minutes", "  domain: www.qinghe.example", "  mail-size: 1 MB",
    ] {
      #expect(effective.contains(line + "\n"), "\(line)")
    }
  }

  @Test(arguments: [
    ("units.yaml", "青河县教育局", "青河县教体局"), ("grounds.yaml", "请向有关机关反映。}\n八", "请拨打12345。}\n八"),
    ("calendar/2026.yaml", "\n", "\n# 据通知核对\n"),
  ])
  func itsDigestCoversWhateverFiguresDependOn(file: String, old: String, new: String) throws {
    let workshop = try Workshop()
    let first = try workshop.load().digest
    #expect(try workshop.load().digest == first)
    let text = try workshop.read(file)
    try #require(text.contains(old))
    try workshop.write(file, text.replacing(old, with: new, maxReplacements: 1))
    #expect(try workshop.load().digest != first)
  }

  @Test func itsDigestIsTheSameByWhateverWayTheFileIsNamed() throws {
    let workshop = try Workshop()
    let depth = FileManager.default.currentDirectoryPath.split(separator: "/").count
    let way = String(repeating: "../", count: depth) + workshop.path.dropFirst() + "/huiyin.yaml"
    let today = try #require(Day("2026-06-01"))
    let one = try Configuration.load(from: workshop.path + "/huiyin.yaml", today: today)
    #expect(try Configuration.load(from: way, today: today).digest == one.digest)
  }

  @Test func aCommentInTheUnitsChangesNoDigest() throws {
    let workshop = try Workshop()
    let first = try workshop.load().digest
    try workshop.write("units.yaml", "# 2026年11月核对\n" + workshop.read("units.yaml"))
    #expect(try workshop.load().digest == first)
  }

  @Test func ofAPasswordItShowsOnlyWhereItLies() throws {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", Self.everything)
    try workshop.write("secrets/imap", "geheim-4711\n")
    let effective = try workshop.load().effective()
    #expect(effective.contains("password-file: \(workshop.path)/secrets/imap\n"))
    #expect(!effective.contains("geheim"))
  }

  @Test func valuesReachTheirPlaces() throws {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", Self.everything)
    let configuration = try workshop.load()
    let mailbox = try #require(configuration.mailboxes.first)
    guard case .imap(let imap) = mailbox.source, case .smtp(let smtp) = configuration.courier.way else {
      Issue.record("mail does not come by IMAP and go by SMTP")
      return
    }
    #expect(imap.server.port == 1993 && imap.server.login == .xoauth2 && imap.processed == nil)
    #expect(imap.server.timeout == .seconds(120) && mailbox.poll == .seconds(90))
    #expect(mailbox.channel == .newMedia(account: "青河发布"))
    #expect(smtp.port == 25 && smtp.security == .none && smtp.user.isEmpty && smtp.secret == nil)
    #expect(configuration.courier.size == 30 << 20)
    #expect(configuration.courier.audit?.tries == 5 && configuration.courier.audit?.wait == .seconds(300))
    #expect(configuration.control.group == "huiyin" && configuration.limits.mailSize == 1 << 20)
    #expect(configuration.accusations.titles == ["嘎查达"] && configuration.accusations.coordinator == ["县委办"])
    #expect(configuration.accusations.except == ["作风问题"] && configuration.accusations.wrongs.isEmpty)
    #expect(
      configuration.border?.server == "mx.qinghe.example" && configuration.border?.name == "mx.qinghe.example"
    )
    #expect(configuration.border?.inner == ["store.qinghe.example"])
    #expect(configuration.policy.askedBack == ["请酌处"])
    let (returns, extensions) = (configuration.policy.returns, configuration.policy.extensions)
    #expect(returns.within == 1 && returns.arbiter == .coordinator)
    #expect(extensions.times == 2 && extensions.automatic == 1 && extensions.most == 5)
    #expect(extensions.before == 1 && extensions.approver == .desk)
    #expect(configuration.clocks.morning == 7 * 3600 + 45 * 60)
    #expect(configuration.clocks.urgent == [10 * 3600 + 30 * 60, 14 * 3600])
    #expect(configuration.state == workshop.path + "/state")
    #expect(configuration.site.name == "青河县人民政府" && configuration.site.domain == "www.qinghe.example")
  }
}
