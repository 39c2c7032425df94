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
  /// - Parameters:
  ///   - token: what the mail came with.
  ///   - round: the one in which the letter is at the unit.
  ///   - formTokens: those that stand in forms inside what was signed.
  func leader(signing signer: Signer, over token: Token, in round: Int, besides formTokens: [Token])
    throws(Refusal) -> Leader
  {
    if let page = signer.page, !SignedVersions(plain: signer.text, page: page).agree { throw .pageDiffers }
    let leader = try unit.leader(signing: signer, on: day)
    // The token must be signed too: a header or an address can be changed by whoever forwards the mail.
    let signed = Token.all(in: signer.text) + formTokens
    let isSigned = signed.contains { other in
      mint.matches(other, token)
        || other.letter == token.letter && mint.isToken(other, of: unit.name, round: round)
    }
    guard isSigned else { throw .tokenNotSigned }
    return leader
  }

  /// Why a signer does not sign off a letter, for whoever asks about a mail that lies in a file; nil where he does, or did:
  /// what signed off the answer that stands is found good ever after.
  /// - Parameter wasUsed: whether the signature, or what it signs, was used before.
  package static func fault(
    of signer: Signer, in letter: Letter, register: Register, mint: TokenMint, wasUsed: Bool, on day: Day
  ) -> (code: String, detail: String)? {
    do throws(Refusal) {
      let isTheStanding = [letter.signOff, letter.standing?.signOff].contains {
        $0?.isSigned(by: signer) == true
      }
      guard !letter.stage.isClosed || isTheStanding else { throw .closed }
      guard !wasUsed || isTheStanding else { throw .signatureUsed }
      guard let assignment = letter.assignment, let unit = register.unit(assignment.lead) else {
        throw .oldRound
      }
      let token = mint.token(for: unit.name, round: assignment.round, of: letter.id)
      _ = try SignOffBinding(unit: unit, mint: mint, day: day)
        .leader(
          signing: signer, over: token, in: assignment.round, besides: ReplyForms(signedBy: signer).tokens)
      return nil
    } catch {
      return (error.code, error.detail)
    }
  }
}

extension SignOff {
  /// Whether it is by this very signature.
  fileprivate func isSigned(by signer: Signer) -> Bool {
    guard case .signature(_, let signature, _) = way else { return false }
    return signature == signer.signatureDigest
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
