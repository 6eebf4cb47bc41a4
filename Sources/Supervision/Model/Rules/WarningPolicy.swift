package import Kernel

/// Who hears of a light, and from which lights on (FOI-D7).
package struct WarningPolicy: Hashable, Sendable {
    /// Who can be told.
    package enum Listener: String, CaseIterable, Hashable, Sendable {
        /// The head and the clerks of the unit that owes.
        case unit
        /// 政务公开办.
        case office
        /// 分管领导、主要领导.
        case leader
        /// 监察 (ROLE-14).
        case supervisor

        package var chinese: String {
            switch self {
            case .unit: "责任科室"
            case .office: "政务公开办"
            case .leader: "委领导"
            case .supervisor: "监察"
            }
        }
    }

    /// Nil for those of FOI-D7 by the length of the term.
    package let thresholds: Thresholds?
    package let listeners: [Signal: Set<Listener>]
    /// The record's own title is not for everybody who is told: letters and lists show the rule's title in its place.
    package let isDiscreet: Bool

    package init(thresholds: Thresholds? = nil, listeners: [Signal: Set<Listener>]? = nil, isDiscreet: Bool = false) {
        self.thresholds = thresholds
        self.listeners = listeners ?? WarningPolicy.usualListeners
        self.isDiscreet = isDiscreet
    }

    package static let usual = WarningPolicy()

    /// The unit first; the office from orange on; the leaders when it is overdue.
    package static let usualListeners: [Signal: Set<Listener>] = [
        .yellow: [.unit], .orange: [.unit, .office], .red: [.unit, .office], .black: [.unit, .office, .leader],
    ]

    package func listeners(at signal: Signal) -> Set<Listener> { listeners[signal] ?? [] }
}
