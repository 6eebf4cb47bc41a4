package import Kernel
package import Markup
package import Site

/// The addresses of 网站检查.
package enum InspectionLinks {
    package static let list = Link("/console/inspection")
    package static let start = Link("/console/inspection/runs")
    package static let record = Route<InspectionRunID>("/console/inspection/{run}")
    package static let hand = Route<InspectionRunID>("/console/inspection/{run}/handing")
    package static let reach = Link("/console/inspection/reach")
    package static let items = Link("/console/inspection/items")
}

extension InspectionResult.Verdict {
    var badge: Badge {
        switch self {
        case .vetoed, .failed: Badge(chinese, .bad)
        case .passed: Badge(chinese, .good)
        }
    }
}

extension InspectionRun.State {
    var badge: Badge {
        switch self {
        case .waiting: Badge(chinese, .active)
        case .done: Badge(chinese, .good)
        case .failed: Badge(chinese, .bad)
        }
    }
}

extension InspectionFact {
    /// The page where it is seen, to open it.
    var link: Link? { address.hasPrefix("/") ? Link(returning: address) : nil }

    var subjectHTML: HTML { link.map { "<a href=\"\(link: $0)\">\(subject)</a>" } ?? HTML(text: subject) }
}
