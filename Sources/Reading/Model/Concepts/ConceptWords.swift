/// Words that citizens use for the matters of a county, written down once for every office: topics, and in each of them
/// groups of words that mean nearly the same, parted by blanks.
///
/// A model fits only the words it was learnt with: a change makes another ``Concepts/meaning``, and models are made anew.
enum ConceptWords {
  static let all = school + health + work + home + traffic + surroundings + trade + people
}
