import Domain
import Foundation

/// A mail on its way to being signed, and the ways to do it wrong.
struct Signing {
  /// What stands outside of the signed part, and the part itself; lines end with CRLF.
  let header: String
  let entity: String
  let address: String
  let time: Timestamp

  private var certificates: Certificates { .shared }

  init(_ mail: [UInt8], by address: String, at time: Timestamp) {
    (self.address, self.time) = (address, time)
    let text = String(decoding: mail, as: UTF8.self)
    let halves = text.components(separatedBy: "\r\n\r\n")
    let fields = halves[0].replacingOccurrences(of: "\r\n ", with: "\u{0}").components(separatedBy: "\r\n")
    let isInside = { (field: String) in field.lowercased().hasPrefix("content-") }
    let unfolded = { (fields: [String]) in
      fields.joined(separator: "\r\n").replacingOccurrences(of: "\u{0}", with: "\r\n ")
    }
    header = unfolded(fields.filter { !isInside($0) }) + "\r\n"
    entity = ([unfolded(fields.filter(isInside))] + halves.dropFirst()).joined(separator: "\r\n\r\n")
  }

  /// Signed as it should be, but for what is said.
  func good(
    as certificate: String? = nil, at time: Timestamp? = nil, entity: String? = nil
  ) -> String {
    let mail = Array((header + (entity ?? self.entity)).utf8)
    let time = (time ?? self.time).seconds
    // As quick as that where the certificate is in order.
    if certificate == nil, let signed = try? certificates.identity(of: address).signed(mail, at: time) {
      return String(decoding: signed, as: UTF8.self)
    }
    let arguments = ["sign", certificates.directory, certificate ?? address, "\(time)"]
    return String(decoding: certificates.run(arguments, input: mail), as: UTF8.self)
  }

  /// The good one with another signature in place of its own.
  func good(signature: [UInt8]) -> String {
    let mail = good()
    guard let start = mail.range(of: "filename=\"smime.p7s\"\r\n\r\n"),
      let end = mail.range(of: "\r\n--signed", range: start.upperBound..<mail.endIndex)
    else { return mail }
    let lines = Data(signature).base64EncodedString(options: .lineLength76Characters)
    return mail.replacingCharacters(in: start.upperBound..<end.lowerBound, with: lines)
  }

  /// The bare signature over the part, or over another content.
  func signature(over content: String? = nil, attributes: String = "type time digest") -> [UInt8] {
    certificates.run(
      ["cms", certificates.directory, address, "\(time.seconds)"], input: Array((content ?? entity).utf8),
      environment: ["ATTRIBUTES": attributes])
  }

  /// What `openssl cms -sign` makes of the part, with these options.
  func openssl(_ options: String..., by name: String? = nil) -> [UInt8] {
    let signer = ["-signer", file("\(name ?? address).pem"), "-inkey", file("\(name ?? address).key")]
    return Certificates.run(
      ["openssl", "cms", "-sign", "-binary", "-outform", "DER"] + signer + options, input: Array(entity.utf8))
  }

  func file(_ name: String) -> String { certificates.directory + "/" + name }
}

extension String {
  /// With the one place where `old` stands changed; a flaw that changes nothing is none.
  func changing(_ old: String, to new: String) -> String {
    precondition(components(separatedBy: old).count == 2, "\(old) does not stand there exactly once")
    return replacingOccurrences(of: old, with: new)
  }
}
