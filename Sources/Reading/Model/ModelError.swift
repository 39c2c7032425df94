/// Why there is no model.
package enum ModelError: Error, Equatable, CustomStringConvertible {
  case nothingToLearn
  case tooManyLabels(Int)
  case notAModel
  case truncated(is: Int, shouldBe: Int)
  case tooLarge(Int)
  case otherVersion(Int)
  case otherConcepts
  case damaged(String)

  package var description: String {
    switch self {
    case .nothingToLearn: "there is no letter to learn from"
    case .tooManyLabels(let count):
      "\(count) labels are more than the \(LetterModel.mostLabels) a model can tell apart"
    case .notAModel: "is no model of huiyin"
    case .truncated(let count, let should): "is cut short: \(count) bytes of \(should)"
    case .tooLarge(let count): "is too large: \(count) bytes, a model has at most \(LetterModel.mostBytes)"
    case .otherVersion(let version):
      "is of version \(version), this huiyin reads version \(LetterModel.version)"
    case .otherConcepts: "was made by a huiyin that reads letters otherwise"
    case .damaged(let what): "is damaged: \(what)"
    }
  }

  package var hint: String? {
    switch self {
    case .nothingToLearn: "letters teach once a clerk has assigned them; or give files of letters"
    case .tooManyLabels: "a label is a unit; look whether another field was taken for it"
    case .notAModel, .truncated, .tooLarge, .otherVersion, .otherConcepts, .damaged:
      "\"huiyin train\" makes a new one"
    }
  }
}
