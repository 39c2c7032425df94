import Papers

extension Complaints {
  /// A file that a citizen sent: what is passed on of it.
  mutating func check(file bytes: [UInt8]) {
    for name in [nil, "a.txt"] {
      let file = ForeignFile(bytes, called: name)
      guard case .passed(let passed) = file.passage else { continue }
      require(!passed.isEmpty, "nothing is passed on")
      guard file.kind.isCleanedPicture else {
        require(passed == bytes, "a \(file.kind) was changed")
        continue
      }
      // Length fields, a segment that says which way up it is: a few bytes may be new.
      require(passed.count <= bytes.count + 64, "\(bytes.count) bytes became \(passed.count)")
      let again = ForeignFile(passed)
      require(again.kind == file.kind && again.pictureSize == file.pictureSize, "it became another picture")
      require(again.passage == .passed(passed), "a clean \(file.kind) is not clean")
    }
  }
}
