import Domain
import Office
import Settings

extension Handover {
  /// The paper, as Markdown that reads as plain text too.
  var chinese: String {
    let parts = [
      head, desks, handling, pressing, telling, state, secretsPart, keysPart, certificatesPart, peoplePart,
      dutyPart, backupPart, calendarPart, automaticPart, warningsPart, signatures,
    ]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    [
      "# 网民留言办理系统交接清单", "", "- 单位：\(office)", "- 生成时间：\(at)",
      "- 移交人：\(from ?? "＿＿＿＿＿＿")", "",
      "本清单由 huiyin handover 生成。留言只列编号和可以公开的标题，不含网民姓名、电话和地址；密码、密钥只列存放位置，不列内容。",
    ]
  }

  private func section(_ title: String, _ lines: [String], none: String = "无。") -> [String] {
    ["## \(title)", ""] + (lines.isEmpty ? [none] : lines)
  }

  /// A title that may not stand here is not shown.
  private func shown(_ title: String?) -> String { title ?? "（标题不列示）" }

  private var desks: [String] {
    let names = waiting.map(\.desk).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let lines = names.flatMap { desk -> [String] in
      let own = waiting.filter { $0.desk == desk }
      return ["**\(desk)**（\(own.count)项）", ""]
        + own.map { item in
          let what = [item.held.map { "第\($0)号" }, item.letter].compactMap(\.self).joined(separator: "　")
          let marks = [item.urgent ? "特急" : nil, item.overdue ? "已逾期" : nil].compactMap(\.self)
          let title = item.letter == nil ? "" : "　\(shown(item.title))"
          let mark = marks.isEmpty ? "" : "　【\(marks.joined(separator: "、"))】"
          return "- [ ] \(item.what)　\(what)\(title)　自\(item.since)　应于\(item.due)前办理\(mark)"
        } + [""]
    }
    return section("一、台席待办（huiyin todo）", lines.last == "" ? Array(lines.dropLast()) : lines)
  }

  private var handling: [String] {
    let lines = units.map { turn in
      let facts = [
        turn.lead ? nil : "协办", turn.correction ? "更正中" : nil,
        turn.due.map { "办理期限\($0)" } ?? "期限未定", turn.daysLate > 0 ? "已逾期\(turn.daysLate)个工作日" : nil,
      ]
      return
        "- [ ] \(turn.unit)　\(turn.letter)　\(shown(turn.title))　\(facts.compactMap(\.self).joined(separator: "，"))"
    }
    let own = others.map { "- [ ] \($0.letter)　\(shown($0.title))　\($0.stage)" }
    return section("二、承办单位在办", lines) + [""]
      + section("三、其他未办结留言（等待系统处理）", own)
  }

  private var pressing: [String] {
    section("四、特急件", urgent.map { "- [ ] \($0.letter)　\(shown($0.title))　\($0.stage)" })
  }

  private var telling: [String] {
    section(
      "五、待告知网民（huiyin calls、huiyin notices）",
      untold.map { word in
        let way = word.way == "telephone" ? "电话告知" : "在帐号“\(word.account)”回复"
        return "- [ ] \(word.letter)　\(shown(word.title))　\(way)　\(word.desk)　自\(word.since)"
      })
  }

  private var state: [String] {
    let held = hold.map { hold in
      let ending = hold.ending == nil ? "各邮箱核对后须运行 huiyin resume" : "正在与留底邮箱核对"
      return ["自\(hold.since)起**只收不发**：已由\(hold.madeAt)的备份恢复；\(ending)。"]
    }
    return section("六、恢复备份后的暂停状态", held ?? [], none: "无，正常收发。") + [""]
      + section(
        "七、待定的规则（huiyin rules）", rules.map { "- [ ] “\($0.keyword)”　由\($0.letter)产生" })
  }

  private var secretsPart: [String] {
    section(
      "八、须更换的密码和密钥",
      secrets.map { secret in
        let login = secret.user.isEmpty ? "" : "　帐号\(secret.user)"
        let host = secret.host.isEmpty ? "" : "　\(secret.host)"
        let changed = secret.changed.map { "上次更换\($0)" } ?? "文件不存在或无权查看"
        let file = secret.credential ? "systemd凭据\(secret.file)" : secret.file
        return "- [ ] \(secret.what)\(login)\(host)　\(file)　\(changed)"
      }, none: "配置中没有密码。")
      + ["", "另请更换：服务器登录帐号、网站后台、数字证书UKey口令等不在本系统内的密码。"]
  }

  private var keysPart: [String] {
    section(
      "九、须另行保管的密钥文件",
      keys.map { "- [ ] \($0.what)　\($0.file)　\($0.written.map { "写于\($0)" } ?? "没有此文件")" })
      + ["", "以上文件不在备份里；丢失办件标识密钥的，路上的邮件都认不出来，备份也不能使用。存放处：＿＿＿＿＿＿＿＿"]
  }

  private var certificatesPart: [String] {
    section(
      "十、一年内到期的证书、密钥和吊销列表", certificates.map { "- [ ] \($0.whose)　\($0.until)到期" })
  }

  private var peoplePart: [String] {
    let lines = people.map { person in
      let logins = person.logins.isEmpty ? "" : "　登录名\(person.logins.joined(separator: "、"))"
      let until = person.until.map { "　至\($0)" } ?? ""
      return "- [ ] \(person.name)　\(person.role)　\(person.address)\(logins)\(until)　（\(person.file)）"
    }
    let title = from.map { "十一、配置中登记的\($0)" } ?? "十一、配置中登记的人员"
    return section(title, lines)
      + (from == nil
        ? [] : ["", "请逐项写上 until:（最后一天）并加上接收人；不要删除旧条目，历史记录要用。服务器上的登录名另行停用。"])
  }

  private var dutyPart: [String] {
    let title = from.map { "十二、值班表中的\($0)（今后60天）" } ?? "十二、值班表（今后14天）"
    return section(title, duty.map { "- [ ] \($0.day)　\($0.persons.joined(separator: "、"))" })
  }

  private var backupPart: [String] {
    section(
      "十三、备份和定时任务",
      [
        "- [ ] 上次完好的备份：\(lastBackup ?? "从未备份")　存放处：＿＿＿＿＿＿＿＿（安装时为 /var/lib/huiyin/backups）",
        "- [ ] 定时任务：huiyin-backup.timer（每夜备份）、huiyin-verify.timer（每周核对）、huiyin-reconcile.timer（每日对邮箱）；以 systemctl list-timers 'huiyin-*' 查看",
        "- [ ] 当面恢复一份备份看过：是□　否□",
      ])
  }

  private var calendarPart: [String] {
    section(
      "十四、放假安排",
      calendars.map { "- [ ] \($0.year)年：\($0.official ? "已登记" : "尚未登记，跨年时限为暂定")" })
  }

  private var automaticPart: [String] {
    section(
      "十五、已打开的自动步骤", automatic.map { "- [ ] \($0.what)　\($0.key): \($0.value)" },
      none: "无，每一步都由人决定。")
  }

  private var warningsPart: [String] {
    section(
      "十六、配置检查的提示（huiyin check）",
      warnings.map { "- [ ] \($0.message)\($0.hint.map { "（\($0)）" } ?? "")" })
  }

  private var signatures: [String] {
    [
      "## 签字", "", "以上事项已逐项当面交接。", "", "移交人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日", "",
      "接收人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日", "",
      "监交人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日",
    ]
  }
}

extension NamedSecret {
  var chinese: String {
    let door =
      switch self.door {
      case .mailbox(let name): "邮箱“\(name)”"
      case .account(let name): "新媒体帐号“\(name)”的文件夹"
      case .status(let name): "门户“\(name)”的状态文件夹"
      case .place(let name): "网站上传处“\(name)”"
      case .courier: "发信服务器"
      case .audit: "留底邮箱"
      case .portal(let name): "门户来件（\(name)）"
      case .office: "本中心数字证书"
      case .nextOffice: "本中心接替的数字证书"
      }
    return switch form {
    case .password: door + "的密码"
    case .proxyPassword: door + "的代理密码"
    case .key: door + "的私钥"
    case .sign: door + "的暗号"
    }
  }
}

extension Expiry {
  var chinese: String {
    switch kind {
    case .leader(let name, let unit): "\(unit)\(name)的签名证书"
    case .key(let name, let unit): "\(unit)\(name)的OpenPGP密钥"
    case .encryption(let unit): "\(unit)的加密证书"
    case .office: "本中心数字证书"
    case .authority: "颁发机构“\(name)”的证书"
    case .revocationList: "“\(name)”的吊销列表"
    }
  }
}
