/// Where we stop reading a document of Word: far beyond any form, and well within two seconds.
enum WordLimits {
  static let fileBytes = 10 << 20
  /// Of a part that is read, unpacked.
  static let partBytes = 8 << 20
  /// Elements and texts of a part.
  static let steps = 1_000_000
  /// Of all its text, in UTF-8.
  static let textBytes = 256 << 10

  /// Of the archive; it may be full of photos.
  static let archive = {
    var limits = TableLimits()
    (limits.fileBytes, limits.inflatedBytes) = (fileBytes, 64 << 20)
    return limits
  }()
}
