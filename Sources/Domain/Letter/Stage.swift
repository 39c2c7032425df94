/// Where a letter stands (design §4). It is the sum of the letter's events and is stored nowhere.
package enum Stage: String, CaseIterable, Sendable, Codable {
  case registered, accepted, assigned, handling, replied, signedOff, cleared
  case published, withheld, withdrawn, declined, retracted, merged, split

  /// 办结: nothing is waited for. A merged or split letter is closed when its root or its children are.
  package var isClosed: Bool {
    switch self {
    case .published, .withheld, .withdrawn, .declined, .retracted: true
    case .registered, .accepted, .assigned, .handling, .replied, .signedOff, .cleared, .merged, .split: false
    }
  }

  /// Nothing is waited for in the letter itself: it is closed, or it is handled in its root or its children.
  package var isSettled: Bool { isClosed || self == .merged || self == .split }

  /// The four words the public reads.
  package var chinese: String {
    switch self {
    case .registered: "已收到"
    case .accepted, .assigned: "已受理"
    case .handling, .replied, .signedOff, .cleared: "办理中"
    case .published, .withheld, .withdrawn: "已办结"
    case .declined: "不予受理"
    case .retracted: "已撤回"
    case .merged: "已并案"
    case .split: "已分办"
    }
  }
}

/// A transition the table does not list.
package struct InvalidTransition: Error, Equatable, CustomStringConvertible {
  package let stage: Stage?
  package let act: Act
  package let role: Role

  package var description: String {
    let state = stage.map { "a letter that is \($0.rawValue)" } ?? "a letter that does not exist"
    return "\(state) takes no \"\(act.rawValue)\" by \(role.rawValue)"
  }
}

extension Stage {
  /// The stage after `act`: the one table of design §4. What is not listed is illegal.
  package static func after(_ stage: Stage?, _ act: Act, by role: Role) throws(InvalidTransition) -> Stage {
    guard let next = next(stage, act), act.isOpen(to: role, at: stage) else {
      throw InvalidTransition(stage: stage, act: act, role: role)
    }
    return next
  }

  private static func next(_ stage: Stage?, _ act: Act) -> Stage? {
    func from(_ stages: Stage..., to next: Stage) -> Stage? {
      stage.flatMap { stages.contains($0) ? next : nil }
    }
    return switch act {
    case .register: stage == nil ? .registered : nil
    case .registerChild: stage == nil ? .accepted : nil

    case .accept: from(.registered, to: .accepted)
    case .decline: from(.registered, .accepted, .assigned, .handling, .replied, .signedOff, to: .declined)
    case .merge: from(.registered, .accepted, .assigned, .handling, to: .merged)
    case .unmerge: from(.merged, to: .registered)
    case .split: from(.registered, .accepted, to: .split)

    case .assign: from(.accepted, .assigned, .handling, .replied, to: .assigned)
    case .claim: from(.assigned, to: .handling)
    case .return: from(.assigned, .handling, to: .accepted)
    case .reply: from(.assigned, .handling, .replied, .signedOff, to: .replied)
    case .signOff: from(.replied, to: .signedOff)
    case .sendBack: from(.replied, .signedOff, to: .handling)

    case .clear: from(.signedOff, to: .cleared)
    case .block: from(.cleared, to: .signedOff)
    case .publish: from(.cleared, to: .published)
    case .withhold: from(.cleared, to: .withheld)
    // A page that stands while its letter is handled anew goes alone: the letter goes on.
    case .withdraw:
      from(.published, to: .withdrawn)
        ?? stage.flatMap { [.accepted, .assigned, .handling, .replied, .signedOff].contains($0) ? $0 : nil }
    case .restore: from(.withdrawn, to: .signedOff)
    case .disclose: from(.withheld, to: .signedOff)
    case .reclear: from(.published, to: .signedOff)

    case .reopen:
      from(.published, .withheld, .withdrawn, to: .handling) ?? from(.declined, .retracted, to: .registered)
    // A correction is given up: what was public before it still is.
    case .letStand: from(.handling, .replied, .signedOff, to: .published)
    case .letStandWithheld: from(.handling, .replied, .signedOff, to: .withheld)
    case .retract:
      from(.registered, .accepted, .assigned, .handling, .replied, .signedOff, to: .retracted)

    case .classify, .word, .supplement, .ask, .handDown, .cooperate, .release, .note, .tell, .extend,
      .refuseExtension, .setDue, .remind, .escalate, .verify, .rate, .bounce, .hold:
      stage
    // Merged and divided ones are closed with their relatives, which whoever erases looks at.
    case .erase: stage.flatMap { $0.isSettled ? $0 : nil }
    }
  }
}
