import Domain

/// What may become of a letter that waits, as a line of an answer or a command says it.
enum WayToDecide {
  /// As proposed.
  case agree
  case decline(DeclineGround)
  case assign(UnitName)

  /// `不予受理 二`.
  var line: String {
    switch self {
    case .agree: "通过"
    case .decline(let ground): "不予受理 \(chineseDigit(ground.rawValue))"
    case .assign(let unit): unit.text
    }
  }

  func command(about letter: LetterID) -> String {
    switch self {
    case .agree: "pass \(letter)"
    case .decline(let ground): "decline \(letter) --ground \(chineseDigit(ground.rawValue))"
    case .assign(let unit): "assign \(letter) --lead \(unit)"
    }
  }
}

extension Docket {
  /// The proposed one first.
  var waysToDecide: [WayToDecide] {
    let leads = proposal.leads.map { WayToDecide.assign($0.value) }
    if letter.stage == .registered, case .decline(let ground) = proposal.decision.value {
      return [.decline(ground)] + leads
    }
    return canBeAgreedUnread ? [.agree] + leads.dropFirst() : leads
  }
}
