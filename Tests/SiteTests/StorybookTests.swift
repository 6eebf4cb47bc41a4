import Markup
import PageChecking
import Testing

@testable import storybook

/// Every component and layout, in every state the storybook shows, is a sound page.
@Suite struct StorybookTests {
    private func page(_ name: String) throws -> String {
        let stories = try #require(Stories())
        return try #require(stories.all.first { $0.name == name }).page.string
    }

    @Test(arguments: [
        "console-list", "console-empty", "console-record", "console-form", "console-wizard", "console-board",
        "bare-login", "bare-refusal", "portal-home", "portal-article", "portal-form",
    ])
    func everyStoryIsASoundPage(_ name: String) throws {
        let page = try page(name)
        #expect(PageChecker.problems(in: page) == [])
    }

    @Test func noStoryIsForgotten() throws {
        let stories = try #require(Stories())
        #expect(stories.all.count == 11)
    }

    /// SITE-2: the tags of an article's page.
    @Test(arguments: [
        "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType",
        "ArticleTitle", "PubDate", "ContentSource",
    ])
    func articlesCarryTheTagsOfTheState(_ name: String) throws {
        let page = try page("portal-article")
        #expect(page.contains("<meta name=\"\(name)\" content=\""))
        #expect(!page.contains("<meta name=\"\(name)\" content=\"\">"))
    }

    /// SITE-4: the footer.
    @Test(arguments: ["主办单位", "承办单位", "联系方式", "网站地图", "网站标识码", "备案号"])
    func footersNameWhoIsBehindTheSite(_ word: String) throws {
        let page = try page("portal-home")
        let footer = try #require(page.firstRange(of: "<footer"))
        #expect(page[footer.lowerBound...].contains(word))
    }
}
