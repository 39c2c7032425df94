/// A document of Office 97 and of WPS ([MS-CFB]), judged by the names in its directory. Only texts without macros and
/// without other files in them are passed on: in tables and slides of that time macros hide where a name does not
/// tell.
enum CompoundFile {
  static let sign: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  static func kind(of bytes: [UInt8]) -> FileKind {
    let isText = holds(["WordDocument"], in: bytes)
    return isText && !holds(["Workbook", "Book", "PowerPoint Document"], in: bytes) ? .doc : .oldOffice
  }

  static func check(_ bytes: [UInt8], _ kind: FileKind) throws(FileObstacle) {
    if isLocked(bytes) { throw .encrypted }
    guard kind == .doc else { throw .kind }
    if holds(["_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros"], in: bytes) { throw .macros }
    if holds(["\u{1}Ole10Native", "Equation Native", "Package"], in: bytes) { throw .embedded }
  }

  /// Whether it is the shell around a newer document with a password.
  static func isLocked(_ bytes: [UInt8]) -> Bool { holds(["EncryptedPackage"], in: bytes) }

  /// Whether one of these names stands where an entry of the directory can be: at a multiple of its 128 octets, which
  /// sectors of 512 and of 4096 octets keep ([MS-CFB] §2.6).
  private static func holds(_ names: [String], in bytes: [UInt8]) -> Bool {
    let signs = names.map { name in (name + "\u{0}").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    for place in stride(from: 512, to: bytes.count, by: 128) {
      if signs.contains(where: { bytes[place] == $0[0] && bytes[place...].starts(with: $0) }) { return true }
    }
    return false
  }
}
