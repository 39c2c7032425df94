import Office
import Reading
import Settings

extension AccusationRules {
  /// What a county adds to the words of the language.
  package init(_ settings: AccusationSettings) {
    self.init()
    words.remove(settings.except)
    words.neutral += settings.except
    words.grave += settings.wrongs
    words.failing += settings.failings
    words.manners += settings.manners
    words.titles += settings.titles
    words.others += settings.others
    coordinatorNames += settings.coordinator
    supervisorNames += settings.supervisor
  }
}
