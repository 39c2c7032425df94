import Domain
import Store

/// What lines about entries of the holding pen come to, as far as it can be told before anything is changed.
final class AnsweredReleases {
  enum Plan {
    case release(PlannedRelease)
    case discard(why: String)
    case refused(PenRefusal)
  }

  private let office: Office
  private lazy var pen = HoldingPen(office.ledger, office.register)
  private var plans: [Int64: [String: Result<Plan, any Error>]] = [:]

  init(office: Office) { self.office = office }

  func plan(_ step: TriageAnswer.Step, _ items: AnsweredItems) {
    guard case .decide(let word, _) = step.act, let number = step.number,
      case .held(let held)? = items.matters[number], let words = Self.words(word)
    else { return }
    plans[held, default: [:]][words] = Result { try plan(held, words) }
  }

  /// What was planned for an entry; nil where the words are none of the pen's.
  func plan(of held: Int64, saying word: TriageWord) throws -> Plan? {
    guard let words = Self.words(word) else { return nil }
    return try plans[held]?[words]?.get()
  }

  private static func words(_ word: TriageWord) -> String? {
    switch word {
    case .said(let words): words
    case .agree: "同意"
    default: nil
    }
  }

  private func plan(_ number: Int64, _ words: String) throws -> Plan {
    guard let order = PenOrder(reading: "1 \(words)") else { throw DeskRefusal(UnreadLine.notUnderstood) }
    do {
      switch order.word {
      case .discard(let why): return .discard(why: why)
      case .letter: return .release(try office.plan(number, as: .letter, in: pen))
      case .retry: return .release(try office.plan(number, as: .retry, in: pen))
      case .reply(let letter): return .release(try office.plan(number, as: .reply(letter), in: pen))
      case .supplement(let letter): return .release(try office.plan(number, as: .supplement(letter), in: pen))
      case .agree: return try agreement(number)
      }
    } catch let refusal as PenRefusal {
      return .refused(refusal)
    }
  }

  private func agreement(_ number: Int64) throws -> Plan {
    guard let held = try office.ledger.heldMail(number) else { throw PenRefusal.noSuchEntry(number) }
    let guess = try pen.entry(held).guess
    guard guess.verdict == .noise else {
      return .release(try office.plan(number, as: .asGuessed, in: pen))
    }
    return .discard(why: guess.clue.chinese)
  }
}
