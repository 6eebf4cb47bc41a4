package import Kernel

/// What figures, checks and bulletins need to know of one policy document that is public.
package struct InterpretationFact: Hashable, Sendable {
    package let id: PolicyCaseID
    package let agency: AgencyID
    package let unit: UnitID
    package let title: String
    package let number: String?
    package let publishedOn: Day
    /// INT-3: the last day for interpreting it; nil when no interpretation is owed.
    package let dueOn: Day?
    package let interpretedOn: Day?
    package let forms: Set<MaterialKind>
    package let channels: Set<ReleaseChannel>
    /// Why it is not interpreted; nil when it is to be.
    package let exemption: String?

    package init(
        id: PolicyCaseID, agency: AgencyID, unit: UnitID, title: String, number: String? = nil, publishedOn: Day,
        dueOn: Day?, interpretedOn: Day?, forms: Set<MaterialKind> = [], channels: Set<ReleaseChannel> = [],
        exemption: String? = nil
    ) {
        self.id = id
        self.agency = agency
        self.unit = unit
        self.title = title
        self.number = number
        self.publishedOn = publishedOn
        self.dueOn = dueOn
        self.interpretedOn = interpretedOn
        self.forms = forms
        self.channels = channels
        self.exemption = exemption
    }

    package var isOwed: Bool { exemption == nil }
    package var isInterpreted: Bool { isOwed && interpretedOn != nil }
    /// INT-3; nil while it can still become either.
    package func isOnTime(asOf day: Day) -> Bool? {
        guard isOwed, let dueOn else { return nil }
        if let interpretedOn { return interpretedOn <= dueOn }
        return day > dueOn ? false : nil
    }

    package var isNonText: Bool { forms.contains(where: \.isNonText) }
    package var isMultiChannel: Bool { channels.count >= 2 }
}

/// A share with what it is a share of, so that a page can show both.
package struct Share: Hashable, Sendable {
    package let part: Int
    package let whole: Int

    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// In tenths of a percent, rounded half up; nil of nothing.
    package var permille: Int? { whole > 0 ? (part * 2_000 + whole) / (whole * 2) : nil }

    /// `87.5%（7/8）`, `—（0/0）`.
    package var chinese: String {
        guard let permille else { return "—（0/0）" }
        let tenth = permille % 10
        return "\(permille / 10)\(tenth == 0 ? "" : ".\(tenth)")%（\(part)/\(whole)）"
    }

    /// INT-7: at least nine of ten.
    package func reaches(_ percent: Int) -> Bool { whole == 0 || part * 100 >= percent * whole }
}
