import Testing

@testable import Settings

/// What comments say of keys.
struct ExplanationTests {
  private func explained(_ text: String, as document: Document = .huiyin) -> Explanations {
    Explanations(text, of: document.outline)
  }

  @Test func whatStandsBesideAKeyIsAboutItAlsoOnTheLinesBelow() {
    let found = explained(
      """
      policy:
        # certainty: 0.8                    # how sure they must be,
        #                                   # and no less
        # hot-topic: 3
      """)
    #expect(found[["policy", "certainty"]] == "how sure they must be, and no less")
    #expect(found[["policy", "hot-topic"]] == "" && found[["policy", "review"]] == nil)
  }

  @Test func whatStandsAboveASectionIsAboutItAndTheHeadIsTheFiles() {
    let found = explained(
      """
      # yaml-language-server: $schema=schema/huiyin.json
      # The head.
      #
      # More of it: this is no key.

      # What goes on
      # by itself.
      policy:
        accept: ask
      """)
    #expect(found.head == "The head." && found[["policy"]] == "What goes on by itself.")
  }

  @Test func aSectionThatIsAllCommentsIsRead() {
    let found = explained(
      """
      # officials:
      #   - role: supervisor                # which
      #     logins: [a]                     # who
      """)
    #expect(found[["officials", "role"]] == "which" && found[["officials", "logins"]] == "who")
  }

  @Test func aTableAtTheHeadIsAboutTheOutermostKeys() {
    let found = explained(
      """
      # Units. For each:
      #   name          its name
      #   since, until  first and last day,
      #                 open where left out
      units:
      """, as: .units)
    #expect(found[["units", "name"]] == "its name" && found[["units", "officers", "name"]] == nil)
    for key in ["since", "until"] {
      #expect(found[["units", key]] == "first and last day, open where left out")
    }
  }
}
