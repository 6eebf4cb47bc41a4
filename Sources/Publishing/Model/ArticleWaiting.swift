package import Kernel

extension Article {
    /// Whether the next step is this person's: to sign, to clear, to publish, to mend.
    package func waits(for officer: Officer) -> Bool {
        if isDiscarded { return false }
        let acts: [ArticleAct] =
            switch working?.stage {
            case .drafting, .failed: drafter == officer.id ? [.submit] : []
            case .inReview: [.proof, .pass, .secrecy]
            case .approved: [.publish]
            case .scheduled, .owed, nil: owed == nil ? [] : [.proof, .pass, .secrecy]
            }
        return acts.contains { refusal(of: $0, by: officer) == nil }
    }
}

extension Article {
    /// Who may begin an article for a unit.
    package static func refusalOfDrafting(in unit: UnitID, of agency: AgencyID, by officer: Officer) -> Refusal? {
        guard !officer.isAdministrator, officer.agency == agency || officer.units.contains(unit) else {
            return .notFound
        }
        if officer.holds(.supervisor) {
            return Refusal(.roleRefused, "未能新建信息：监察人员只能查看，不能办理业务。", rule: "ROLE-14")
        }
        guard officer.units.contains(unit) || ReviewerKind.office.covers(officer, unit: unit) else {
            return Refusal(.roleRefused, "未能新建信息：只能为自己的科室拟稿，其他科室的信息由该科室或者政务公开办拟稿。", rule: "ROLE-6")
        }
        return nil
    }
}
