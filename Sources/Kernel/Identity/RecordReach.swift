/// How far an officer reaches to one record: everything business in Gongkai belongs to an agency and may be assigned to units.
package enum RecordReach: Hashable, Sendable {
    /// Of the officer's own agency, or assigned to one of the officer's units: acts are judged by role and state.
    case acting
    /// Of an agency below the officer's: read, never changed.
    case reading
    /// Not to be known of: the answer is `Refusal.notFound`.
    case none

    /// - Parameters:
    ///   - agency: the agency the record belongs to.
    ///   - units: the units that are assigned on it.
    package init(of officer: Officer, agency: AgencyID, units: some Sequence<UnitID>) {
        // 三员 see no business record (MLPS-3).
        if officer.isAdministrator {
            self = .none
        } else if officer.agency == agency || units.contains(where: officer.units.contains) {
            self = .acting
        } else {
            self = officer.overseen.contains(agency) ? .reading : .none
        }
    }

    package var canRead: Bool { self != .none }
}
