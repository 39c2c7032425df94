/// A file that the sender's provider keeps for a while (超大附件): only a link to it is in the mail.
///
/// It is reported and never followed.
package struct HugeAttachment: Sendable, Equatable {
  package let provider: Provider
  package let name: String?
  /// As written: `128.03M`.
  package let size: String?
  /// As written: `2020年11月27日 21:59`.
  package let expires: String?
  package let link: String

  package enum Provider: String, Sendable {
    case qq = "QQ"
    case netEase = "NetEase"
    case coremail = "Coremail"
    case aliyun = "Aliyun"
    case net263 = "263"
    case sina = "Sina"
    case mobile = "139"
    case other = "another provider"
  }

  /// Such as: `huge attachment at QQ: 现场视频.zip, 128.03M, until 2026年12月25日 21:59; not fetched`.
  package var finding: String {
    let what = [name, size, expires.map { "until \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return "huge attachment at \(provider.rawValue)\(what.isEmpty ? "" : ": \(what)"); not fetched"
  }
}

extension HugeAttachment.Provider {
  /// Who keeps the file behind an address; nil for an address of any other kind.
  init?(host: String, path: String) {
    func isHost(_ names: String...) -> Bool { names.contains { host == $0 || host.hasSuffix("." + $0) } }
    if isHost("qq.com"), path.holds(any: ["/ftnexs_", "/ftn/"]) || isHost("ftn.qq.com") {
      self = .qq
    } else if isHost("163.com", "126.com", "yeah.net", "188.com", "vip.163.com"),
      path.holds(any: ["large-attachment", "hugeattach"])
        || host.starts(withAny: ["fs.", "bigfile.", "filehub."])
    {
      self = .netEase
    } else if path.hasPrefix("/coremail/"),
      path.holds(any: ["/nf", "nf:", "download", "largeattach", "hugeattach", "netfolder"])
    {
      self = .coremail
    } else if isHost("aliyun.com", "alibaba-inc.com"),
      path.holds(any: ["largeattach", "bigattach", "hugeattach", "attachment/download"])
    {
      self = .aliyun
    } else if isHost("263.net", "263xmail.com"), path.holds(any: ["attach", "netdisk", "cloud"]) {
      self = .net263
    } else if isHost("sina.com.cn", "sina.com", "sina.net"),
      path.holds(any: ["attach", "filecenter", "netdisk"])
    {
      self = .sina
    } else if isHost("10086.cn"), path.holds(any: ["attach", "largefile", "download"]) {
      self = .mobile
    } else {
      return nil
    }
  }
}
