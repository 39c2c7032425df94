/// The office that decides for a channel (受理台席): the 网站管理中心, or the owner of a new-media account.
package struct Desk: Sendable {
  package let name: String
  /// Where its questions go.
  package let address: String
  package let clerks: [Clerk]

  package init(name: String, address: String, clerks: [Clerk]) {
    self.name = name
    self.address = address
    self.clerks = clerks
  }

  package func clerk(writingFrom address: String, on day: Day) -> Clerk? {
    clerks.first { $0.writes(from: address) && $0.holds(on: day) }
  }

  package func clerk(named name: String, on day: Day) -> Clerk? {
    clerks.first { $0.name == name && $0.holds(on: day) }
  }
}

/// Somebody of a desk who decides (经办人、审核人).
package struct Clerk: OfficeHolder {
  package let name: String
  package let address: String
  /// Login names under which this clerk may speak over the control socket.
  package let logins: [String]
  /// Beside Chinese.
  package let languages: [Language]
  package let tenure: Tenure
  package let away: [Tenure]

  package init(
    name: String, address: String, logins: [String] = [], languages: [Language] = [],
    tenure: Tenure = .always, away: [Tenure] = []
  ) {
    self.name = name
    self.address = address
    self.logins = logins
    self.languages = languages
    self.tenure = tenure
    self.away = away
  }
}
