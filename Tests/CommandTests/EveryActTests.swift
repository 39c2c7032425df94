import Domain
import Rehearsal
import Testing

/// What a person may decide by the transition table has a command.
struct EveryActTests {
  /// By which command a person of the office does it; nil where only the office itself, an author or a unit does.
  private func command(for act: Act) -> String? {
    switch act {
    case .register, .registerChild: act == .register ? "register" : "split"
    case .accept: "accept"
    case .decline: "decline"
    case .merge: "merge"
    case .unmerge: "unmerge"
    case .split: "split"
    case .assign: "assign"
    case .claim, .return, .reply, .cooperate, .ask, .handDown: "record"
    case .release: "reassign"
    case .signOff, .clear: "pass"
    case .sendBack: "send-back"
    case .disclose: "publish"
    case .reclear: "withdraw"
    case .withhold: "withhold"
    case .withdraw: "withdraw"
    case .restore: "restore"
    case .reopen: "reopen"
    case .letStand, .letStandWithheld: "let-stand"
    case .retract: "retract"
    case .classify: "urgent"
    case .word: "word"
    case .supplement: "held"
    case .note: "note"
    case .tell: "told"
    case .extend: "extend"
    case .refuseExtension: "answer"
    case .rate: "rate"
    // Recorded by the office when it does them, whoever caused it.
    case .block, .publish, .setDue, .remind, .bounce, .hold, .escalate: nil
    // Of the supervisor, who has no part in the flow yet.
    case .verify: nil
    case .erase: "erase"
    }
  }

  private func mayBePersons(_ act: Act) -> Bool {
    Stage.allCases.contains { stage in
      [Role.clerk, .coordinator, .administrator].contains { (try? Stage.after(stage, act, by: $0)) != nil }
    } || [.register, .registerChild].contains(act)
  }

  @Test(arguments: Act.allCases)
  func aPersonsActHasACommandThatExists(_ act: Act) throws {
    guard let command = command(for: act) else {
      return #expect([.block, .publish, .setDue, .remind, .bounce, .hold, .escalate, .verify].contains(act))
    }
    #expect(mayBePersons(act), "\(act)")
    let help = try Answer(of: [DaemonProcess.binary, command, "--help"])
    #expect(help.status == 0, "huiyin \(command)")
  }
}
