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
  package let usesAddressTokens: Bool
  package let telephone: String
  /// The full title of the regulation we work by, without book marks.
  package let regulation: String

  init(_ section: Section, addresses: inout Bookings) {
    name = section.required("name", .name)
    shortName = section.value("short-name", .name, default: name)
    region = section.required("region", .name)
    prefix = section.required("prefix", .prefix)
    address = section.required("address", .address)
    usesAddressTokens = section.value("address-tokens", .toggle, default: true)
    section.book(address, "address", for: "the office", in: &addresses)
    telephone = section.required("telephone", .name)
    regulation = section.required("regulation", .name)
  }
}
