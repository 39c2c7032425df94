import Domain

extension Guess {
  /// For the command line.
  package var sentence: String {
    switch verdict {
    case .release(.letter): "looks like a letter of its own: \(clue.sentence)"
    case .release(.reply(let letter)): "looks like the answer to \(letter): \(clue.sentence)"
    case .release(.supplement(let letter)):
      "looks like the author of \(letter) adding to it: \(clue.sentence)"
    case .release(.retry): "to be tried again: \(clue.sentence)"
    case .noise: "looks like nothing to be dealt with: \(clue.sentence)"
    case .unclear: clue.sentence
    }
  }

  /// For the desk's mail.
  package var chinese: String {
    switch verdict {
    case .release(.letter): "像是一封新的来信（\(clue.chinese)）"
    case .release(.reply(let letter)): "像是\(letter)的答复（\(clue.chinese)）"
    case .release(.supplement(let letter)): "像是\(letter)的网民补充（\(clue.chinese)）"
    case .release(.retry): "可以重试（\(clue.chinese)）"
    case .noise: "像是无须办理的邮件（\(clue.chinese)）"
    case .unclear: clue.chinese
    }
  }

  /// The words with which a clerk agrees by mail, without the entry's number; nil where there is nothing to agree to.
  package var answer: String? {
    switch verdict {
    case .release(.letter): "登记"
    case .release(.reply(let letter)): "作为 \(letter) 的答复"
    case .release(.supplement(let letter)): "作为 \(letter) 的补充"
    case .release(.retry): "重试"
    case .noise: "丢弃：无须办理"
    case .unclear: nil
    }
  }
}

extension Clue {
  var sentence: String {
    switch self {
    case .answersOurMail: "it answers our mail about it"
    case .namesLetter(let unit): "its number stands there, and the letter is with \(unit)"
    case .hasItsTitle: "its title stands in the subject"
    case .onlyLetter(let unit): "\(unit) has no other letter"
    case .severalLetters(let unit, let letters):
      "\(unit) has several letters: \(letters.map(\.description).joined(separator: ", "))"
    case .noLetter(let unit): "it comes from \(unit), which has no open letter"
    case .author: "it comes from its author's address"
    case .namesStrangersLetter(let letter): "it names \(letter), whose author writes from another address"
    case .person: "a person seems to have written it"
    case .portalForm:
      "its portal wrote it, in a form that is not read: correct the labels in huiyin.yaml and retry it, or enter it "
        + "by hand and discard this"
    case .clerk: "ask the clerk whether it is his: he can decide by his code or on the command line"
    case .unregisteredClerk:
      "a desk's answer from an address that is not registered: ask the clerk, who can send it again from his own, "
        + "then discard this"
    case .wordless: "it has no words that can be read"
    case .machine: "a machine seems to have written it"
    case .marked: "it is marked as a machine's mail, and a person may have written it"
    case .mayBeRight: "what went wrong may have been put right"
    case .rowText: "its text can be read"
    case .rowWithoutText: "it has no text"
    case .wasTold(let letter): "it was refused\(letter.map { " for \($0)" } ?? ""), and the unit was told why"
    case .overtaken(let letter):
      "since it was refused for \(letter), its unit has written again, or all is done"
    case .closed: "nobody has read it"
    }
  }

  var chinese: String {
    switch self {
    case .answersOurMail: "回复的是本系统就该件发出的邮件"
    case .namesLetter(let unit): "写有该件编号，且由\(unit)办理"
    case .hasItsTitle: "主题中有该件标题"
    case .onlyLetter(let unit): "\(unit)目前只有这一件"
    case .severalLetters(let unit, let letters):
      "来自\(unit)，在办的有多件：\(letters.map(\.description).joined(separator: "、"))，请指明"
    case .noLetter(let unit): "来自\(unit)，目前没有在办的留言"
    case .author: "来自该件网民的邮箱"
    case .namesStrangersLetter(let letter): "提到\(letter)，但不是该件网民的邮箱"
    case .person: "有来信人和正文"
    case .portalForm: "来自门户网站，但表单未能识别：请管理员核对配置中的表单项名称后重试，或由您手工登记后丢弃本件"
    case .clerk: "请向该工作人员核实"
    case .unregisteredClerk: "带有台席的核验码，像是工作人员的回复，但该邮箱未登记；请核实后由其用登记的邮箱重发，再丢弃本件"
    case .wordless: "没有可读的文字"
    case .machine: "由程序自动发出"
    case .marked: "带有自动邮件的标记，也可能由人撰写"
    case .mayBeRight: "出错的原因可能已排除"
    case .rowText: "留言内容可以读取"
    case .rowWithoutText: "没有留言内容"
    case .wasTold(let letter): letter.map { "是\($0)承办单位的来信，原因已告知该单位" } ?? "原因已告知承办单位"
    case .overtaken(let letter): "\(letter)此后已收到承办单位的来信或已办结"
    case .closed: "没有读取，无法判断"
    }
  }
}
