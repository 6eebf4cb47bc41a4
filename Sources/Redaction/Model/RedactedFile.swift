/// A file from which content was removed. It comes into being only by `Redactor`, and only when the verification of its
/// bytes found nothing (PEER-9: no success without it).
package struct RedactedFile: Sendable, Hashable {
    package let bytes: [UInt8]
    package let name: String
    package let kind: RedactableKind
    /// How many marks were carried out.
    package let marksApplied: Int
    /// How many of them on each ground, for the reasons of the reply (FOI-37).
    package let grounds: [RedactionGround: Int]
    /// What was looked at, for the record: `检查了 12 处内容，没有发现已遮盖的 3 处文字。`
    package let verification: String
    /// What of the original is not in it besides the marks, in Chinese.
    package let notes: [String]

    init(
        bytes: [UInt8], name: String, plan: RedactionPlan, verification: String, notes: [String]
    ) {
        self.bytes = bytes
        self.name = name
        kind = plan.kind
        marksApplied = plan.marks.count
        grounds = Dictionary(uniqueKeysWithValues: plan.grounds.map { ($0.ground, $0.count) })
        self.verification = verification
        self.notes = notes
    }
}
