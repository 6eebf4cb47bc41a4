package import Kernel
package import Publishing

/// 政策包 as everybody reads it: the text and what is public around it, part by part (INT-4).
package struct PolicyPackage: Hashable, Sendable {
    package struct Page: Hashable, Sendable {
        package let place: PackagePlace
        package let title: String
        package let since: Day
        /// The form of an interpretation, or what the page is.
        package let role: String

        package init(place: PackagePlace, title: String, since: Day, role: String) {
            self.place = place
            self.title = title
            self.since = since
            self.role = role
        }
    }

    package enum Part: Int, CaseIterable, Sendable {
        case text, interpretation, questions, guide, bulletin, consultation, other

        package var chinese: String {
            switch self {
            case .text: "政策文件"
            case .interpretation: "政策解读"
            case .questions: "问答"
            case .guide: "办事指南"
            case .bulletin: "公报、通报"
            case .consultation: "意见征集"
            case .other: "相关信息"
            }
        }
    }

    private var pages: [(part: Part, page: Page)] = []

    package init() {}

    /// A page stands once, under the first part that names it.
    package mutating func add(_ page: Page, to part: Part) {
        guard !pages.contains(where: { $0.page.place == page.place }) else { return }
        pages.append((part, page))
    }

    package var parts: [(part: Part, pages: [Page])] {
        Part.allCases.compactMap { part in
            let found = pages.filter { $0.part == part }.map(\.page)
            return found.isEmpty ? nil : (part, found)
        }
    }

    /// One page alone is no package.
    package var isWorthShowing: Bool { pages.count > 1 }

    package static func == (one: PolicyPackage, other: PolicyPackage) -> Bool {
        one.pages.map(\.part) == other.pages.map(\.part) && one.pages.map(\.page) == other.pages.map(\.page)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(pages.map(\.page)) }
}

extension PackageMember.Kind {
    package var part: PolicyPackage.Part {
        switch self {
        case .questions: .questions
        case .guide: .guide
        case .bulletin: .bulletin
        case .consultation: .consultation
        case .form, .related: .other
        }
    }
}

extension MaterialKind {
    var part: PolicyPackage.Part { self == .questions ? .questions : .interpretation }
}
