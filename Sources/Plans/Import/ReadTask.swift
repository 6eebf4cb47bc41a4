import OfficeFormats

/// A task between its finding and its interpretation.
struct ReadTask {
    var path: [Scalars] = []
    var number: String?
    var text = Scalars()
    var raw = ""
    var at = SourcePosition()
    /// The unit cells of its row with their roles.
    var cells: [UnitCell] = []
    /// What closing brackets held.
    var held: [String] = []
    /// Brackets of its heading, which count when it has no units of its own.
    var headingHeld: [String] = []
    /// The words of the deadline column.
    var deadline: String?
    var flags: Set<ReviewCode> = []
}

/// A cell of a unit column.
struct UnitCell {
    let paragraphs: [String]
    let role: UnitRoles.Role
    /// By which a cell that stands again and again is read once.
    let key: Scalars

    init(_ paragraphs: [String], role: UnitRoles.Role) {
        self.paragraphs = paragraphs
        self.role = role
        key = Scalars(paragraphs.joined(separator: "\n"))
    }
}
