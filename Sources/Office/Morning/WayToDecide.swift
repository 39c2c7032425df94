import Domain

/// What may become of a letter that waits, as a line of an answer or a command says it.
enum WayToDecide {
  /// As proposed.
  case agree
  case decline(DeclineGround)
  case assign(UnitName)
  case merge(into: LetterID)

  /// `不予受理 二`.
  var line: String {
    switch self {
    case .agree: "通过"
    case .decline(let ground): "不予受理 \(chineseDigit(ground.rawValue))"
    case .assign(let unit): unit.text
    case .merge(let root): "并入 \(root)"
    }
  }

  func command(about letter: LetterID) -> String {
    switch self {
    case .agree: "pass \(letter)"
    case .decline(let ground): "decline \(letter) --ground \(chineseDigit(ground.rawValue))"
    case .assign(let unit): "assign \(letter) --lead \(unit)"
    case .merge(let root): "merge \(letter) --into \(root)"
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
    let merging = openDuplicate.map { [WayToDecide.merge(into: $0)] } ?? []
    return canBeAgreedUnread ? [.agree] + merging + leads.dropFirst() : merging + leads
  }

  /// The likeliest letter of the same matter that others can be handled in.
  private var openDuplicate: LetterID? {
    guard letter.accusation == nil else { return nil }
    return proposal.duplicates.map(\.value.letter).first { other in
      // One that cannot be read is not offered.
      guard other != id, let root = try? book.letter(other) else { return false }
      return root.root == nil && root.accusation == nil && root.stage != .split && !root.stage.isClosed
    }
  }
}
