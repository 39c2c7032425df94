import Domain

/// Why a unit cannot give a letter back.
enum ReturnRefusal: Equatable {
  /// Its time to do so has passed; the desk may still let it go.
  case late(after: Day, reason: String)
  /// The arbiter has said that the letter is its own.
  case ruled(by: String)

  var code: String {
    switch self {
    case .late: "late return"
    case .ruled: "return after a ruling"
    }
  }

  var detail: String {
    switch self {
    case .late: "the time to give a letter back has passed; the desk may assign it to another unit"
    case .ruled: "the arbiter has ruled that the unit handles it"
    }
  }

  var chinese: String {
    switch self {
    case .late(let day, _): "退回应于\(day.chinese)前提出，现已超过退回期限。"
    case .ruled(let name): "本件经\(name)裁定由贵单位承办，裁定为最终决定，不再退回。"
    }
  }

  var wayOut: String {
    switch self {
    case .late: "请继续办理，原办结时限不变；确不属本单位职责的，您写明的理由已转网站管理中心，由其决定是否改派。"
    case .ruled: "请按时限办理并答复；需要其他单位配合的，请与本中心联系。"
    }
  }

  static let each = [late(after: Day(number: 0), reason: ""), ruled(by: "")]
}
