import Kernel
import Testing

@testable import Publishing

/// PUB-3, SEC-1, PII-6 as a property: whatever is tried by whomever in whatever order, what the public sees was cleared.
@Suite struct PublishingSequenceTests {
    @Test(arguments: 0..<20)
    func noStoryPublishesWhatWasNotCleared(_ block: Int) {
        var published = 0, urgent = 0, cleared = 0, acts = 0
        for seed in (block * 100)..<(block * 100 + 100) {
            var story = ArticleStory(seed + 1)
            story.tell(100)
            #expect(story.witness.problems.isEmpty, "seed \(seed + 1): \(story.witness.problems)")
            published += story.witness.published
            urgent += story.witness.urgent
            cleared += story.witness.cleared
            acts += story.acts
        }
        #expect(published > 0 && urgent > 0, "\(published), \(urgent), \(cleared) of \(acts) acts")
    }

    /// Control: were a decision wrong, the property above would say so.
    @Test(arguments: ArticleStory.Crookedness.allCases)
    func aWrongDecisionIsNoticed(_ crookedness: ArticleStory.Crookedness) {
        let noticed = (1...200).first { seed in
            var story = ArticleStory(seed, crooked: crookedness)
            story.tell(150)
            return !story.witness.problems.isEmpty
        }
        #expect(noticed != nil, "200 stories, and nobody noticed")
    }
}
