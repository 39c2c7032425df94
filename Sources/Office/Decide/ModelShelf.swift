import Reading
import Synchronization

/// Where the office's model lies (路由模型): whoever learns anew puts it here, and the next letter is read with it.
package final class ModelShelf: Sendable {
  private let model: Mutex<LetterModel?>

  package init(_ model: LetterModel? = nil) { self.model = Mutex(model) }

  /// Nil where nothing was learnt yet: then the rules stand alone.
  package var current: LetterModel? {
    get { model.withLock { $0 } }
    set { model.withLock { $0 = newValue } }
  }
}
