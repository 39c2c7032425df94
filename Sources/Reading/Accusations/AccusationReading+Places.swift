/// Where things stand in the text, one beside the other.
extension AccusationReading {
  /// 对物业…、任由物业…: whom somebody else does something to, or lets have his way.
  func isObject(_ actor: Actor) -> Bool {
    actor.standing == .other && AccusationGrammar.isObject(scalars, at: actor.range.lowerBound)
  }

  func isTakenFrom(_ actor: Actor) -> Bool {
    AccusationGrammar.isTakenFrom(scalars, at: actor.range.lowerBound)
  }

  /// Whether somebody of an earlier sentence may still be meant, at most so many characters before. For what is
  /// grave there is no such distance: rather one letter too many is held.
  func isRecent(_ actor: Actor, _ hit: Hit, within distance: Int) -> Bool {
    hit.range.lowerBound - actor.range.upperBound <= distance
      && !AccusationGrammar.isGeneral(scalars, around: hit.range)
  }

  func isDenied(_ hit: Hit) -> Bool { AccusationGrammar.isDenied(scalars, at: hit.range.lowerBound) }

  /// 举报旗住建局; but 投诉到旗住建局 says where he went.
  func isNear(_ actor: Actor, after hit: Hit) -> Bool {
    isTogether(hit.range, actor.range, within: 12)
      && !AccusationGrammar.leads(scalars[hit.range.upperBound..<actor.range.lowerBound])
  }

  /// One after the other in one clause.
  func isTogether(_ first: Range<Int>, _ second: Range<Int>, within distance: Int) -> Bool {
    let gap = second.lowerBound - first.upperBound
    guard (0...distance).contains(gap) else { return false }
    return !scalars[first.upperBound..<second.lowerBound].contains(where: AccusationGrammar.endsClause)
  }

  func endsSentence(between start: Int, and end: Int) -> Bool {
    start < end && scalars[start..<end].contains(where: AccusationGrammar.endsSentence)
  }
}
