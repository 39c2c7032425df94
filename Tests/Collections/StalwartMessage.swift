/// What the JSON beside a mail says of it.
struct StalwartMessage: Decodable {
  let parts: [Part]
  let attachments: [Int]

  struct Part: Decodable {
    let headers: [Header]
    let body: Body

    /// The values of the first field of that name.
    func text(_ name: String) -> [String] {
      guard case .text(let values)? = value(name) else { return [] }
      return values
    }

    func addresses(_ name: String) -> String {
      guard case .addresses(let addresses)? = value(name) else { return "" }
      return addresses.compactMap(\.shown).joined(separator: ", ")
    }

    /// Seconds since 1970 and east of Greenwich.
    var date: String {
      guard case .date(let date)? = value("date") else { return "" }
      return date.shown
    }

    /// As the disposition gives it, or else the type.
    var fileName: String? {
      for (field, parameter) in [("content_disposition", "filename"), ("content_type", "name")] {
        if case .type(let parameters)? = value(field), let name = parameters[parameter], !name.isEmpty {
          return name
        }
      }
      return nil
    }

    private func value(_ name: String) -> Value? { headers.first { $0.name == name }?.value }
  }

  struct Header: Decodable {
    let name: String
    let value: Value

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      name = (try? container.decode(String.self, forKey: "name")) ?? ""
      value = try container.decode(Value.self, forKey: "value")
    }
  }

  enum Value: Decodable {
    case text([String])
    case addresses([Address])
    case date(Date)
    case type([String: String])
    case other

    init(from decoder: any Decoder) throws {
      // A value without content is the word "Empty" instead of an object.
      guard let container = try? decoder.container(keyedBy: Key.self) else {
        self = .other
        return
      }
      if let text = try container.decodeIfPresent(String.self, forKey: "Text") {
        self = .text([text])
      } else if let list = try container.decodeIfPresent([String].self, forKey: "TextList") {
        self = .text(list)
      } else if let addresses = try container.decodeIfPresent(Addresses.self, forKey: "Address") {
        self = .addresses((addresses.list ?? []) + (addresses.group ?? []).flatMap(\.addresses))
      } else if let date = try container.decodeIfPresent(Date.self, forKey: "DateTime") {
        self = .date(date)
      } else if let type = try container.decodeIfPresent(ContentType.self, forKey: "ContentType") {
        self = .type(
          Dictionary(
            (type.attributes ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
      } else {
        self = .other
      }
    }
  }

  enum Body: Decodable {
    case text(String)
    case octets([UInt8])
    case parts([Int])
    case message(StalwartMessage)

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      if let parts = try container.decodeIfPresent([Int].self, forKey: "Multipart") {
        self = .parts(parts)
      } else if let message = try container.decodeIfPresent(StalwartMessage.self, forKey: "Message") {
        self = .message(message)
      } else if let text = try container.decodeIfPresent(String.self, forKey: "Text")
        ?? container.decodeIfPresent(String.self, forKey: "Html")
      {
        self = .text(text)
      } else {
        self = .octets(
          try container.decodeIfPresent([UInt8].self, forKey: "Binary")
            ?? container.decode([UInt8].self, forKey: "InlineBinary"))
      }
    }
  }

  struct Addresses: Decodable {
    let list: [Address]?
    let group: [Group]?

    struct Group: Decodable {
      let addresses: [Address]
    }

    enum CodingKeys: String, CodingKey {
      case list = "List"
      case group = "Group"
    }
  }

  struct Address: Decodable {
    let name: String?
    let address: String?

    /// As our reader has it: the domain in lower case, a single word a mailbox of the sender's host, and a name of
    /// several without a mailbox none at all.
    var shown: String? {
      guard let address else {
        return name.flatMap { $0.contains(" ") ? nil : " <\($0)>" }
      }
      let mailbox = address
      let at = mailbox.lastIndex(of: "@") ?? mailbox.endIndex
      return "\(name ?? "") <\(mailbox[..<at])\(mailbox[at...].lowercased())>"
    }
  }

  struct ContentType: Decodable {
    let attributes: [Attribute]?

    struct Attribute: Decodable {
      let name: String
      let value: String
    }
  }

  struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral value: String) { stringValue = value }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension StalwartMessage {
  struct Date: Decodable {
    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    let isWest: Bool
    let offsetHour: Int
    let offsetMinute: Int

    enum CodingKeys: String, CodingKey {
      case year, month, day, hour, minute, second
      case isWest = "tz_before_gmt"
      case offsetHour = "tz_hour"
      case offsetMinute = "tz_minute"
    }

    var shown: String {
      let offset = (isWest ? -1 : 1) * (offsetHour * 3600 + offsetMinute * 60)
      return "\(days * 86400 + hour * 3600 + minute * 60 + second - offset) \(offset)"
    }

    /// From 1970-01-01; the calendar of the Gregorian rule, counted by years and months.
    private var days: Int {
      let shifted = month > 2 ? year : year - 1
      let leaps = shifted / 4 - shifted / 100 + shifted / 400
      return 365 * shifted + leaps + (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 719_469
    }
  }
}
