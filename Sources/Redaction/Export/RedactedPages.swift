import Kernel

extension Redactor {
    func drawn(
        _ bytes: [UInt8], _ pages: RedactablePages, plan: RedactionPlan
    ) async throws(Refusal) -> RedactedFile {
        throw Self.unfinished
    }
}
