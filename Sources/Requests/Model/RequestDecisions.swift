package import Kernel

extension DisclosureRequest {
    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    package func refusal(of act: RequestAct, by officer: Officer, in context: RequestContext) -> Refusal? {
        .notFound
    }

    /// The acts that `officer` may do now.
    package func allowedActs(for officer: Officer, in context: RequestContext) -> [RequestAct] {
        RequestAct.allCases.filter { refusal(of: $0, by: officer, in: context) == nil }
    }

    /// What follows when `officer` does what `input` says, or why it is not done.
    package func deciding(
        _ input: RequestInput, by officer: Officer, in context: RequestContext
    ) -> Result<RequestDecision, Refusal> {
        if let refusal = refusal(of: input.act, by: officer, in: context) { return .failure(refusal) }
        return .failure(.notFound)
    }

    /// Nil when the applicant may do `act` now.
    package func refusal(of act: ApplicantAct, in context: RequestContext) -> Refusal? { .notFound }

    package func allowedActs(in context: RequestContext) -> [ApplicantAct] {
        ApplicantAct.allCases.filter { refusal(of: $0, in: context) == nil }
    }

    package func deciding(_ input: ApplicantInput, in context: RequestContext) -> Result<RequestDecision, Refusal> {
        if let refusal = refusal(of: input.act, in: context) { return .failure(refusal) }
        return .failure(.notFound)
    }

    /// How far `officer` reaches to this case; everything else asks it first.
    package func reach(of officer: Officer) -> RecordReach {
        RecordReach(of: officer, agency: agency, units: [unit] + assistances.map(\.unit))
    }

    /// The clock the reply runs on; nil while the application waits for confirmation.
    package var replyDuty: RequestDuty? { nil }

    /// The duties that run now, as they follow from the case itself.
    package var openDuties: [RequestDuty] { [] }

    /// The clocks that begin when a case is registered.
    package var openingMoves: [ClockMove] { [] }

    /// A further unit of this application as a case of its own: received on the same day, on the same clock (FEE-2).
    package func part(id: RequestID, number: String, wanted: WantedInformation) -> DisclosureRequest { self }
}
