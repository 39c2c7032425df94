import Settings

extension Handover.Switch {
  /// What goes on by itself, and where one person suffices for what otherwise takes two.
  static func all(_ configuration: Configuration) -> [Handover.Switch] {
    let policy = configuration.policy
    let steps: [(String, PolicySettings.Way, String)] = [
      ("accept", policy.accept, "自动受理"), ("decline", policy.decline, "自动不予受理"),
      ("assign", policy.assign, "自动转办"), ("review", policy.review, "自动审核公开"),
    ]
    let pairs: [(String, Bool, String)] = [
      ("scan", policy.secondPerson.scan, "盖章扫描件只由一人核对"),
      ("withdraw", policy.secondPerson.withdraw, "撤下公开内容只由一人决定"),
      ("blocked", policy.secondPerson.blocked, "放行被拦内容只由一人决定"),
      ("erase", policy.secondPerson.erase, "删除个人信息只由一人决定"),
    ]
    let kept: [(String, Int?, String)] = [
      ("letters", configuration.retention.letters, "到期自动删除不公开的已办结留言"),
      ("declined", configuration.retention.declined, "到期自动删除不予受理、撤回的留言"),
      ("other-mail", configuration.retention.otherMail, "到期自动删除与留言无关的邮件"),
    ]
    let extensions = policy.extensions.automatic
    return steps.filter { $0.1 == .automatic }.map {
      Handover.Switch(key: "policy: \($0.0)", value: "automatic", what: $0.2)
    }
      + (extensions == 0
        ? []
        : [
          Handover.Switch(
            key: "policy: extensions: automatic", value: "\(extensions)", what: "自动同意\(extensions)个工作日以内的延期")
        ])
      + pairs.filter { !$0.1 }.map {
        Handover.Switch(key: "policy: second-person: \($0.0)", value: "off", what: $0.2)
      }
      + kept.compactMap { key, days, what in
        days.map { Handover.Switch(key: "retention: \(key)", value: "\($0) days", what: what) }
      }
  }
}
