import Yams

/// What was read, with defaults filled in, in the order in which it was asked for: the effective configuration.
indirect enum Record: Sendable {
  case text(String)
  case list([Record])
  case section([(key: String, value: Record)])

  /// As YAML that reads back as the same configuration.
  var yaml: String {
    // The emitter fails on unopened documents and broken events, which `serialize` does not make.
    (try? Yams.serialize(node: node, indent: 2, width: -1, allowUnicode: true)) ?? ""
  }

  private var node: Node {
    switch self {
    case .text(let text): Node(text, .implicit, text.isEmpty ? .singleQuoted : .any)
    case .list(let items): Node(items.map(\.node))
    case .section(let pairs): Node(pairs.map { (Node($0.key), $0.value.node) })
    }
  }
}
