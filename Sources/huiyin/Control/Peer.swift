import Domain
import Glibc

/// Who is at the other end of the control socket, or in front of this terminal, as the kernel says.
struct Peer: Sendable {
  let uid: uid_t

  /// The login name is the recorded actor.
  var login: String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
      return "uid \(uid)"
    }
    return String(cString: entry.pw_name)
  }

  /// The process itself.
  static var myself: Peer { Peer(uid: geteuid()) }

  /// Who connected, from `SO_PEERCRED`: pid, uid and gid (unix(7)).
  init?(of descriptor: Int32) {
    var credentials: [UInt32] = [0, 0, 0]
    var size = socklen_t(MemoryLayout<UInt32>.size * 3)
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 else { return nil }
    uid = credentials[1]
  }

  private init(uid: uid_t) { self.uid = uid }

  /// As whom this login decides: the clerk it belongs to, or the machine's administrator under his login name.
  func clerk(in register: Register, on day: Day) throws -> Party {
    let login = login
    let clerk = register.desks.lazy.flatMap(\.clerks)
      .first { $0.logins.contains(login) && $0.holds(on: day) }
    if let clerk { return Party(.clerk, name: clerk.name) }
    // Whoever stands in for a desk that is accused; of other letters he decides nothing.
    let official = register.officials.first {
      [.coordinator, .supervisor].contains($0.role) && $0.logins.contains(login) && $0.holds(on: day)
    }
    if let official { return Party(.clerk, name: official.name) }
    guard uid == 0 || uid == geteuid() else {
      throw Failure(
        "\(login) is no clerk of any desk", hint: "add \"logins: [\(login)]\" to the clerk in huiyin.yaml")
    }
    return Party(.clerk, name: login)
  }

  /// The same in another clerk's name (`--as`), which is the administrator's of this machine to use: whoever may change
  /// the register may act for those it names.
  func clerk(as name: String?, in register: Register, on day: Day) throws -> Party {
    let own = try clerk(in: register, on: day)
    guard let name, name != own.name else { return own }
    guard uid == 0 || uid == geteuid() else {
      throw Failure("\(login) may not act as \(name)", hint: "leave out --as: it is done in your own name")
    }
    let clerks = register.desks.flatMap(\.clerks).filter { $0.holds(on: day) }.map(\.name)
    guard clerks.contains(name) else {
      throw Failure("there is no clerk \"\(name)\" today", hint: "one of \(clerks.joined(separator: ", "))")
    }
    return Party(.clerk, name: name)
  }

  /// The supervisor whose login it is.
  func supervisor(in register: Register, on day: Day) throws -> Party {
    let login = login
    let official = register.officials.first {
      $0.role == .supervisor && $0.logins.contains(login) && $0.holds(on: day)
    }
    guard let official else {
      throw Failure(
        "\(login) is not the supervisor, who alone releases a bulletin",
        hint: "add \"logins: [\(login)]\" to the supervisor in huiyin.yaml, or answer the draft by mail")
    }
    return Party(.supervisor, name: official.name)
  }

  /// The same for what people on duty and officials may say as well.
  func anybody(in register: Register, on day: Day) throws -> Party {
    let login = login
    if let person = register.duty.persons.first(where: { $0.logins.contains(login) && $0.holds(on: day) }) {
      return Party(.duty, name: person.name)
    }
    if let official = register.officials.first(where: { $0.logins.contains(login) && $0.holds(on: day) }) {
      return Party(official.role, name: official.name)
    }
    return try clerk(in: register, on: day)
  }
}
