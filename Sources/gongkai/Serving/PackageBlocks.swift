import Interpretation
import Markup
import PublicSite
import Publishing
import Site

extension PolicyPackage {
    /// As the public site draws it on the page of `article`.
    func block(on article: ArticleID) -> PackageBlock {
        PackageBlock(
            parts: parts.map { part in
                PackageBlock.Part(
                    name: part.part.chinese,
                    lines: part.pages.compactMap { page in
                        page.place.link.map {
                            PackageBlock.Line(title: page.title, link: $0, role: page.role, since: page.since)
                        }
                    })
            }, here: PublicLinks.article(article))
    }
}

extension PageKnockOn {
    /// As the page of the article shows it.
    var onItsPage: ArticleKnockOn {
        ArticleKnockOn(
            titles: knockOn.lines.map(\.page.title), open: knockOn.open.map(\.page.title), holdsUp: holdsUp,
            link: InterpretationLinks.changes(found))
    }
}

extension PackagePlace {
    fileprivate var link: Link? {
        switch self {
        case .article(let id): PublicLinks.article(id)
        case .other(_, let address, _): Link(returning: address)
        }
    }
}
