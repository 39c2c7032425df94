/// A language that letters are written in and that not everybody of the office reads.
package enum Language: String, CaseIterable, Sendable, Codable {
  /// 蒙古文: in the traditional script, or in Cyrillic.
  case mongolian = "mn"

  package var chinese: String { "蒙古文" }
}
