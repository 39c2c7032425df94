/// What an invitation says (RFC 5545): title, place, description.
struct CalendarText {
  private(set) var summary = ""
  private(set) var location = ""
  private(set) var description = ""

  /// More than the beginning of a long calendar is not read.
  init(of part: Part, in message: Message) {
    let octets = message.content(of: part, most: message.limits.textBytes * 4)
    self.init(TextDecoding.text(octets[...], label: part.contentType.parameters["charset"]))
  }

  private init(_ calendar: String) {
    var line = ""
    for next in calendar.withPlainLineBreaks.split(separator: "\n") {
      // A line that begins with a blank goes on with the one before (§3.1).
      if next.first == " " || next.first == "\t" {
        line += next.dropFirst()
      } else {
        read(line)
        line = String(next)
      }
    }
    read(line)
  }

  var words: String { [summary, location, description].filter { !$0.isBlank }.joined(separator: "\n") }

  private mutating func read(_ line: String) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = Self.unescaped(line[line.index(after: colon)...])
    // The first of each: the event comes before its alarms.
    switch line[..<colon].prefix(while: { $0 != ";" }).uppercased() {
    case "SUMMARY": if summary.isEmpty { summary = value }
    case "LOCATION": if location.isEmpty { location = value }
    case "DESCRIPTION": if description.isEmpty { description = value }
    default: break
    }
  }

  private static func unescaped(_ value: Substring) -> String {
    var octets: [UInt8] = []
    var isEscaped = false
    for octet in value.utf8 {
      if octet == Octet.backslash, !isEscaped {
        isEscaped = true
        continue
      }
      octets.append(isEscaped && octet.lowercased == UInt8(ascii: "n") ? Octet.lineFeed : octet)
      isEscaped = false
    }
    return String(decoding: octets, as: UTF8.self)
  }
}
