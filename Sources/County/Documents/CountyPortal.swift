import Kernel
import Publishing

/// The portal with its columns, once it is there.
struct CountyPortal {
    let portal: PortalID
    let columns: [String: SiteColumn]

    func story(
        of article: CountyArticle, _ county: SampleCounty, _ world: CountyWorld, paper: PublicPaper? = nil
    ) throws -> ArticleStory {
        guard let column = columns[article.column] else { throw Refusal.notFound }
        return ArticleStory(
            county: county, world: world, article: article, fate: .published, place: (portal, column), paper: paper)
    }
}
