import Domain
import Office
import OfficeSettings
import Settings
import Store

/// That answers do not come to addresses with tokens, as `huiyin check` warns of it.
struct AddressWarning {
  /// Nil where they do, where nothing has to be shown first, and where there is no ledger yet.
  let complaint: Complaint?

  init(_ configuration: Configuration) {
    // Another door tells what is wrong with a ledger; the configuration is not.
    guard let route = configuration.probedRoute,
      let ledger = try? Ledger.open(readingFrom: configuration.state),
      let findings = try? AddressFindings(over: route, in: ledger), !findings.arrive
    else {
      complaint = nil
      return
    }
    let address = configuration.office.address
    complaint = Complaint(
      "address-tokens: \(Self.words(findings.last?.fate, address)): answers come to the plain address",
      hint: findings.last == nil
        ? "a mail to it is sent at the start of \"huiyin run\" or \"huiyin once\", and may take a day"
        : "where the mail server knows no plus signs, write address-tokens: off")
  }

  private static func words(_ fate: AddressFinding.Fate?, _ address: String) -> String {
    switch fate {
    case .arrived, nil: "no mail to \(address) with a plus sign has come in yet"
    case .missing: "the mail to \(address) with a plus sign did not come in"
    case .returned: "the mail to \(address) with a plus sign came back undelivered"
    case .refused: "the mail server refused the mail to \(address) with a plus sign"
    }
  }
}
