/// The socket over which `huiyin` on the command line speaks to the daemon (design law 3).
package struct ControlSettings: Sendable {
  package let socket: String
  /// The group that may use it (mode 0660); nil for the daemon's own.
  package let group: String?

  /// - Parameter state: the directory beside which the default socket lies: nobody else may enter it.
  init(_ section: Section, state: String) {
    socket = section.path("socket", otherwise: state + ".sock")
    group = section.optional("group", .login)
    // sockaddr_un has room for 108 bytes, the last of them a NUL.
    if socket.utf8.count > 107 {
      section.problem(
        section.placeOfValue(of: "socket"),
        "the path of the control socket is longer than 107 bytes: \(socket)",
        hint: "choose a shorter one, such as /run/huiyin/control.sock")
    }
  }
}
