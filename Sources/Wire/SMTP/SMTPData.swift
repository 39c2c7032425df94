/// A mail as it travels after DATA: every line ends in CRLF, whatever it ended in before, and a line that
/// starts with a dot gets another (RFC 5321 §4.5.2). No content can end itself early, nor be read as a command.
enum SMTPData {
  private static let cr = UInt8(ascii: "\r")
  private static let lf = UInt8(ascii: "\n")
  private static let dot = UInt8(ascii: ".")

  static func stuffed(_ mail: [UInt8]) -> [UInt8] {
    var data: [UInt8] = []
    data.reserveCapacity(mail.count + mail.count / 32 + 64)
    var atLineStart = true
    var index = 0
    while index < mail.count {
      let byte = mail[index]
      index += 1
      switch byte {
      case cr, lf:
        if byte == cr, index < mail.count, mail[index] == lf { index += 1 }
        data.append(cr)
        data.append(lf)
        atLineStart = true
      default:
        if atLineStart && byte == dot { data.append(dot) }
        data.append(byte)
        atLineStart = false
      }
    }
    if !atLineStart { data += [cr, lf] }
    return data
  }
}
