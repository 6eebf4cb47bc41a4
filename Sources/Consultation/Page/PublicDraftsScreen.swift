import Kernel
import Markup
package import Site

/// What changed between the draft of the last round and the one before, paragraph by paragraph.
package struct PublicDraftsScreen {
    let view: ConsultationView
    /// Nil when there was one draft only.
    let changes: DraftComparison?
    let site: PortalSite
    let context: SiteContext

    package init(view: ConsultationView, changes: DraftComparison?, site: PortalSite, context: SiteContext) {
        self.view = view
        self.changes = changes
        self.site = site
        self.context = context
    }

    package var answer: PortalPage {
        let found = view.found
        return
            (PortalPage(
                "草案对比", site: site, canonical: ConsultationLinks.drafts(found.id),
                crumbs: [
                    Crumb("首页", site.home), Crumb("意见征集", ConsultationLinks.publicList),
                    Crumb(found.title, ConsultationLinks.publicRecord(found.id)),
                ], comparison))
    }

    private var comparison: HTML {
        guard let changes else { return "<p>草案只公布过一次，没有可以对比的内容。</p>" }
        let last = view.found.rounds.count
        return """
            <p>第\(last)次征求意见稿与第\(last - 1)次相比：<ins>新增</ins>，<del>删去</del>。</p>\(DraftChanges(changes).html)
            """
    }
}

/// Two versions of a draft, paragraph by paragraph.
struct DraftChanges {
    let changes: DraftComparison

    init(_ changes: DraftComparison) { self.changes = changes }

    var html: HTML {
        let list = changes.lines.each { line in
            let pieces = line.pieces.each { piece in
                switch piece.kind {
                case .same: HTML(text: piece.words)
                case .added: "<ins>\(piece.words)</ins>"
                case .removed: "<del>\(piece.words)</del>"
                }
            }
            return "<li><span class=\"hint\">\(line.place)</span> \(pieces)</li>"
        }
        return "<ul class=\"lines source\">\(list)</ul>"
    }
}
