import Documents
import Kernel
import Publishing

/// Documents, rules and meetings of the county, in two parts: what comes before the portal shows it, and what follows.
struct OfficialYears {
    let county: SampleCounty
    let world: CountyWorld
    let seed: UInt64

    func begin() async throws -> [PublicPaper] {
        let documents = OfficialStory(county: county, world: world, seed: seed)
        let papers = try await documents.tell()
        try await documents.registerOffline()
        return papers + (try await RuleYears(county: county, world: world).begin())
    }

    /// What the portal's own story has not shown, then what rests on it.
    func publish(_ papers: [PublicPaper], on portal: CountyPortal) async throws {
        let told = Set(CountyArticles.all(until: county.asOf.day, seed: seed).map(\.title))
        for paper in papers where !told.contains(paper.article.title) {
            try await portal.story(of: paper.article, county, world, paper: paper).tell()
        }
        try await CountyMeetings(county: county, world: world, place: portal).tell()
        try await RuleYears(county: county, world: world).publish(on: portal)
    }
}
