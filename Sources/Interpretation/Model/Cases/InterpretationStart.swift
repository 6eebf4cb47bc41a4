package import Kernel

/// When an agency began to work by these rules, and who leads.
package struct InterpretationStart: Hashable, Sendable {
    package let on: Day
    package let unit: UnitID

    init(on day: Day, unit: UnitID) {
        on = day
        self.unit = unit
    }
}
