import Digest
import Domain
import Store
import Templates

/// What a desk is asked about a letter that waits for it.
extension Docket {
  /// Asks the desk what becomes of the letter: by a mail of its own, or in its next list.
  /// - Parameters:
  ///   - reasons: why it is asked, besides what the letter's story says.
  ///   - alone: whether it must not wait for the list.
  func askForDecision(because reasons: [String] = [], alone: Bool = false) throws {
    // Whose letter it is, is not the desk's to say any more.
    if letter.isDisputed { return try askArbiter() }
    guard alone || isAskedAlone else {
      guard let desk else { return }
      // Nobody gets this code: the list's answers for it.
      return try book.ask(
        QuestionKind.decide.rawValue, about: id, subject: Self.subject(of: letter), of: desk.name,
        code: Base32.encode(office.entropy(10)), alone: false, at: now)
    }
    var values = valuesForDesk
    let files = isReadHere ? [] : try enclosures().files
    values.merge([
      "reasons": .list((reasons + reasonsForAsking).map(TemplateValue.text)),
      "text": .text(isReadHere ? Self.readHere(id) : letter.textWithSupplements),
      "hasFiles": .flag(!files.isEmpty), "files": .list(files.map { $0.value(fate: $0.prospect) }),
    ]) { _, new in new }
    try ask(
      .decide, subject: Self.subject(of: letter), template: "decide", alone: alone, values: values)
  }

  private static func subject(of letter: Letter) -> String { "round \(letter.rounds)" }

  /// What not everybody who reads the desk's list can read does not wait for it.
  private var isAskedAlone: Bool {
    desk.map { !mayWaitForList(of: $0) } ?? true || foreignLanguage != nil
  }

  /// Why no rule decides about it, whatever policy says; nil where rules may.
  var reasonForPerson: String? {
    foreignLanguage ?? (letter.accusation == nil && !isTipOff ? nil : "举报由工作人员决定")
  }

  /// Why the desk has to decide, in its own words.
  var reasonsForAsking: [String] {
    var reasons: [String] = []
    if let reason = letter.lastReturn {
      reasons.append("\(reason.unit)退回：\(forDesk(reason.reason.shown))")
      if reason.proof == nil, office.rules.automatic.contains(.assign), letter.ruling == nil {
        reasons.append("退回邮件没有签名，也未经邮件服务器验证来源，请核实后决定")
      }
    } else if let reopening = letter.events.last(where: { $0.fact.act == .reopen }) {
      reasons.append(reasonFor(reopening))
    } else if let reason = reasonForPerson {
      reasons.append(reason)
    } else if letter.stage == .registered, case .decline(let ground) = proposal.decision.value {
      reasons.append("可能属于\(ground.chinese)情形：\(proposal.decision.because.shown)")
    } else if letter.stage == .registered {
      reasons.append("受理由工作人员决定")
    } else {
      reasons.append(proposal.leads.isEmpty ? "没有可供判断承办单位的词语" : "承办单位由工作人员决定")
    }
    return reasons + twinMarks + accusationMarks + personMarks + siteErrorMarks
  }

  /// Who took it up again, and why.
  private func reasonFor(_ reopening: Event) -> String {
    guard case .reopened(let reason) = reopening.fact, !mayBeSecret else { return "重新登记，由工作人员决定" }
    return "\(reopening.by.name ?? "")重新登记（\(reason.shown)），由工作人员决定"
  }

  /// What its author has written twice.
  private var twinMarks: [String] {
    let twin = proposal.duplicates.first {
      $0.value.kind != .sameMatter && $0.confidence >= 0.97 && $0.because.shown.contains("同一网民")
    }
    return twin.map { ["可能是同一网民重复来信，可写：并入 \($0.value.letter)"] } ?? []
  }

  /// What the desk's mails say of a letter and of what is proposed, but for its text.
  var valuesForDesk: TemplateValues {
    let proposal = proposal
    var (acceptProposal, declineProposal): (TemplateValue, TemplateValue) = (false, false)
    if letter.stage == .registered {
      var values: TemplateValues = [
        "confidence": .text(proposal.decision.percentage), "because": .text(proposal.decision.because.shown),
      ]
      switch proposal.decision.value {
      case .accept:
        // The words of its item stand beside the item.
        values["because"] = .text(proposal.decision.because.prefix(1).map(\.self).shown)
        acceptProposal = .record(values)
      case .decline(let ground):
        values["basis"] = .text(ground.chinese)
        values["ground"] = .text(chineseDigit(ground.rawValue))
        declineProposal = .record(values)
      }
    }
    return [
      "urgent": .flag(letter.isUrgent), "title": .text(titleForDesk),
      "channel": .text(letter.registration.channel.chinese),
      "portalSerial": .text(letter.registration.submission?.serial?.text ?? ""),
      "receivedAt": "\(letter.registration.receivedAt)",
      "proposals": .list(
        proposal.leads.map { lead in
          [
            "unit": .text(lead.value.text), "confidence": .text(lead.percentage),
            "because": .text(lead.because.shown),
          ]
        }),
      "cooperating": .list(proposal.cooperating.map { .text($0.chinese) }),
      "readings": .list(readings().map { .text($0.chinese) }), "acceptProposal": acceptProposal,
      "duplicates": .list(proposal.duplicates.map { .text($0.chinese) }), "declineProposal": declineProposal,
      "answersItself": .flag(desk.flatMap { office.register.unit(ofDesk: $0.name, on: now.day) } != nil),
    ]
  }
}

extension Proposed<UnitName> {
  /// `旗水务局，把握59%：停水（units.yaml:12）`.
  var chinese: String { "\(value)，把握\(percentage)：\(because.shown)" }
}

extension Proposed<Duplicate> {
  /// `与NM2026000012内容相同（同一网民），把握100%`.
  var chinese: String { "\(because.shown)，把握\(percentage)" }
}

extension [String] {
  fileprivate var shown: String { joined(separator: "、") }
}
