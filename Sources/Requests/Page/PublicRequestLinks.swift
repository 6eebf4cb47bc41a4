package import Markup
package import Site

/// The addresses of 依申请公开 on the public side. A query code stands in none of them.
package enum PublicRequestLinks {
    package static let entry = Link("/requests")
    /// The search before an application; `?q=`.
    package static let ask = Link("/requests/ask")
    /// Counts that a finding was opened and leads there.
    package static let open = Link("/requests/ask/open")
    package static let solved = Link("/requests/ask/solved")

    /// Without a query the choice of a form, with `?kind=&party=` the form.
    package static let new = Link("/requests/new")
    package static let review = Link("/requests/new/review")
    package static let revise = Link("/requests/new/revision")
    package static let send = Link("/requests/new/submission")
    package static let receipt = Link("/requests/receipt")
    package static let forget = Link("/requests/receipt/removal")
    /// The form to print and fill in by hand.
    package static let paper = Link("/requests/paper")
    package static let paperFile = Link("/requests/paper.docx")

    package static let track = Link("/requests/track")
    package static let act = Link("/requests/track/act")
    package static let letter = Link("/requests/track/letter")
    package static let file = Link("/requests/track/file")

    package static let log = Link("/requests/log")
    package static let feed = Link("/requests/log.atom")

    package static func new(_ kind: RequestKind, organization: Bool, asked: String, words: String) -> Link {
        new.query(ApplicationDraft.Field.kind.rawValue, kind.rawValue)
            .query(ApplicationDraft.Field.party.rawValue, organization ? ApplicationDraft.organization : "person")
            .query(ApplicationDraft.Field.asked.rawValue, asked).query("about", words)
    }

    package static func crumbs(_ site: PortalSite) -> [Crumb] { [Crumb("首页", site.home), Crumb("依申请公开", entry)] }
}
