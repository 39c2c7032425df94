/// What one FETCH response says of a mail.
struct FetchedItem {
  let uid: UInt32
  private(set) var size: Int?
  private(set) var internalDate: [UInt8]?
  private(set) var body: IMAPValue?
  /// The header, or its beginning.
  private(set) var head: IMAPValue?

  /// `nil` for any other response, and for a FETCH without a UID (news of flags, unasked).
  init?(_ response: IMAPResponse) {
    guard response.untagged?.keyword == "FETCH",
      case .list(let items)? = IMAPValue.values(of: response)?.first
    else { return nil }
    var uid: UInt32?
    for index in stride(from: 0, to: items.count - 1, by: 2) {
      let value = items[index + 1]
      switch items[index].text?.uppercased() {
      case "UID": uid = value.text.flatMap { UInt32($0) }
      case "RFC822.SIZE": size = value.text.flatMap { UInt32($0) }.map { Int($0) }
      case "INTERNALDATE": if case .string(let date) = value { internalDate = date }
      case "BODY[]": body = value
      case "BODY[HEADER]", "BODY[HEADER]<0>": head = value
      default: break
      }
    }
    guard let uid else { return nil }
    self.uid = uid
  }

  /// The mail, or why it is none.
  func mail(validity: UInt32, announced: Int, limit: Int) throws(UnfetchedMail) -> CollectedMail {
    let key = MailKey(validity: validity, uid: uid, name: "")
    func unfetched(_ reason: String) -> UnfetchedMail {
      UnfetchedMail(key: key, size: announced, reason: reason)
    }
    if case .dropped(let length)? = body { throw UnfetchedMail(key: key, size: length, over: limit) }
    guard case .string(let bytes)? = body else { throw unfetched("the server gives no content") }
    // Servers may count lines or charsets differently; half of a mail missing is no miscount.
    guard bytes.count >= announced / 2 else {
      throw unfetched("\(announced) bytes announced, \(bytes.count) given")
    }
    guard let date = internalDate, let receivedAt = InternalDate.seconds(date) else {
      throw unfetched("no date of receipt")
    }
    return CollectedMail(key: key, receivedAt: receivedAt, bytes: bytes)
  }
}
