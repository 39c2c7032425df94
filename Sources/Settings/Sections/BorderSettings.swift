/// The server that takes our mail in from outside, and says where it came from (RFC 8601).
package struct BorderSettings: Sendable {
  /// As it calls itself in Received, after `by`.
  package let server: String
  /// As it calls itself in Authentication-Results.
  package let name: String
  /// Servers of ours behind it, which put their own Received above.
  package let inner: [String]

  init(_ section: Section) {
    server = section.required("server", .host)
    name = section.value("name", .host, default: server)
    let inner = section.list("inner", .host)
    self.inner = inner.map(\.value)
    if let (_, place) = inner.first(where: { $0.value.lowercased() == server.lowercased() }) {
      section.problem(place, "\(quoted(server)) is the border itself", hint: "name only servers behind it")
    }
  }
}
