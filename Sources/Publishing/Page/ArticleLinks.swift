package import Kernel
package import Markup
package import Site

/// The addresses of articles and columns on the staff side.
package enum ArticleLinks {
    package static let list = Link("/console/articles")
    package static let new = Link("/console/articles/new")
    /// What went public since a day, as a package for another site (SITE-1).
    package static let parcel = Link("/console/articles/package")
    /// What today's lists find in what is public.
    package static let rescan = Link("/console/articles/rescan")
    package static let withdrawals = Link("/console/articles/withdrawals")
    package static let article = Route<ArticleID>("/console/articles/{article}")
    package static let revising = Route<ArticleID>("/console/articles/{article}/revision")
    package static let sheet = Route<ArticleID>("/console/articles/{article}/sheet")
    package static let file = Route<ArticleID, String>("/console/articles/{article}/files/{hash}")
    /// Where each act on an article is posted.
    package static let act = Route<ArticleID, String>("/console/articles/{article}/acts/{act}")
    /// Where a finding is mended or settled.
    package static let finding = Route<ArticleID, FindingID, String>(
        "/console/articles/{article}/findings/{finding}/{act}")
    /// The act on a finding that writes the suggestion into the text.
    package static let mending = "mend"

    package static let columns = Link("/console/columns")
    package static let portals = Link("/console/columns/portals")
    package static let column = Route<ColumnID>("/console/columns/{column}")
    package static let columnStanding = Route<ColumnID>("/console/columns/{column}/standing")
}

/// Names of fields. Several forms stand on one page, so each name says its act.
package enum ArticleField {
    package static let version = "version"
    /// The hash of the text that was on the screen (PUB-3).
    package static let seen = "seen"

    package static func name(_ act: ArticleAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }

    /// What decisions call a field, as the forms do.
    static func wire(_ field: String) -> String { field == "moment" ? "day" : field }
}

/// An act that was refused, with what the person had typed.
package struct FailedArticleAct: Sendable {
    package let act: ArticleAct
    package let refusal: Refusal
    package let state: FormState
    /// The finding it was about, when it was about one.
    let finding: FindingID?

    package init(_ act: ArticleAct, _ refusal: Refusal, _ form: Form, finding: FindingID? = nil) {
        self.act = act
        self.refusal = refusal
        self.finding = finding
        let field = refusal.field.map { ArticleField.name(act, ArticleField.wire($0)) }
        state = form.state(field.map { [FieldProblem($0, refusal.sentence)] } ?? [])
    }

    /// What was typed, for when the form itself is gone.
    var words: [String] {
        ["words", "basis", "reference"].compactMap { state.fields.optional(ArticleField.name(act, $0)) }
    }
}

extension ArticleQuery {
    /// What the address of the list asks for; what makes no sense is left out.
    package init(reading fields: FormFields) {
        self.init(
            standing: Standing(rawValue: fields["state"]), column: fields.id("column"), unit: fields.id("unit"),
            words: String(fields["q"].prefix(100)), page: min(fields.number("page") ?? 1, 100_000))
    }

    package var isFiltered: Bool { standing != nil || column != nil || unit != nil || !words.isEmpty }
}
