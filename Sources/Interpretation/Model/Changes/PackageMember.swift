package import Kernel
package import Publishing

/// One page of a policy package beside the text itself and its materials.
package struct PackageMember: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case questions, guide, bulletin, consultation, form, related

        package var chinese: String {
            switch self {
            case .questions: "问答"
            case .guide: "办事指南"
            case .bulletin: "公报、通报"
            case .consultation: "意见征集及结果"
            case .form: "表格、附件"
            case .related: "其他相关信息"
            }
        }
    }

    package let id: PackageMemberID
    package let kind: Kind
    package let article: ArticleID

    package init(id: PackageMemberID, kind: Kind, article: ArticleID) {
        self.id = id
        self.kind = kind
        self.article = article
    }
}

/// Where a page of a package is kept.
package enum PackagePlace: Hashable, Sendable {
    case article(ArticleID)
    /// A page of another capability: its record's id, what the public opens and what the office opens.
    case other(id: String, address: String, desk: String)

    /// What settlements are kept under.
    package var key: String {
        switch self {
        case .article(let id): id.text
        case .other(let id, _, _): id
        }
    }
}

/// A page of another capability that belongs to a policy: the consultation on its draft, the answer to a letter that names it.
package struct OutsideMember: Hashable, Sendable {
    package let place: PackagePlace
    package let title: String
    package let kind: PackageMember.Kind
    /// What it is called beside its title: `来信答复`.
    package let role: String
    package let since: Day
    /// What it says, where it speaks of the policy by name.
    package let words: String

    package init(
        place: PackagePlace, title: String, kind: PackageMember.Kind, role: String? = nil, since: Day,
        words: String = ""
    ) {
        self.place = place
        self.title = title
        self.kind = kind
        self.role = role ?? kind.chinese
        self.since = since
        self.words = words
    }
}

/// Why everything around a policy has to be looked at.
package enum PolicyChange: Hashable, Sendable {
    /// Another document amends, repeals or replaces it.
    case document(String, words: String)
    /// Its own page leaves the public, or is marked; what has not come yet may be looked at before.
    case withdrawal(words: String, hasCome: Bool = true)
    /// Another text is about to stand in the place of this one, which is told by its revision.
    case replacement(RevisionID, words: String)
    /// Its term is over.
    case expiry(Day)

    static let withdrawalKey = "withdrawal"

    /// What settlements are kept under.
    package var key: String {
        switch self {
        case .document(let id, _): "document:\(id)"
        case .withdrawal: PolicyChange.withdrawalKey
        case .replacement(let id, _): "replacement:\(id)"
        case .expiry(let day): "expiry:\(day)"
        }
    }

    /// Whether nobody has brought it about or means to.
    package var isOnlyPossible: Bool {
        switch self {
        case .withdrawal(_, let hasCome): !hasCome
        case .document, .replacement, .expiry: false
        }
    }

    package var chinese: String {
        switch self {
        case .document(_, let words), .withdrawal(let words, _), .replacement(_, let words): words
        case .expiry(let day): "有效期于\(day.chinese)届满，文件失效"
        }
    }
}

/// How one page was brought in line with a change.
package struct PageSettlement: Hashable, Sendable {
    package enum Way: String, CaseIterable, Sendable {
        case updated, withdrawn, marked, stays

        package var chinese: String {
            switch self {
            case .updated: "已更新"
            case .withdrawn: "已撤下"
            case .marked: "已标注"
            case .stays: "可以保留"
            }
        }
    }

    /// `PolicyChange.key`.
    package let change: String
    /// `PackagePlace.key`.
    package let page: String
    package let way: Way
    package let reason: String
    package let byName: String
    package let at: Moment

    package init(change: String, page: String, way: Way, reason: String, byName: String, at: Moment) {
        self.change = change
        self.page = page
        self.way = way
        self.reason = reason
        self.byName = byName
        self.at = at
    }
}
