/// The file that a section stands in, and where what comes to light in it goes.
struct Origin {
  let findings: Findings
  /// As messages name it: `units.yaml`.
  let file: String
  /// Paths in the file are relative to this directory; empty for the working directory.
  let directory: String
  /// Where credentials lie; nil where none were handed over.
  let credentials: String?

  /// The same place with nobody listening but for the names of keys.
  var muted: Origin {
    Origin(findings: Findings(teaching: findings), file: file, directory: directory, credentials: credentials)
  }

  /// What paths are relative to that stand at a place: in a section that several files make up, each has its own.
  func directory(of place: Place) -> String { findings.directory(of: place.file) ?? directory }

  /// How messages name a file: as seen from here, where it lies within this directory.
  func name(of path: String) -> String {
    !directory.isEmpty && path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : path
  }

  /// Reads a file of the configuration as a section of its own.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - place: Where it is named, and so where it is said that it cannot be read.
  ///   - bytes: Gets its bytes besides, such as for a digest.
  ///   - includes: Whether it may include others.
  func open<Value>(
    _ path: String, named place: Place, bytes take: ([UInt8]) -> Void = { _ in }, includes: Bool = false,
    _ read: (Section) -> Value
  ) -> Value? {
    let origin = Origin(
      findings: findings, file: name(of: path), directory: Path.directory(of: path), credentials: credentials)
    guard let item = parse(path, named: place, bytes: take) else { return nil }
    do {
      let whole = includes ? Inclusion(into: self).whole(item, through: [path]) : item
      let root = try Section(root: whole, origin: origin)
      defer { root.finish() }
      return read(root)
    } catch {
      findings.add(error)
    }
    return nil
  }

  /// What stands in a file.
  func parse(_ path: String, named place: Place, bytes take: ([UInt8]) -> Void = { _ in }) -> Item? {
    let name = name(of: path)
    findings.opened(name, in: Path.directory(of: path))
    do {
      let bytes = try readFile(path, limit: YAMLFile.limit)
      take(bytes)
      return try YAMLFile(name: name).parse(bytes, telling: findings.add)
    } catch let error as FileError {
      findings.add(Problem(place, error.description))
    } catch let problem as Problem {
      findings.add(problem)
    } catch {
      findings.add(Problem(place, "\(error)"))
    }
    return nil
  }
}

extension Section {
  /// The whole of a file, which must be a section.
  convenience init(root: Item, origin: Origin) throws(Problem) {
    guard case .section(let pairs, let place) = root else {
      throw Problem(root.place, "the file must be keys with values, not \(root.found)")
    }
    self.init(pairs, title: origin.file, kind: origin.file, place: place, origin: origin)
  }
}
