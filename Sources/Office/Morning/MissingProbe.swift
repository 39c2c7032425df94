import Domain
import Store
import Templates

/// That answers cannot come to addresses with tokens (`liuyan+…@`), as the office's own mail has shown. The first desk runs
/// the whole office, and hears of it once.
struct MissingProbe {
  private let finding: AddressFindings.Known?
  private let address: String

  private static let told = "missing probe told"

  init(for desk: Desk, in office: Office) throws {
    address = office.rules.address
    guard desk.name == office.register.desks.first?.name, let last = office.addressFindings.value?.last,
      last.fate != .arrived, last.sequence > (try office.ledger.mark(Self.told))
    else {
      finding = nil
      return
    }
    finding = last
  }

  var isEmpty: Bool { finding == nil }

  func recordTold(in book: Book) throws {
    if let finding { try book.setMark(Self.told, to: finding.sequence) }
  }

  var values: [TemplateValue] {
    guard let finding else { return [] }
    return [["fate": .text(finding.fate.chinese), "address": .text(address)]]
  }
}

extension AddressFinding.Fate {
  fileprivate var chinese: String {
    switch self {
    case .arrived: "已收到"
    case .missing: "没有收到"
    case .returned: "被退回"
    case .refused: "被邮件服务器拒收"
    }
  }
}
