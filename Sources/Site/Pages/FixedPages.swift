import Templates

extension SitePages {
  /// 留言须知: what the column is for, what it takes, how it works.
  func notice() throws(TemplateError) -> SiteFile {
    try page("notice.html", at: SitePath.notice, title: "留言须知", at: .notice, with: [:])
  }

  /// A server shows this page at any depth, so it alone names the root in full where that is known.
  func notFound() throws(TemplateError) -> SiteFile {
    let root = identity.address.isEmpty ? identity.basePath : identity.address
    return try page("404.html", at: SitePath.notFound, title: "没有找到网页", root: root, with: [:])
  }

  /// The form by which a letter is looked up, and what finds its page (进度查询).
  func lookUpForm() throws(TemplateError) -> [SiteFile] {
    [
      try page("look-up.html", at: SitePath.lookUp, title: "进度查询", at: .lookUp, script: true, with: [:]),
      try file("look-up.js", at: SitePath.lookUpScript, with: ["form": .text(LookUpAddress.form)]),
    ]
  }

  /// The form by which published letters are searched, and what searches them.
  func searchForm() throws(TemplateError) -> [SiteFile] {
    [
      try page("search.html", at: SitePath.search, title: "搜索答复", at: .search, script: true, with: [:]),
      try file("search.js", at: SitePath.searchScript, with: [:]),
    ]
  }

  func assets() throws(TemplateError) -> [SiteFile] {
    let style = try file("style.css", at: SitePath.style, with: [:])
    guard isFramed else { return [style] }
    let scoped = ScopedStyle.scoped(String(decoding: style.bytes, as: UTF8.self), to: ".huiyin")
    return [SiteFile(path: SitePath.style, bytes: Array(scoped.utf8))]
  }
}
