import Domain

extension Desk {
  /// A desk and its clerks (受理台席).
  init(_ section: Section, addresses: inout Bookings) {
    let name = section.required("name", .name)
    section.call("desk", name)
    let address = section.required("address", .address)
    section.book(address, "address", for: "the desks", in: &addresses)
    let clerks = section.sections(
      "clerks", each: "clerk", need: "every decision names its clerk: add clerks: with name: and address:"
    ) { Clerk($0, addresses: &addresses) }
    self.init(name: name, address: address, clerks: clerks ?? [])
  }
}

extension Clerk {
  init(_ section: Section, addresses: inout Bookings) {
    let name = section.required("name", .name)
    section.call("clerk", name)
    let address = section.required("address", .address)
    let tenure = section.tenure()
    section.book(address, "address", for: "the desks", during: tenure, in: &addresses)
    self.init(
      name: name, address: address, logins: section.list("logins", .login).map(\.value),
      languages: section.list("languages", .choice).map(\.value), tenure: tenure,
      away: section.away())
  }
}

extension Section {
  /// The name of one of the desks, the first where none is named.
  func desk(_ key: String, among desks: [Desk]) -> String {
    let desk = value(key, .name, default: desks.first?.name ?? "")
    if !desks.isEmpty, !desk.isEmpty, !desks.contains(where: { $0.name == desk }) {
      miss(desk: desk, at: key, among: desks)
    }
    return desk
  }

  func miss(desk: String, at key: String, among desks: [Desk]) {
    problem(
      placeOfValue(of: key), "there is no desk \(quoted(desk))",
      hint: nearest(to: desk, among: desks.map(\.name)).map { "did you mean \(quoted($0))?" })
  }
}
