import Foundation
import Lab
import Wire

/// The office's rooms for one story: its configuration, its state, its site, and how it is reached.
package struct Premises {
  package let directory: String
  package let lab: Lab?
  package let certificates: Certificates

  /// Over a lab's real servers, or without one over the embedded default: Maildir in, a folder of .eml files out.
  package init(in directory: String, lab: Lab?) throws {
    self.directory = directory
    self.lab = lab
    certificates = try Certificates(in: directory + "/certificates")
    try Files.write("huiyin\n", to: directory + "/config/password")
    chmod(directory + "/config/password", 0o600)
    try Files.write(configuration, to: directory + "/config/huiyin.yaml")
    try Files.write(units, to: directory + "/config/units.yaml")
  }

  package var configurationFile: String { directory + "/config/huiyin.yaml" }
  package var site: String { directory + "/site" }
  package var state: String { directory + "/state" }

  package func post() throws -> any PostOffice {
    guard let lab else {
      return try FolderPost(inbox: directory + "/mail/inbox", sent: directory + "/mail/outbox")
    }
    return ServerPost(
      smtp: ServerAddress(host: "localhost", port: lab.smtp, security: .none, user: "", password: ""),
      imap: ServerAddress(
        host: "localhost", port: lab.imaps, security: .tls, user: "", password: "huiyin",
        authorities: lab.authorities))
  }

  private var configuration: String {
    """
    # The office of the demo. Everything is switched to automatic here, so that the story runs by itself;
    # the shipped default asks the desk at every step.
    office:
      name: 奈曼旗人民政府门户网站管理中心
      short-name: 网站管理中心
      region: 奈曼旗
      prefix: NM
      address: \(Cast.office)
      address-tokens: on
      telephone: 0475-0000000
      regulation: 奈曼旗人民政府门户网站和政府系统政务新媒体帐号网民留言办理工作制度
    state: ../state
    desks:
      - name: 网站管理中心
        address: \(Cast.desk)
        clerks:
          - {name: 王敏, address: wangmin@naiman.example, logins: [root]}
          - {name: 陈刚, address: chengang@naiman.example}
    mailboxes:
      - name: liuyan
        poll: 1 second
    \(mailbox)
    courier:
    \(courier)
    policy:
      accept: automatic
      decline: automatic
      assign: automatic
      review: automatic
      questions: at once
    signatures:
      authorities: [../certificates/ca.pem]
      revocation-lists: [../certificates/crl.pem]
    site:
      directory: ../site
      id-code: "1505250000"
      letters-to: \(Cast.office)
    grounds: \(Repository.root)/Config/grounds.yaml
    triage: \(Repository.root)/Config/triage.yaml
    calendar: \(Repository.root)/Config/calendar
    templates: \(Repository.root)/Config/templates
    forms: \(Repository.root)/Config/forms

    """
  }

  private var mailbox: String {
    guard let lab else { return "    type: maildir\n    path: ../mail/inbox" }
    return """
          type: imap
          host: localhost
          port: \(lab.imaps)
          security: tls
          authorities: \(lab.authorities)
          user: \(Cast.office)
          password-file: password
      """
  }

  private var courier: String {
    guard let lab else { return "  type: folder\n  path: ../mail/outbox" }
    return """
        type: smtp
        host: localhost
        port: \(lab.submission)
        security: starttls
        authorities: \(lab.authorities)
        user: \(Cast.office)
        password-file: password
        retry: {first: 1 second, maximum: 5 seconds}
        audit:
          address: \(Cast.audit)
          wait: 1 second
          tries: 5
          mailbox:
            type: imap
            host: localhost
            port: \(lab.imaps)
            security: tls
            authorities: \(lab.authorities)
            user: \(Cast.audit)
            password-file: password
            processed: leave
      """
  }

  private var units: String {
    let units: [(name: String, fullName: String, login: String, leader: String?, words: String)] = [
      ("旗住建局", "奈曼旗住房和城乡建设局", "zhujian", "王强", "供热: 4, 物业: 4, 小区: 3"),
      ("旗水务局", "奈曼旗水务局", "shuiwu", nil, "停水: 4, 自来水: 2"),
      ("旗交通运输局", "奈曼旗交通运输局", "jiaotong", Cast.roadLeader.name, "公路: 4, 客运: 2"),
      ("旗生态环境分局", "通辽市生态环境局奈曼旗分局", "huanbao", "孙丽", "噪声: 4, 污染: 2"),
      ("旗民政局", "奈曼旗民政局", "minzheng", "周平", "低保: 4, 高龄津贴: 4"),
    ]
    return "units:\n"
      + units.map { unit in
        let leader = unit.leader ?? "赵凯"
        let address = "leader@\(unit.login).example"
        let certificate =
          unit.leader.map { _ in ", certificates: [../certificates/\(address).pem]" } ?? ""
        return """
            - name: \(unit.name)
              full-name: \(unit.fullName)
              officers: [{name: 张三, address: officer@\(unit.login).example, telephone: 0475-0000001}]
              leaders: [{name: \(leader), address: \(address)\(certificate)}]
              sign-off: \(unit.leader == nil ? "scan" : "smime")
              keywords: {\(unit.words)}

          """
      }.joined()
  }
}
