/// Who we are: what stands under every mail and page.
package struct OfficeSettings: Sendable {
  /// `奈曼旗人民政府门户网站管理中心`.
  package let name: String
  /// `网站管理中心`.
  package let shortName: String
  /// `奈曼旗`.
  package let region: String
  /// Before the year in a letter's number: `NM`.
  package let prefix: String
  /// Where our mails come from and where they are answered to.
  package let address: String
  /// Whether answers come back to the address with a token after a plus sign (RFC 5233).
  package let addressTokens: AddressTokens
  package let telephone: String
  /// The full title of the regulation we work by, without book marks.
  package let regulation: String

  init(_ section: Section, addresses: inout Bookings) {
    name = section.required("name", .name)
    shortName = section.value("short-name", .name, default: name)
    region = section.required("region", .name)
    prefix = section.required("prefix", .prefix)
    address = section.required("address", .address)
    addressTokens = section.value("address-tokens", .addressTokens, default: .probe)
    section.book(address, "address", for: "the office", in: &addresses)
    telephone = section.required("telephone", .telephone)
    regulation = section.required("regulation", .name)
  }
}

/// Whether a mail to `liuyan+TOKEN@…` reaches `liuyan@…`.
package enum AddressTokens: String, Sendable {
  case on, off
  /// A mail of our own finds out at the start; until it has come in, they are not used.
  case probe
}

extension Form<AddressTokens> {
  /// With the words of a switch.
  static var addressTokens: Form {
    Form(
      "on, off or probe", as: .words(["on", "off", "probe"]), placeholder: .probe,
      read: { word in
        if word == AddressTokens.probe.rawValue { return .probe }
        return Form<Bool>.toggle.read(word).map { $0 ? .on : .off }
      }, write: \.rawValue)
  }
}
