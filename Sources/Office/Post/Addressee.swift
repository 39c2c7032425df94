import Domain
import Mail
import Store

/// Whom a mail of ours was for.
enum Addressee {
  case author
  /// Somebody on duty, or above the desks.
  case official(name: String)
  case unit(HandlingUnit)
  case desk(Desk, clerk: Clerk?)
  /// Who is not registered any more, and the office itself.
  case other

  /// - Parameters:
  ///   - letter: what the mail is about, where it is about a letter.
  ///   - day: when it was sent; people come and go.
  init(of mail: OutgoingMail, about letter: Letter?, in register: Register, on day: Day) {
    let address = mail.recipient
    if mail.kind == AddressProbe.mail {
      self = .other
    } else if let unit = register.unit(writingFrom: address, on: day) {
      self = .unit(unit)
    } else if let desk = register.desk(writingFrom: address) {
      self = .desk(desk, clerk: nil)
    } else if let (clerk, desk) = register.clerk(writingFrom: address, on: day) {
      self = .desk(desk, clerk: clerk)
    } else if let person = register.dutyPerson(writingFrom: address, on: day) {
      self = .official(name: person.name)
    } else if let official = register.officials.first(where: { $0.writes(from: address) && $0.holds(on: day) }
    ) {
      self = .official(name: official.name)
    } else if letter?.isAuthor(address) != false {
      self = .author
    } else {
      self = .other
    }
  }

  /// Without an address: a unit, a desk or its clerk by name, or `author`.
  var name: String {
    switch self {
    case .author: "author"
    case .official(let name): name
    case .unit(let unit): unit.name.text
    case .desk(let desk, let clerk): clerk?.name ?? desk.name
    case .other: "other"
    }
  }
}

extension Addressee {
  /// As an official reads it.
  var chinese: String {
    switch self {
    case .author: "网民本人"
    case .official(let name): name
    case .unit(let unit): unit.name.text
    case .desk(let desk, let clerk): [desk.name, clerk?.name].compactMap(\.self).joined(separator: " ")
    case .other: "其他"
    }
  }
}
