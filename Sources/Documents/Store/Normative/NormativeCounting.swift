package import Kernel
package import SQL

extension NormativeStore {
    /// For the annual report of a year (RPT-10); asked inside the transaction that keeps the figures.
    package static func tally(of agency: AgencyID, year: Int, in snapshot: Snapshot) throws -> NormativeTally {
        NormativeTally(try NormativeRows.library(of: agency, in: snapshot), year: year)
    }
}
