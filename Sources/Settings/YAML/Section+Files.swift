import Glibc

extension Section {
  /// A path; it and its default are relative to the file they stand in. What lies there is not looked at.
  func path(_ key: String, default standard: String) -> String {
    describe(key, .path, standard: standard)
    return path(key, otherwise: Path.resolve(standard, in: origin.directory))
  }

  /// A path, or `standard` as it is.
  func path(_ key: String, otherwise standard: String) -> String {
    optionalPath(key) ?? noted(key, standard)
  }

  func optionalPath(_ key: String) -> String? {
    describe(key, .path)
    guard let item = item(key), let written = scalar(item, quoted(key), .path) else { return nil }
    return noted(key, Path.resolve(written, in: origin.directory(of: item.place)))
  }

  /// A path that must be there.
  func requiredPath(_ key: String) -> String {
    let path = optionalPath(key)
    if !has(key) { miss(key, Form.path.expected) }
    return path ?? ""
  }

  /// A file that need not be named, read now.
  func optionalFile(_ key: String, limit: Int) -> NamedFile? {
    optionalPath(key).flatMap { file($0, named: placeOfValue(of: key), limit: limit) }
  }

  /// A directory that must be there.
  func directory(_ key: String, default standard: String) -> String {
    let path = path(key, default: standard)
    if let error = DirectoryListing.problem(with: path) {
      problem(placeOfValue(of: key), error.description)
    }
    return path
  }

  /// The files of a list, read now.
  /// - Parameter tell: hears of one that cannot be read; it is a problem where nobody does.
  func files(_ key: String, limit: Int, lacking tell: ((Problem) -> Void)? = nil) -> [NamedFile] {
    describe(key, .list(Form.path.kind))
    guard let item = item(key, mayBeEmpty: true) else { return [] }
    guard case .list(let items, _) = item else {
      problem(item.place, "\(quoted(key)) must be a list of files, not \(item.found)")
      return []
    }
    let files = items.compactMap { item -> NamedFile? in
      guard let written = scalar(item, quoted(key), .path) else { return nil }
      return file(
        Path.resolve(written, in: origin.directory(of: item.place)), named: item.place, limit: limit,
        lacking: tell)
    }
    note(key, .list(files.map { .text(Path.absolute($0.path)) }))
    return files
  }

  /// One file, read now; a problem at `place`, which names it, where that cannot be done.
  func file(
    _ path: String, named place: Place, limit: Int, lacking tell: ((Problem) -> Void)? = nil
  ) -> NamedFile? {
    do {
      return NamedFile(path: path, bytes: try readFile(path, limit: limit), place: place)
    } catch {
      if let tell { tell(Problem(place, error.description)) } else { problem(place, error.description) }
      return nil
    }
  }

  /// A file with a key in it, which is nobody else's to read.
  func privateFile(_ key: String, limit: Int) -> NamedFile? {
    guard let path = optionalPath(key) else { return nil }
    let place = placeOfValue(of: key)
    do {
      let (bytes, mode) = try readFileAndMode(path, limit: limit)
      if mode & S_IROTH != 0 { problem(place, "everybody can read \(path)", hint: "chmod 600 \(path)") }
      return NamedFile(path: path, bytes: bytes, place: place)
    } catch {
      problem(place, error.description)
      return nil
    }
  }

  /// Another file of the configuration, read as a section of its own.
  /// - Parameter other: a file to be read in place of the one that is named.
  func contents<Value>(
    of key: String, default standard: String, orRather other: String? = nil, _ read: (Section) -> Value
  ) -> Value? {
    let named = path(key, default: standard)
    // That file is another document.
    guard gathered == nil else { return nil }
    let path = other.map { Path.resolve($0, in: "") } ?? named
    let place = other == nil ? placeOfValue(of: key) : Place(file: origin.name(of: path))
    return open(path, key, named: place, read)
  }

  /// The same of a file that need not be named.
  func optionalContents<Value>(of key: String, _ read: (Section) -> Value) -> Value? {
    guard let path = optionalPath(key), gathered == nil else {
      _ = read(Section([], title: quoted(key), kind: key, place: place, origin: origin.muted))
      return nil
    }
    return open(path, key, named: placeOfValue(of: key), read)
  }

  private func open<Value>(
    _ path: String, _ key: String, named place: Place, _ read: (Section) -> Value
  ) -> Value? {
    origin.open(path, named: place) { section in
      let value = read(section)
      origin.findings.keep(.section(section.record), ofFileNamedBy: key)
      return value
    }
  }

  /// A program and its arguments, each a line of a list: run as they are, by no shell. Empty where there is none.
  func program(_ key: String) -> [String] {
    let words = list(key, .text)
    guard let program = words.first else { return [] }
    if !program.value.hasPrefix("/") {
      problem(program.place, "\(quoted(key)) must begin with the absolute path of a program")
    } else if !isExecutable(program.value) {
      problem(program.place, "\(quoted(program.value)) is no program that can be run")
    }
    return words.map(\.value)
  }

  /// What is in effect says where it lies, however the way to the configuration was written.
  private func noted(_ key: String, _ path: String) -> String {
    note(key, .text(Path.absolute(path)))
    return path
  }
}

extension Form<String> {
  static var path: Form {
    Form("a path", placeholder: "", read: { $0.isEmpty || $0.utf8.count > 1000 ? nil : Form.text.read($0) })
  }
}
