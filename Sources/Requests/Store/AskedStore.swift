package import Kernel

/// How often the search before an application was shown, opened, solved, or followed by an application.
extension RequestStore {
    /// Keeps that so many findings were shown; no word of what was looked for.
    package func showAsked(found: Int, of agency: AgencyID) async throws -> AskedID { throw Refusal.notFound }

    /// Marks a step on it, once; an id that is not there is no fault.
    package func noteAsked(_ step: AskFirstStep, _ id: AskedID) async throws {}

    /// A file of a reply in the public log.
    package func publicFile(_ file: CaseFileID) async throws -> (file: CaseFile, bytes: [UInt8]) {
        throw Refusal.notFound
    }
}
