import Domain
import Office

/// One line of `huiyin report register --json`; its keys are stable.
struct ShownRegistered: Encodable {
  let letter: String
  let channel: String
  let received: String
  let registered: String
  let title: String
  @Nullable var category: String?
  @Nullable var lead: String?
  let cooperating: [String]
  @Nullable var assigned: String?
  @Nullable var claimed: String?
  @Nullable var due: String?
  @Nullable var done: String?
  @Nullable var workingDays: Int?
  @Nullable var overdue: Bool?
  let returns: Int
  let extensions: Int
  @Nullable var signer: String?
  @Nullable var page: String?
  @Nullable var rating: String?
  let note: String

  init(_ row: RegisterTable.Row) {
    letter = row.letter.description
    channel = row.channel
    received = row.receivedAt.description
    registered = row.registeredAt.description
    title = row.title
    category = row.category
    lead = row.lead
    cooperating = row.cooperating
    assigned = row.assignedAt?.description
    claimed = row.claimedAt?.description
    due = row.due?.description
    done = row.doneAt?.description
    workingDays = row.workingDays
    overdue = row.isOverdue
    returns = row.returns
    extensions = row.extensions
    signer = row.signer
    page = row.page
    rating = row.rating
    note = row.note
  }
}
