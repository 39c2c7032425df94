import Domain
import Signatures

/// What a valid signature must have to do with a letter before it signs anything off (rules 6 and 9 of `safety.md`
/// §4.1): a leader of the unit that holds the letter, with a certificate or key that is registered for him, over a
/// text in which the letter's token stands.
package struct SignOffBinding {
  let unit: HandlingUnit
  let mint: TokenMint
  let day: Day

  /// The leader who signed, or the `Refusal` that says why it was none.
  /// - Parameter formTokens: those that stand in forms inside what was signed.
  func leader(signing signer: Signer, over token: Token, besides formTokens: [Token]) throws(Refusal)
    -> Leader
  {
    let leader = try unit.leader(signing: signer, on: day)
    // The token must be signed too: a header or an address can be changed by whoever forwards the mail.
    let signed = Token.all(in: signer.text) + formTokens
    guard signed.contains(where: { mint.matches($0, token) }) else {
      throw .tokenNotSigned
    }
    return leader
  }

  /// Why a signer does not sign off a letter, for whoever asks about a mail that lies in a file; nil where he does.
  package static func fault(
    of signer: Signer, in letter: Letter, register: Register, mint: TokenMint, on day: Day
  ) -> (code: String, detail: String)? {
    do throws(Refusal) {
      guard !letter.stage.isClosed else { throw .closed }
      guard let assignment = letter.assignment, let unit = register.unit(assignment.lead) else {
        throw .oldRound
      }
      let token = mint.token(for: unit.name, round: assignment.round, of: letter.id)
      _ = try SignOffBinding(unit: unit, mint: mint, day: day)
        .leader(signing: signer, over: token, besides: ReplyForms(signedBy: signer).tokens)
      return nil
    } catch {
      return (error.code, error.detail)
    }
  }
}

extension Register {
  /// Why a signer is no registered leader of a unit (rule 6); nil where he is one. Whoever else the same authority
  /// certifies signs for nobody.
  package func fault(of signer: Signer, on day: Day) -> (code: String, detail: String)? {
    guard let unit = unit(writingFrom: signer.address, on: day) else {
      return ("no unit", "no unit has registered \(signer.address); that he is a leader was not checked")
    }
    guard unit.leaders.contains(where: { !$0.fingerprints.isEmpty }) else {
      return (
        "no leader registered",
        "\(unit.name) has registered no certificate or key to hold the signer against: it is \(signer.fingerprint)"
      )
    }
    do throws(Refusal) {
      _ = try unit.leader(signing: signer, on: day)
      return nil
    } catch {
      return (error.code, error.detail)
    }
  }
}

extension HandlingUnit {
  /// The leader in office by whose registered certificate or key it was signed, or the `Refusal` that says that there
  /// is none.
  func leader(signing signer: Signer, on day: Day) throws(Refusal) -> Leader {
    let leader = leaders.first {
      $0.fingerprints.contains(signer.fingerprint) && $0.writes(from: signer.address) && $0.holds(on: day)
    }
    guard let leader else { throw .notTheLeader(fingerprint: signer.fingerprint) }
    return leader
  }
}
