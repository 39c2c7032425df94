/// What can be asked of a running daemon over its control socket; one JSON line each way.
struct ControlRequest: Codable, Sendable {
  enum Command: String, Codable, Sendable {
    case assign, decline, once, buildSite
  }
  var command: Command
  var letter: String?
  var lead: String?
  var cooperating: [String]?
  var ground: Int?
  var full: Bool?
}

struct ControlReply: Codable, Sendable {
  var lines: [String] = []
  /// What went wrong; nil where all went well.
  var error: String?
  var hint: String?
}
