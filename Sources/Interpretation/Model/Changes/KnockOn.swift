package import Kernel
package import Publishing

/// A public page that says something of a policy, as it is now.
package struct AffectedPage: Hashable, Sendable {
    package let place: PackagePlace
    package let title: String
    /// What it is in the package: `文字解读`, `办事指南`, `引用本文件的信息`.
    package let role: String
    package let isReadable: Bool
    /// Whether it stands under a banner of being repealed or expired.
    package let isMarked: Bool
    package let publishedAt: Moment
    /// Whether a changed text of it is being prepared.
    package let isBeingRevised: Bool
    /// The sentences that name the document or its number, the first few.
    package let clauses: [String]

    package init(
        place: PackagePlace, title: String, role: String, isReadable: Bool, isMarked: Bool, publishedAt: Moment,
        isBeingRevised: Bool, clauses: [String]
    ) {
        self.place = place
        self.title = title
        self.role = role
        self.isReadable = isReadable
        self.isMarked = isMarked
        self.publishedAt = publishedAt
        self.isBeingRevised = isBeingRevised
        self.clauses = clauses
    }
}

extension AffectedPage {
    /// A page of another capability stays readable, and nothing of it is revised by publishing.
    ///
    /// - Parameter names: of the policy.
    package init(_ member: OutsideMember, naming names: [String]) {
        self.init(
            place: member.place, title: member.title, role: member.role, isReadable: true, isMarked: false,
            publishedAt: Moment(day: member.since), isBeingRevised: false,
            clauses: NamingClauses.find(in: member.words, naming: names))
    }
}

/// 牵连: what a change of one policy makes stale, and what was done about each page (NORM-6).
package struct KnockOn: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let page: AffectedPage
        package let settlement: PageSettlement?

        /// Settled by what a person recorded, or by itself: the page can no longer be read.
        package var isSettled: Bool { settlement != nil || !page.isReadable }
    }

    package let change: PolicyChange
    package let lines: [Line]

    package init(_ change: PolicyChange, pages: [AffectedPage], settlements: [PageSettlement]) {
        self.change = change
        lines = pages.map { page in
            Line(
                page: page,
                settlement: settlements.last { $0.change == change.key && $0.page == page.place.key })
        }
    }

    package var open: [Line] { lines.filter { !$0.isSettled } }

    /// What a publication or a withdrawal that brings the change about is told while pages are open.
    /// - Parameter found: the case that keeps the settlements.
    package func objection(doing act: String, to title: String, in found: PolicyCase) -> Refusal? {
        guard let first = open.first else { return nil }
        let place =
            found.need == .changeOnly ? "“政策解读”的“变动牵连”，查到《\(title)》后" : "《\(title)》解读件的“变动牵连”"
        return Refusal(
            .stateRefused,
            "未能\(act)：\(change.chinese)，还有\(open.count)个公开页面受影响而没有处置，例如“\(first.page.title)”。请到\(place)逐页处置：更新、撤下、标注，或者写明可以保留的理由。",
            rule: "NORM-6")
    }
}

extension PolicyCase {
    /// One page settled: what is recorded must be so.
    package func settling(
        _ page: AffectedPage, under change: PolicyChange, _ way: PageSettlement.Way, reason: String,
        by officer: Officer,
        at now: Moment
    ) -> Decision {
        let settlement = PageSettlement(
            change: change.key, page: page.place.key, way: way, reason: reason, byName: officer.name, at: now)
        return deciding(
            .settle, by: officer, fault: PolicyCase.fault(way, page, reason, openedAt),
            note: "“\(page.title)”\(way.chinese)\(reason.isEmpty ? "" : "：\(reason)")"
        ) { next in
            next.settlements.removeAll { $0.change == settlement.change && $0.page == settlement.page }
            next.settlements.append(settlement)
        }
    }

    private static func fault(
        _ way: PageSettlement.Way, _ page: AffectedPage, _ reason: String, _ since: Moment
    ) -> Refusal? {
        switch way {
        case .updated:
            if page.isBeingRevised { return nil }
            return reason.isEmpty
                ? Refusal(
                    .invalid, "未能登记处置：这个页面没有正在准备的新版本。已经更新的，请写明何时更新了什么；还没有的，请先到信息发布修改。", rule: "NORM-6",
                    field: "reason") : nil
        case .withdrawn:
            return page.isReadable && !page.isMarked
                ? Refusal(.invalid, "未能登记处置：这个页面现在还能看到。请先到信息发布撤回，再登记。", rule: "NORM-6", field: "way") : nil
        case .marked:
            return page.isMarked || page.isBeingRevised || !reason.isEmpty
                ? nil
                : Refusal(
                    .invalid, "未能登记处置：这个页面没有标注。请先在页面上标注文件变动情况，并在这里写明标注的内容。", rule: "NORM-6", field: "reason")
        case .stays:
            return reason.isEmpty
                ? Refusal(.invalid, "未能登记处置：没有写明这个页面可以原样保留的理由。请填写理由。", rule: "NORM-6", field: "reason") : nil
        }
    }

    package func adding(_ member: PackageMember, title: String, by officer: Officer) -> Decision {
        let isThere =
            members.contains { $0.article == member.article }
            || materials.contains { $0.article == member.article } || policyArticle == member.article
        let fault =
            isThere
            ? Refusal(.invalid, "未能加入政策包：这条信息已经在包里。请另选一条。", rule: "NORM-6", field: "article") : nil
        return deciding(.addMember, by: officer, fault: fault, note: "\(member.kind.chinese)“\(title)”") {
            $0.members.append(member)
        }
    }

    package func removing(member id: PackageMemberID, by officer: Officer) -> Decision {
        guard members.contains(where: { $0.id == id }) else { return .failure(.notFound) }
        return deciding(.removeMember, by: officer, fault: nil, note: "移出政策包") {
            $0.members.removeAll { $0.id == id }
        }
    }
}

/// The sentences of a text that name a document.
package enum NamingClauses {
    package static let most = 3

    /// - Parameter names: 文号 and title; empty ones name nothing.
    package static func find(in text: String, naming names: [String]) -> [String] {
        let names = names.filter { $0.count >= 4 }
        guard !names.isEmpty else { return [] }
        var found: [String] = [], sentence = ""
        func close() {
            let words = sentence.trimmed
            if !words.isEmpty, names.contains(where: words.contains) { found.append(String(words.prefix(120))) }
            sentence = ""
        }
        for character in text {
            if character == "\n" {
                close()
            } else {
                sentence.append(character)
                if "。；！？".contains(character) { close() }
            }
            if found.count == most { return found }
        }
        close()
        return Array(found.prefix(most))
    }
}
