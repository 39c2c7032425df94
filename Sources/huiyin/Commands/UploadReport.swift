import Office
import Settings

/// What went up to one place; its JSON keys are stable.
struct UploadReport: Codable, Sendable {
  let target: String
  let place: String
  let uploaded: Int
  let bytes: Int
  let removed: Int
  let left: Int
  /// What is in the way; nil where nothing is.
  var trouble: String?

  init(_ settings: UploadSettings, _ tally: UploadTally, trouble: String? = nil) {
    (target, place) = (settings.name, settings.place.shown)
    (uploaded, bytes, removed, left) = (tally.uploaded, tally.bytes, tally.removed, tally.left)
    self.trouble = trouble
  }

  var isEmpty: Bool { uploaded == 0 && removed == 0 && left == 0 }

  /// `www.naiman.example: 12 uploaded (34,567 bytes), 1 removed`.
  var line: String {
    let facts = [
      uploaded > 0 ? "\(uploaded) uploaded (\(bytes) bytes)" : nil, removed > 0 ? "\(removed) removed" : nil,
      left > 0 ? "\(left) left" : nil,
    ]
    let none = trouble == nil ? "nothing to upload" : "nothing went up"
    return "\(target): \(isEmpty ? none : facts.compactMap(\.self).joined(separator: ", "))"
  }
}

/// What would go up to one place; its JSON keys are stable.
struct ShownUpload: Encodable {
  let target: String
  let place: String
  /// Paths below the site's root, in the order in which they would go.
  let upload: [String]
  let remove: [String]

  var lines: [String] {
    guard !upload.isEmpty || !remove.isEmpty else { return ["\(target): nothing to upload"] }
    return upload.map { "\(target): upload \($0)" } + remove.map { "\(target): remove \($0)" }
  }
}
