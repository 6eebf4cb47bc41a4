package import Kernel

extension DisclosureRequest {
    /// The day of the decision: of signing for a reply, else the day the case ended; nil while it is undecided. The year
    /// of the report is its year (RPT-25).
    package var decidedOn: Day? {
        guard let closing else { return signedOn }
        switch closing.why {
        case .replied: return signedOn ?? closing.on
        case .uncorrected, .unpaid, .withdrawn, .transferred: return closing.on
        }
    }

    /// How it was decided, for the report; nil while it is undecided, for what was never received and for corrections of
    /// records.
    package var decision: DecisionCode? {
        guard kind == .disclosure, receivedOn != nil, decidedOn != nil else { return nil }
        return closing.map(\.code) ?? draft?.code
    }

    /// The row of table 三 that counts it; exactly one for every received application that was decided (RPT-25).
    package var row: Int? { decision?.row }
}
