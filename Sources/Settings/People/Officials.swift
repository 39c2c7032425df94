import Domain

extension Official {
  /// Somebody above the desks: 旗政府办公室, 督查室, the administrator.
  init(_ section: Section, addresses: inout Bookings) {
    let role = section.required("role", Form<StandingOffice>.choice)
    let name = section.required("name", .name)
    section.call("official", name)
    let address = section.required("address", .address)
    let tenure = section.tenure()
    section.book(address, "address", for: "the officials", during: tenure, in: &addresses)
    self.init(
      role: role.role, name: name, address: address, logins: section.list("logins", .login).map(\.value),
      tenure: tenure, away: section.away())
  }
}

private enum StandingOffice: String, CaseIterable {
  case coordinator, supervisor, administrator

  var role: Role {
    switch self {
    case .coordinator: .coordinator
    case .supervisor: .supervisor
    case .administrator: .administrator
    }
  }
}
