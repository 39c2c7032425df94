import Foundation
import Lab
import Rehearsal
import Testing

/// What a monitoring system gets to see, read by Prometheus itself.
struct MonitoringTests {
  private static let promtool = "/usr/bin/promtool"
  private static let isThere = FileManager.default.isExecutableFile(atPath: promtool)
  private static let alerts = Repository.root + "/Config/monitoring/alerts.yaml"

  @Test(.enabled(if: isThere, "no promtool")) func aRunningDaemonWritesNumbersThatPrometheusReads() throws {
    let bureau = try Bureau([Change.quickPoll, ("# every: 60 seconds", "every: 1 second")])
    let file = bureau.directory + "/huiyin.prom"
    try bureau.edit("# file: /var/lib/prometheus/node-exporter/huiyin.prom", "file: \(file)")
    let office = try RunningOffice(bureau)
    try bureau.write()
    try office.wait(for: "000001  mailed  decide")
    let end = Date(timeIntervalSinceNow: 30)
    func text() -> String { (try? Files.read(file)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
    while !text().contains("huiyin_letters{stage=\"registered\"} 1\n"), Date() < end { usleep(100_000) }
    let last = text()
    #expect(last.contains("huiyin_letters{stage=\"registered\"} 1\n"))
    #expect(last.contains("huiyin_mailbox_read_timestamp_seconds{mailbox=\"收件箱\"} "))
    #expect(last.contains("huiyin_trouble{part=\"收件箱\"} 0\n"))
    #expect(!last.contains("李梅梅") && !last.contains("limeimei") && !last.contains("NM2026"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o777 & ~0o022 } == 0o644, "the node exporter reads it as another user")
    try Command.run(Self.promtool, ["check", "metrics"], input: Array(last.utf8))

    #expect(office.terminate().status == 0)
    let printed = try bureau.huiyin("metrics")
    #expect(printed.lines.contains("huiyin_letters{stage=\"registered\"} 1"))
    #expect(!printed.lines.contains { $0.contains("mailbox_read") }, "nobody reads mailboxes now")
  }

  @Test(.enabled(if: isThere, "no promtool")) func theSampleAlertsAreRulesThatGoOffWhenTheyShould() throws {
    try Command.run(Self.promtool, ["check", "rules", Self.alerts])
    let folder = try TemporaryFolder()
    let story = """
      rule_files: [\(Self.alerts)]
      evaluation_interval: 1m
      tests:
        - interval: 1m
          input_series:
            - {series: huiyin_written_timestamp_seconds, values: "0+60x30 1800+0x60"}
            - {series: 'huiyin_mailbox_read_timestamp_seconds{mailbox="a"}', values: "0+60x30 1800+0x90"}
            - {series: huiyin_chain_events_total, values: "100+0x60 90+0x60"}
            - {series: 'huiyin_trouble{part="a"}', values: "0+0x20 1+0x90"}
          alert_rule_test:
            - {eval_time: 35m, alertname: HuiyinSilent, exp_alerts: []}
            - eval_time: 50m
              alertname: HuiyinSilent
              exp_alerts:
                - exp_labels: {severity: critical}
                  exp_annotations:
                    summary: Huiyin has written no numbers for ten minutes
                    action: "systemctl status huiyin; journalctl -u huiyin -n 50"
            - {eval_time: 80m, alertname: HuiyinMailboxUnread, exp_alerts: []}
            - eval_time: 100m
              alertname: HuiyinMailboxUnread
              exp_alerts:
                - exp_labels: {severity: critical, mailbox: a}
                  exp_annotations:
                    summary: The mailbox a has not been read for an hour
                    action: "huiyin check; no unit is chased while its answers may lie there"
            - {eval_time: 50m, alertname: HuiyinChainShorter, exp_alerts: []}
            - eval_time: 70m
              alertname: HuiyinChainShorter
              exp_alerts:
                - exp_labels: {severity: critical}
                  exp_annotations:
                    summary: The ledger's chain is shorter than it was
                    action: "huiyin ledger verify; compare with the head in the morning mails"
            - {eval_time: 40m, alertname: HuiyinTrouble, exp_alerts: []}
            - eval_time: 60m
              alertname: HuiyinTrouble
              exp_alerts:
                - exp_labels: {severity: warning, part: a}
                  exp_annotations:
                    summary: a has been in trouble for half an hour
                    action: "journalctl -u huiyin -p warning"
      """
    let file = folder.path + "/story.yaml"
    try Files.write(story, to: file)
    try Command.run(Self.promtool, ["test", "rules", file])
  }

  /// A metric that was renamed would leave an alert that never goes off, and an empty chart.
  @Test func whatAlertsAndDashboardAskForIsDescribed() throws {
    let described = try names(in: Repository.root + "/Docs/metrics.md")
    for file in ["alerts.yaml", "grafana.json"] {
      let asked = try names(in: Repository.root + "/Config/monitoring/\(file)")
      #expect(asked.count > 8 && asked.isSubset(of: described), "\(asked.subtracting(described))")
    }
    let bureau = try Bureau.withLetter()
    let printed = Set(
      try bureau.huiyin("metrics").lines.filter { !$0.hasPrefix("#") }.map {
        String($0.prefix { $0 != " " && $0 != "{" })
      })
    #expect(printed.count > 8 && printed.isSubset(of: described), "\(printed.subtracting(described))")
  }

  private func names(in file: String) throws -> Set<String> {
    let text = String(decoding: try Files.read(file), as: UTF8.self)
    return Set(text.matches(of: /huiyin_[a-z_]+/).map { String($0.output) })
  }
}
