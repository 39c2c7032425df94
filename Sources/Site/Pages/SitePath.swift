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
  /// By category (类别).
  static let categories = "hdjl/wszx/lb/index.html"
  /// By topic (主题).
  static let topics = "hdjl/wszx/zt/index.html"
  /// 办理情况.
  static let handling = "hdjl/wszx/blqk/index.html"
  /// 统计数据.
  static let statistics = "hdjl/wszx/tj/index.html"
  /// 台账校验值.
  static let ledgerEnd = "hdjl/wszx/tj/ledger.json"
  /// 知识库.
  static let commonQuestions = "hdjl/wszx/zsk/index.html"
  /// 历史数据: what an earlier system had answered.
  static let earlier = "hdjl/wszx/ls/index.html"
  /// 进度查询.
  static let lookUp = "hdjl/wszx/cx/index.html"
  static let lookUpScript = "hdjl/wszx/cx/cx.js"
  /// 搜索.
  static let search = "hdjl/wszx/ss/index.html"
  static let searchScript = "hdjl/wszx/ss/ss.js"
  static let atomFeed = "hdjl/wszx/feed.xml"
  static let jsonFeed = "hdjl/wszx/feed.json"
  static let letters = "hdjl/wszx/letters.json"

  static func letter(_ id: LetterID) -> String { "hdjl/wszx/\(id.year)/\(id).html" }

  /// Below the year of the answer, by the earlier system's number; one that is no plain name, by its digest.
  static func earlier(_ number: String, year: Int) -> String {
    let isPlain = number.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    // The pages of lists are called by their numbers alone.
    return "\(earlierFolder(of: year))\(isPlain ? "n" + number : "d" + digest(of: number)).html"
  }
  static func earlierList(of year: Int, page: Int) -> String { "\(earlierFolder(of: year))\(page).html" }
  static func earlierSitemap(of year: Int) -> String { "\(earlierFolder(of: year))sitemap.xml" }
  private static func earlierFolder(of year: Int) -> String { "hdjl/wszx/ls/\(year)/" }

  /// Whether it is the page of one answer of an earlier system.
  static func isEarlierPage(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return isOfEarlier(path) && (name.hasPrefix("n") || name.hasPrefix("d")) && name.hasSuffix(".html")
  }

  /// Whether it belongs to one of the years of an earlier system.
  static func isOfEarlier(_ path: String) -> Bool {
    path.hasPrefix("hdjl/wszx/ls/") && path != earlier
  }

  /// Where the lists of a chapter lie. Units and topics have no Latin names, so theirs lie under the beginning of a
  /// digest of the name.
  static func folder(of chapter: Chapter) -> String {
    switch chapter.kind {
    case .unit: "hdjl/wszx/dw/\(digest(of: chapter.key))/"
    case .topic: "hdjl/wszx/zt/\(digest(of: chapter.key))/"
    case .category: "hdjl/wszx/lb/\(chapter.key)/"
    case .month: "hdjl/wszx/yf/\(chapter.key)/"
    }
  }

  /// The Atom feed of a unit's answers.
  static func feed(of chapter: Chapter) -> String { folder(of: chapter) + "feed.xml" }
  static func jsonFeed(of chapter: Chapter) -> String { folder(of: chapter) + "feed.json" }
  /// The letters of a month, as open data.
  static func letters(of month: Chapter, page: Int) -> String { "\(folder(of: month))\(page).json" }
  static func sitemap(of month: Chapter, part: Int) -> String { "sitemap-\(month.key)-\(part).xml" }

  /// Whether it belongs to a chapter: one that has no letter any more leaves none of its files.
  static func isOfChapter(_ path: String) -> Bool {
    let folders = ["hdjl/wszx/dw/", "hdjl/wszx/yf/", "hdjl/wszx/lb/", "hdjl/wszx/zt/"]
    return path.hasPrefix("sitemap-")
      || folders.contains { path.hasPrefix($0) && path != "\($0)index.html" }
  }

  /// What leads from `path` back to the root: `../../../`.
  static func root(from path: String) -> String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
  }

  private static func digest(of name: String) -> String {
    Base32.encode(SHA256.digest(of: name.utf8).prefix(5))
  }
}
