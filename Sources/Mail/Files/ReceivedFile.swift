/// A file that came with a mail: one of its parts, or unpacked from one.
package struct ReceivedFile: Sendable {
  /// For display, never a path to use; nil when the sender gave none.
  package let name: String?
  /// As the sender says.
  package let contentType: ContentType
  /// The part that it is, or that it was unpacked from.
  package let part: Part
  /// Set when the file is a mail.
  package let enclosed: EnclosedMessage?
  /// Its octets, when it is not the part itself.
  let unpacked: ArraySlice<UInt8>?
}

extension ReceivedFile {
  /// A part as it is. A mail within the mail is named after its subject when it has no name.
  init(_ part: Part, of message: Message) {
    var enclosed: EnclosedMessage?
    if part.holdsMail {
      if ["base64", "quoted-printable"].contains(part.transferEncoding) {
        let octets = message.content(of: part)
        enclosed = EnclosedMessage(headerIn: octets.indices, of: octets, limits: message.limits)
      } else {
        enclosed = EnclosedMessage(headerIn: part.bodyRange, of: message.readable, limits: message.limits)
      }
    }
    let given = part.fileName.flatMap { DisplayName($0).text }
    self.init(
      name: given ?? enclosed.flatMap { DisplayName($0.subject).text }.map { $0 + ".eml" },
      contentType: part.contentType, part: part, enclosed: enclosed, unpacked: nil)
  }

  /// A file out of `winmail.dat`.
  init(_ file: TNEF.File, in part: Part) {
    let subject = file.enclosed.flatMap { DisplayName($0.subject).text }
    let type = file.contentType.map { Array($0.utf8) }.flatMap { ContentType(word: $0[...], parameters: [:]) }
    self.init(
      name: file.name.flatMap { DisplayName($0).text } ?? subject, contentType: type ?? .octetStream,
      part: part,
      enclosed: file.enclosed.map { EnclosedMessage($0) }, unpacked: file.content)
  }

  /// A file written into the words as uuencoded lines.
  init(_ file: UuencodedText.File, in part: Part) {
    self.init(
      name: DisplayName(file.name).text, contentType: .octetStream, part: part, enclosed: nil,
      unpacked: file.content[...])
  }
}

extension ContentType {
  fileprivate static let octetStream = ContentType(type: "application", subtype: "octet-stream")
}

extension Part {
  fileprivate var holdsMail: Bool {
    contentType.matches("message", "rfc822") || contentType.matches("message", "global")
  }
}
