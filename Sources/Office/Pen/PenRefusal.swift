import Domain
import Store

/// Why an entry of the holding pen cannot be dealt with as a clerk asks; nothing was done.
package enum PenRefusal: Error, CustomStringConvertible {
  case noSuchEntry(Int64)
  case closed(Int64, HeldMail.Closing)
  case whyNeeded
  case letterNeeded
  case nothingGuessed
  case noSuchLetter(LetterID)
  case withNoUnit(LetterID)
  case nobodyOfItsUnits(LetterID, [UnitName])
  case notItsAuthor(LetterID)
  case withdrawal(LetterID)
  case carriesCode
  case unreadable(String)
  case stillDeadly(String)
  case rowIsALetter
  case rowWithoutText
  /// A corrected export has brought the same comment; its letter, where it has one already.
  case alreadyTaken(LetterID?)
  case wholeFile
  case notHere
  /// It is the clerk's form, not the mail of an author.
  case notConfirmed
  case formNotRead

  package var description: String {
    switch self {
    case .noSuchEntry(let number): "there is no entry \(number) in the holding pen"
    case .closed(let number, let closing): "entry \(number) was \(closing.sentence)"
    case .whyNeeded: "an entry is discarded for a reason"
    case .letterNeeded: "it is not clear which letter is meant"
    case .nothingGuessed: "it is not clear what this mail is to be released as"
    case .noSuchLetter(let id): "there is no letter \(id)"
    case .withNoUnit(let id): "\(id) is with no unit now"
    case .nobodyOfItsUnits(let id, let units):
      "the sender is registered for none of the units of \(id) (\(units.map(\.text).joined(separator: ", "))), and a "
        + "release does not make him theirs"
    case .notItsAuthor(let id): "it does not come from the address of the author of \(id)"
    case .withdrawal(let id):
      "it would show more of \(id), for which its author must answer his receipt"
    case .carriesCode: "it carries a code of ours, which was mailed to a desk or a unit alone"
    case .unreadable(let why): "it cannot be read: \(why)"
    case .stillDeadly(let how): "it kills the process that reads it still: \(how)"
    case .rowIsALetter: "a row of an export can only become a letter"
    case .rowWithoutText: "the row has no text that a letter could be made of"
    case .alreadyTaken(let id):
      "another export has brought the same comment\(id.map { ", which is \($0)" } ?? "")"
    case .wholeFile: "this is a whole file, not a mail"
    case .notConfirmed: "it is a clerk's form, not an author's mail"
    case .formNotRead:
      "it comes from a portal and is not read as its form, so a name would get into the letter"
    case .notHere: "only its header is here: the mail lies in its mailbox still"
    }
  }

  package var hint: String? {
    switch self {
    case .noSuchEntry: "\"huiyin held\" shows what waits, with --all what was closed as well"
    case .closed: "\"huiyin held show\" tells what became of it"
    case .whyNeeded: "say it with --why"
    case .letterNeeded: "name it: --letter NM2026000001"
    case .nothingGuessed: "say what it is: --as letter, reply, supplement or retry"
    case .noSuchLetter: "\"huiyin list\" shows the numbers"
    case .withNoUnit: "\"huiyin show\" tells where it stands"
    case .nobodyOfItsUnits:
      "register the address in units.yaml first; a mail without a code of ours may be released --as letter"
    case .notItsAuthor: "release it --as letter: a letter of its own"
    case .withdrawal: "call the author, or ask him to answer the receipt; then discard this"
    case .carriesCode:
      "ask its sender to write from his registered address, or without what he quotes; then discard this"
    case .unreadable, .stillDeadly: HeldReason(code: "deadly").wayOut?.sentence
    case .rowIsALetter: "release it --as letter"
    case .rowWithoutText: "correct the export and drop it again, then discard this"
    case .alreadyTaken: "discard this"
    case .wholeFile: HeldReason(code: "bad file").wayOut?.sentence
    case .notConfirmed: HeldReason(code: "entry not confirmed").wayOut?.sentence
    case .formNotRead:
      "correct the labels in huiyin.yaml and release it --as retry, or enter it by hand (\"huiyin register\") and discard this"
    case .notHere: HeldReason(code: "left on the server").wayOut?.sentence
    }
  }

  /// For the clerk who wrote a line.
  var chinese: String {
    switch self {
    case .noSuchEntry(let number): "没有第\(number)号"
    case .closed(_, let closing): "未再办理：\(closing.chinese)"
    case .whyNeeded: "未办理：丢弃须写明原因，如：丢弃：广告"
    case .letterNeeded: "未办理：请写明是哪一件，如：作为 NM2026000001 的答复"
    case .nothingGuessed: "未办理：系统没有判断，请写明：登记；作为（编号）的答复；作为（编号）的补充；重试；丢弃：原因"
    case .noSuchLetter(let id): "未办理：没有编号为\(id)的留言"
    case .withNoUnit(let id): "未办理：\(id)目前没有承办单位在办"
    case .nobodyOfItsUnits(let id, let units):
      "未办理：发件邮箱不是\(id)承办单位（\(units.map(\.text).joined(separator: "、"))）登记的邮箱，转入办理不能代替登记；请先登记该邮箱"
    case .notItsAuthor(let id): "未办理：发件邮箱不是\(id)网民的邮箱，可写“登记”作为新的来信"
    case .withdrawal(let id): "未办理：公开\(id)须由网民回复其回执邮件提出，转入办理不能代替；请联系网民核实"
    case .carriesCode: "未办理：来信带有只发给台席或承办单位的核验码，不能登记为来信；请来信人用登记的邮箱重发，或不带引用内容另写，再丢弃本件"
    case .unreadable: "未办理：邮件无法读取"
    case .stillDeadly: "未办理：该邮件仍会使程序异常退出"
    case .rowIsALetter: "未办理：导出表中的一行只能登记为来信"
    case .rowWithoutText: "未办理：该行没有留言内容，请改正后重新导出"
    case .alreadyTaken(let id): "未办理：改正后的导出表已收该条留言\(id.map { "（\($0)）" } ?? "")，请丢弃本件"
    case .wholeFile: "未办理：这是整个文件，请改正后重新放入文件夹，再丢弃本件"
    case .notConfirmed: "未办理：这是登记表，请该工作人员回复【留言登记表】邮件，写“确认”或改正"
    case .formNotRead: "未办理：来自门户网站的表单未能识别，直接登记会使姓名、电话进入正文；请手工登记后丢弃本件，或请管理员核对表单项名称后重试"
    case .notHere: "未办理：邮件仍在原邮箱中，请在邮箱中打开处理，再丢弃本件"
    }
  }
}

extension HeldMail.Closing {
  /// `released by 王敏 at 2026-11-25 09:10 as the reply to NM2026000017`.
  package var sentence: String {
    switch outcome {
    case .letter: "released by \(by) at \(at) as a letter"
    case .reply: "released by \(by) at \(at) as a unit's word about \(letter?.description ?? "a letter")"
    case .supplement: "released by \(by) at \(at) as a supplement to \(letter?.description ?? "a letter")"
    case .retry: "released by \(by) at \(at) to be sorted anew"
    case .discarded: "discarded by \(by) at \(at): \(why)"
    }
  }

  var chinese: String {
    switch outcome {
    case .letter: "已由\(by)于\(at)登记为来信"
    case .reply: "已由\(by)于\(at)作为\(letter?.description ?? "")的答复转入办理"
    case .supplement: "已由\(by)于\(at)作为\(letter?.description ?? "")的补充转入办理"
    case .retry: "已由\(by)于\(at)重试"
    case .discarded: "已由\(by)于\(at)丢弃（\(PenText.plain(why))）"
    }
  }
}

extension ReleaseWay {
  package var sentence: String {
    switch self {
    case .letter: "as a letter"
    case .reply(let letter): "as a unit's word about \(letter)"
    case .supplement(let letter): "as a supplement to \(letter)"
    case .retry: "to be sorted anew"
    }
  }
}

extension ReleaseResult {
  package var sentence: String {
    switch self {
    case .registered(let id): "registered as \(id)"
    case .handled(let id): id.map { "taken for \($0)" } ?? "dealt with"
    case .heldAgain(let held): "it waits again, as entry \(held.id): \(HeldReason(held).sentence)"
    case .setAside: "set aside"
    case .waiting: "it waits for its turn"
    }
  }

  var chinese: String {
    switch self {
    case .registered(let id): "已登记，编号\(id)"
    case .handled(let id): id.map { "已转入\($0)办理" } ?? "已办理"
    case .heldAgain(let held): "未能办理，仍待处理，新序号\(held.id)：\(HeldReason(held).chinese)"
    case .setAside: "识别为无须办理的邮件，已存档"
    case .waiting: "等待办理"
    }
  }
}
