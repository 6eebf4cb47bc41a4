/// How sure a detector is: checksums and exact lists are high, context alone is medium, shape alone is low.
package enum Confidence: String, CaseIterable, Comparable, Sendable {
    case low, medium, high

    package static func < (one: Confidence, other: Confidence) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}
