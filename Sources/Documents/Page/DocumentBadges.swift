import Kernel
import Markup
import Site

extension DocumentState {
    var badge: Badge {
        switch self {
        case .drafting: Badge(chinese, .neutral)
        case .sectionReview, .attributeReview, .secrecyReview, .legalityReview, .signing: Badge(chinese, .active)
        case .signed, .issued: Badge(chinese, .good)
        case .abandoned: Badge(chinese, .faint)
        case .offline: Badge(chinese, .warning)
        }
    }
}

/// The attribute, and whether it is decided.
struct AttributeBadge: Component {
    let attribute: DisclosureAttribute?
    let isDecided: Bool

    var html: HTML {
        guard let attribute else { return Badge("未定", .warning).html }
        guard isDecided else { return Badge("拟\(attribute.chinese)", .faint).html }
        return Badge(attribute.chinese, attribute.isPublic ? .good : .neutral).html
    }
}

enum AttributeChoices {
    static func all(_ policy: DocumentPolicy) -> [SelectField.Choice] {
        policy.attributes.map { .init($0.rawValue, $0.chinese) }
    }
}
