import Digest
import Domain

/// Where pages lie below the root; published once, never changed (国办发〔2017〕47号: addresses are stable).
enum SitePath {
  static let home = "index.html"
  static let notFound = "404.html"
  static let style = "style.css"
  static let robots = "robots.txt"
  static let sitemap = "sitemap.xml"
  /// 互动交流 / 网上咨询.
  static let column = "hdjl/wszx/index.html"
  /// 留言须知.
  static let notice = "hdjl/wszx/lyxz.html"
  /// By unit (单位).
  static let units = "hdjl/wszx/dw/index.html"
  /// By month (月份).
  static let months = "hdjl/wszx/yf/index.html"

  static func letter(_ id: LetterID) -> String { "hdjl/wszx/\(id.year)/\(id).html" }
  static func sitemap(of year: Int) -> String { "sitemap-\(year).xml" }

  /// A unit's lists have no Latin name to lie under, so they lie under the beginning of a digest of its name.
  static func unit(_ unit: UnitName, page: Int) -> String {
    "hdjl/wszx/dw/\(Base32.encode(SHA256.digest(of: unit.text.utf8).prefix(5)))/\(page).html"
  }

  static func month(_ month: Month, page: Int) -> String { "hdjl/wszx/yf/\(month)/\(page).html" }

  static func isList(_ path: String) -> Bool {
    path != units && path != months
      && ["hdjl/wszx/dw/", "hdjl/wszx/yf/"].contains { path.hasPrefix($0) }
  }

  /// What leads from `path` back to the root: `../../../`.
  static func root(from path: String) -> String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
  }
}

/// A month of publication.
struct Month: Hashable, Comparable, CustomStringConvertible {
  let year: Int
  let month: Int

  init(of time: Timestamp) { (year, month, _) = time.day.components }

  static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }

  /// `2026-11`.
  var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
  /// `2026年11月`.
  var chinese: String { "\(year)年\(month)月" }
}
