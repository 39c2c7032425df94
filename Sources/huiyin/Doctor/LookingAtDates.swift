import Domain
import Office
import Settings

/// What ends soon: certificates, keys, revocation lists, the calendar.
struct LookingAtDates {
  let register: Register
  let trust: OfficeTrust
  let calendar: WorkingCalendar
  let now: Timestamp

  /// Days.
  private static let soon = 30

  var ailments: [Ailment] { endings + nextYear }

  /// What is over already, `huiyin check` says; of lists, those alone that live longer than a month.
  private var endings: [Ailment] {
    Expiry.all(register, trust, on: now.day).compactMap { ending in
      let days = ending.until.day - now.day
      guard ending.until > now, days <= Self.soon else { return nil }
      let life = ending.until.day - ending.since.day
      guard ending.kind != .revocationList || life > Self.soon || days * 3 <= life else { return nil }
      return Ailment(
        days <= 7 ? .broken : .weak, "certificates",
        "\(ending.whose) \(days == 0 ? "ends today" : "ends in \(days) \(days == 1 ? "day" : "days"), on \(ending.until.day)")",
        why: ending.consequence, remedy: ending.remedy)
    }
  }

  /// Whether it is that warning of `huiyin check`, which comes a month later.
  static func isOfNextYear(_ warning: String, on day: Day) -> Bool {
    warning.hasPrefix("there is no official calendar for \(day.year + 1)")
  }

  private var nextYear: [Ailment] {
    guard now.day.month >= 10, !calendar.isOfficial(now.day.year + 1) else { return [] }
    let year = now.day.year + 1
    return [
      Ailment(
        .weak, "calendar", "there is no official calendar for \(year) yet",
        why: "due days that reach into it are provisional (暂定), and counted anew when it is there",
        remedy: "write \(year).yaml as soon as the State Council's notice has come, usually in November")
    ]
  }
}

extension Expiry {
  fileprivate var whose: String {
    switch kind {
    case .leader(let name, let unit): "the certificate of \(unit) \(name)"
    case .key(let name, let unit): "the OpenPGP key of \(unit) \(name)"
    case .encryption(let unit): "the certificate that mails to \(unit) are encrypted to"
    case .office: "the office's own certificate"
    case .authority: "the certificate of the authority \"\(name)\""
    case .revocationList: "the revocation list of \"\(name)\""
    }
  }

  fileprivate var consequence: String {
    switch kind {
    case .leader, .key: "what he signs afterwards is refused"
    case .encryption: "mails to the unit are kept back afterwards"
    case .office: "mails to units are kept back afterwards"
    case .authority: "signatures by whoever has a certificate of it are refused afterwards"
    case .revocationList: "signed answers wait afterwards until there is another"
    }
  }

  fileprivate var remedy: String {
    switch kind {
    case .leader: "have him get a new one; \"huiyin unit import-certificate\" writes the lines for units.yaml"
    case .key: "have him put its end off, and name the exported key in units.yaml"
    case .encryption: "ask the unit for its new one, and name it under encrypt-to: in units.yaml"
    case .office: "name the new one under next-office-certificate: and next-office-key-file:"
    case .authority: "ask the authority for its new one, and name it beside the old one under authorities:"
    case .revocationList: "fetch the next one from the authority; a timer can do so"
    }
  }
}
