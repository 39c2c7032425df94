/// Bytes from outside made fit for one line of a log: control characters become spaces, and it is cut at
/// `limit` bytes.
func printable(_ bytes: some Collection<UInt8>, limit: Int = 300) -> String {
  let kept = bytes.prefix(limit).map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
  let line = String(decoding: kept, as: UTF8.self)
  let end = line.unicodeScalars.lastIndex { $0 != " " }
  let trimmed = end.map { String(line.unicodeScalars[...$0]) } ?? ""
  return bytes.count > limit ? trimmed + "…" : trimmed
}
