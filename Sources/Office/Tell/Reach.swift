import Domain
import Mail

/// How an author is reached (联系方式): the way on which he hears every word of the office.
package enum Reach: Equatable, Sendable {
  case mail(String)
  /// By whoever keeps that account, or types what is said back into the national platform.
  case account(String)
  case telephone
  /// He looks his letter up where he wrote it.
  case portal
  case nowhere

  /// The best way that his registration leaves.
  package init(_ registration: Registration) {
    let address = registration.authorAddress?.text.map { Address(mailbox: $0) }
    if registration.channel == .siteError {
      // The answer must stand on the platform, whatever machine brought the letter.
      self = .account(registration.channel.chinese)
    } else if let address, address.canBeWrittenTo {
      self = .mail(address.mailbox)
    } else if let account = registration.channel.account {
      self = .account(account)
    } else if registration.authorTelephone?.text?.isEmpty == false {
      self = .telephone
    } else {
      self = .nowhere
    }
  }
}

extension Office {
  /// Whom only a telephone reaches, or nothing, is told by a portal that shows him what becomes of his letter.
  func reach(of registration: Registration) -> Reach {
    let reach = Reach(registration)
    guard reach == .telephone || reach == .nowhere, let portal = registration.submission?.portal,
      rules.intakes.values.contains(where: { $0.form?.portal == portal && $0.form?.showsStatus == true })
    else { return reach }
    return .portal
  }
}

extension Channel {
  /// Where its letters came from and are answered: a new-media account, or the platform of 找错 which is one to us.
  package var account: String? {
    if case .newMedia(let account) = self { return account }
    return self == .siteError ? chinese : nil
  }
}
