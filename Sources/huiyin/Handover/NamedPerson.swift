import Domain
import Glibc

/// Somebody whom the configuration names, and as what.
struct NamedPerson: Encodable {
  let name: String
  let role: String
  let address: String
  /// Under which he may decide on the command line.
  let logins: [String]
  /// His last day; null where none is set.
  @Nullable var until: String?
  /// Where to enter it.
  let file: String

  /// Those of the office and of the duty table; of one who is named, every entry.
  static func all(_ register: Register, called name: String?, on today: Day) -> [NamedPerson] {
    let clerks = register.desks.flatMap { desk in
      desk.clerks.map { NamedPerson($0, "\(desk.name)工作人员", $0.logins, "huiyin.yaml") }
    }
    let officials = register.officials.map { NamedPerson($0, $0.role.onPaper, $0.logins, "huiyin.yaml") }
    let duty = register.duty.persons.map { NamedPerson($0, "值班人员", $0.logins, "duty.yaml") }
    let units = register.units.flatMap { unit in
      unit.officers.map { NamedPerson($0, "\(unit.name)信息员", [], "units.yaml") }
        + unit.leaders.map { NamedPerson($0, "\(unit.name)负责人", [], "units.yaml") }
    }
    let current = (clerks + officials + duty).filter { $0.until.map { $0 >= today.description } ?? true }
    return name.map { name in (clerks + officials + duty + units).filter { $0.name == name } } ?? current
  }

  private init(_ holder: some OfficeHolder, _ role: String, _ logins: [String], _ file: String) {
    name = holder.name
    self.role = role
    address = holder.address
    self.logins = logins
    until = holder.tenure.until?.description
    self.file = file
  }
}

/// A day of the duty table, and who is on duty.
struct DutyDay: Encodable {
  let day: String
  let persons: [String]

  /// Of the next two months the days of one who is named; else the next fortnight.
  static func all(_ table: DutyTable, of name: String?, from today: Day) -> [DutyDay] {
    guard !table.persons.isEmpty else { return [] }
    return (0..<(name == nil ? 14 : 60)).map { today + $0 }.compactMap { day in
      let names = table.names(on: day)
      guard name.map(names.contains) ?? true else { return nil }
      return DutyDay(day: day.description, persons: names)
    }
  }
}

extension Role {
  fileprivate var onPaper: String {
    switch self {
    case .coordinator: "协调人"
    case .supervisor: "督查人员"
    case .administrator: "系统管理员"
    default: rawValue
    }
  }
}

/// When a file was written last.
enum FileTime {
  static func written(_ path: String) -> Timestamp? {
    var status = stat()
    return stat(path, &status) == 0 ? Timestamp(seconds: Int64(status.st_mtim.tv_sec)) : nil
  }
}
