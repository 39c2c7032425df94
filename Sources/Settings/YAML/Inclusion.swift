/// Joins the files that the main one includes: sections key by key, while whatever else a key holds stands in one file
/// only.
///
/// So where something stands never matters, and what is in effect is what all the files say together.
final class Inclusion {
  static let key = "include"
  /// How far files include files that include files.
  private static let depth = 8

  private let origin: Origin
  private var included: Set<String> = []

  init(into origin: Origin) { self.origin = origin }

  /// The whole of a file and of those it includes.
  /// - Parameter chain: the files that led to it, itself as the last.
  func whole(_ item: Item, through chain: [String]) -> Item {
    guard case .section(let pairs, let place) = item, let path = chain.last else { return item }
    included.insert(path)
    guard let list = pairs.first(where: { $0.key == Self.key })?.value else { return item }
    let own = chain.count == 1 ? pairs : pairs.filter { $0.key != Self.key }
    return .section(
      files(in: list, of: path).reduce(own) { join($0, self.pairs(of: $1, through: chain)) }, place)
  }

  private func files(in item: Item, of path: String) -> [(path: String, place: Place)] {
    guard case .list(let items, _) = item else {
      if case .nothing = item { return [] }
      complain(
        item.place, "\(quoted(Self.key)) must be a list of files, not \(item.found)",
        hint: "write each in a line of its own after a dash")
      return []
    }
    return items.compactMap { item in
      if case .text(let text, let place) = item, Form.path.read(text) != nil {
        return (Path.resolve(text, in: Path.directory(of: path)), place)
      }
      complain(item.place, "\(quoted(Self.key)) must be \(Form.path.expected), not \(item.found)")
      return nil
    }
  }

  private func pairs(of file: (path: String, place: Place), through chain: [String]) -> [Item.Pair] {
    let way = (chain + [file.path]).map(origin.name)
    if chain.contains(file.path) {
      complain(
        file.place, "\(quoted(way.last ?? "")) would include itself: \(way.joined(separator: " → "))",
        hint: "take it out of one of them")
    } else if included.contains(file.path) {
      complain(file.place, "\(quoted(way.last ?? "")) is included already", hint: "once is enough")
    } else if chain.count > Self.depth {
      complain(
        file.place, "files include each other more than \(Self.depth) deep",
        hint: "include it from the main file")
    } else if let item = origin.parse(file.path, named: file.place) {
      if case .section(let pairs, _) = whole(item, through: chain + [file.path]) { return pairs }
      complain(item.place, "the file must be keys with values, not \(item.found)")
    }
    return []
  }

  private func join(_ first: [Item.Pair], _ second: [Item.Pair], within path: [String] = []) -> [Item.Pair] {
    var joined = first
    for pair in second {
      guard let index = joined.firstIndex(where: { $0.key == pair.key }) else {
        joined.append(pair)
        continue
      }
      let other = joined[index]
      switch (other.value, pair.value) {
      case (_, .nothing): break
      case (.nothing, _): joined[index] = pair
      case (.section(let mine, let place), .section(let theirs, _)):
        let section = join(mine, theirs, within: path + [pair.key])
        joined[index] = Item.Pair(key: pair.key, place: other.place, value: .section(section, place))
      default:
        complain(
          pair.place,
          "\(quoted((path + [pair.key]).joined(separator: ": "))) stands here again, after \(other.place.fileAndLine)",
          hint: "keep one: files are joined section by section, and every other key stands in one of them")
        refuseSecrets(in: pair.value)
      }
    }
    return joined
  }

  /// Nobody reads further into what stands twice; a password must not wait there for the next look.
  private func refuseSecrets(in item: Item) {
    switch item {
    case .list(let items, _): for item in items { refuseSecrets(in: item) }
    case .section(let pairs, _):
      for pair in pairs {
        if Section.literalSecrets.contains(where: { pair.key == $0 || pair.key.hasSuffix("-" + $0) }),
          case .text = pair.value
        {
          complain(
            pair.place, "\(quoted(pair.key)) must not stand in this file",
            hint: "put it into a file of its own and name that: password-file: ../secrets/…")
        }
        refuseSecrets(in: pair.value)
      }
    case .text, .nothing: break
    }
  }

  private func complain(_ place: Place, _ message: String, hint: String? = nil) {
    origin.findings.add(Problem(place, message, hint: hint))
  }
}

extension Section {
  /// Makes a key known that has done its work before the section was there. What is in effect does not show it: that is
  /// what all the files say.
  func knowInclusion() {
    describe(Inclusion.key, .list(Form.path.kind))
    _ = item(Inclusion.key, mayBeEmpty: true)
  }
}
