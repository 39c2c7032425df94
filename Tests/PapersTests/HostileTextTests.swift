import Testing

@testable import Papers

/// No bytes may stop the reader: it reads them, or says why it does not.
struct HostileTextTests {
  private static let texts = [
    "评论ID,昵称,内容,时间\r\n71,\"小\"\"李\",\"路灯\n坏了\",昨天 09:12\r\n=\"72\",'73,,2026-11-23T09:12:33+08:00\n",
    "<html><!-- c --><table border=\"1\"><tr><th rowspan=2 colspan=3>昵称</th><td>内容&#x4F60;&nbsp;&amp;</td></tr>"
      + "<tr><td>a<br>b<table><td>c</table></table><script>d</script>",
    "{\"data\": {\"list\": [{\"cid\": -1.5e3, \"内容\": \"a\\n\\ud83d\\ude00\\u00e9\", \"user\": {\"name\": null}}, {\"b\": [true]}]}}",
    "{\"内容\": \"a\", \"时间\": 1795396353}\n{\"内容\": false}\n",
  ]

  /// Touches everything that is computed from a file.
  private func readAll(_ bytes: [UInt8]) {
    guard let table = try? WholeTable(reading: bytes) else { return }
    _ = table.rows.map { $0.cells.map(\.shown) }
    guard let export = try? WholeExport(of: Table(reading: bytes), now: 1_795_591_800) else { return }
    _ = (export.columns.unused, export.rows.map(\.cells))
  }

  @Test(arguments: texts)
  func aFileCutOrChangedAnywhereIsReadOrRefused(text: String) {
    for bytes in [Array(text.utf8), gb18030(text)] {
      for place in bytes.indices {
        readAll(Array(bytes[..<place]))
        var lost = bytes
        lost.remove(at: place)
        readAll(lost)
        for mask in [0x01, 0x20, 0x80] as [UInt8] {
          var changed = bytes
          changed[place] ^= mask
          readAll(changed)
        }
      }
    }
  }

  @Test(arguments: [
    "\"", ",", "\n", "\r", "<", "&", "{\"a\":", "[", "\\", "<table>", "</table>", "评", "\t\"", "sep=", "0",
  ])
  func muchOfOneKindIsReadOrRefused(piece: String) {
    readAll(Array(String(repeating: piece, count: 20_000).utf8))
    readAll(Array(("内容\n" + String(repeating: piece, count: 20_000)).utf8))
    readAll(Array(("<table><tr><td>" + String(repeating: piece, count: 20_000)).utf8))
    readAll(Array(("[{\"内容\": \"" + String(repeating: piece, count: 20_000)).utf8))
  }
}
