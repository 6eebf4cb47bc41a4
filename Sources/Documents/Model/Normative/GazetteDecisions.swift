package import Kernel

/// What somebody typed to send a text to a gazette.
package struct GazetteDraft: Hashable, Sendable {
    package let level: GazetteLevel
    package let gazette: String
    package let on: Day

    package init(level: GazetteLevel, gazette: String, on day: Day) {
        self.level = level
        self.gazette = gazette
        on = day
    }
}

extension GazetteSubmission {
    /// Who keeps the submissions (ROLE-2).
    static func roleRefusal(_ act: String, agency: AgencyID, by officer: Officer) -> Refusal? {
        if officer.isAdministrator { return .notFound }
        guard officer.agency == agency else {
            return officer.overseen.contains(agency)
                ? Refusal(.roleRefused, "未能\(act)：您所在单位是上级监督单位，只能查看（ROLE-14）。", rule: "ROLE-14") : .notFound
        }
        guard officer.holds(.opennessOffice), !officer.holds(.supervisor) else {
            return Refusal(.roleRefused, "未能\(act)：公报送登由政务公开办办理（ROLE-2）。", rule: "ROLE-2")
        }
        return nil
    }

    /// Nil when `text` may be sent to that gazette. Departments, counties, towns run none (GAZ-1).
    package static func refusal(
        of draft: GazetteDraft, on text: NormativeText, agencyNames: [String], by officer: Officer, today: Day
    ) -> Refusal? {
        if let refusal = roleRefusal("报送公报", agency: text.agency, by: officer) { return refusal }
        guard let registered = text.registration?.on else {
            return Refusal(.stateRefused, "未能报送公报：文件还没有统一登记、编号、印发（NORM-2）。请登记后再报送。", rule: "NORM-2")
        }
        let isOwn = agencyNames.contains { !$0.isEmpty && draft.gazette.contains($0) }
        guard draft.level.runsGazette, !isOwn else {
            return Refusal(
                .invalid, "未能报送公报：部门和县、乡不办公报，“\(draft.gazette)”不是政府公报（GAZ-1）。请选择市级以上政府公报。", rule: "GAZ-1",
                field: "gazette")
        }
        guard draft.gazette.contains("公报"), draft.gazette.count <= 60 else {
            return Refusal(.invalid, "未能报送公报：没有写明公报名称。请填写全称，如“某市人民政府公报”。", rule: "GAZ-1", field: "gazette")
        }
        guard draft.on <= today, draft.on >= registered else {
            return Refusal(.invalid, "未能报送公报：日期应在印发之后、今天以前。请核对日期。", rule: "GAZ-2", field: "on")
        }
        return nil
    }

    /// Nil when `officer` may do `act` now.
    package func refusal(of act: GazetteAct, by officer: Officer) -> Refusal? {
        if let refusal = GazetteSubmission.roleRefusal(act.chinese, agency: agency, by: officer) { return refusal }
        switch (act, state) {
        case (.accept, .submitted), (.decline, .submitted), (.decline, .accepted), (.print, .accepted),
            (.link, .printed):
            return nil
        case (.accept, .accepted), (.accept, .printed), (.accept, .linked), (.accept, .declined):
            return blocked(act, "已经登记过结果")
        case (.decline, .printed), (.decline, .linked), (.decline, .declined): return blocked(act, "已经登记过结果")
        case (.print, .submitted): return blocked(act, "还没有采用，请先登记采用")
        case (.print, .printed), (.print, .linked), (.print, .declined): return blocked(act, "已经登记过结果")
        case (.link, .submitted), (.link, .accepted): return blocked(act, "还没有刊登，请先登记刊登的期号和页码")
        case (.link, .linked), (.link, .declined): return blocked(act, "已经登记过结果")
        }
    }

    private func blocked(_ act: GazetteAct, _ why: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：这次报送\(state.chinese)，\(why)（GAZ-2）。", rule: "GAZ-2")
    }

    package func accepting(on day: Day, by officer: Officer, today: Day) -> Result<GazetteSubmission, Refusal> {
        if let refusal = refusal(of: .accept, by: officer) { return .failure(refusal) }
        guard day >= submittedOn, day <= today else {
            return .failure(GazetteSubmission.wrong("采用日期应在报送之后、今天以前", "on"))
        }
        return .success(
            changed {
                $0.state = .accepted
                $0.acceptedOn = day
            })
    }

    package func declining(reason: String, by officer: Officer) -> Result<GazetteSubmission, Refusal> {
        if let refusal = refusal(of: .decline, by: officer) { return .failure(refusal) }
        guard !reason.isEmpty, reason.count <= 500 else {
            return .failure(GazetteSubmission.wrong("没有写明未采用的原因，或者超过500字", "reason"))
        }
        return .success(
            changed {
                $0.state = .declined
                $0.declineReason = reason
            })
    }

    package func printing(_ place: GazettePlace, by officer: Officer, today: Day) -> Result<GazetteSubmission, Refusal>
    {
        if let refusal = refusal(of: .print, by: officer) { return .failure(refusal) }
        guard (submittedOn.year...max(today.year, submittedOn.year)).contains(place.year),
            (1...400).contains(place.issue),
            (1...10_000).contains(place.page)
        else { return .failure(GazetteSubmission.wrong("年、期、页不对", "issue")) }
        return .success(
            changed {
                $0.state = .printed
                $0.place = place
            })
    }

    package func linking(address: String, by officer: Officer) -> Result<GazetteSubmission, Refusal> {
        if let refusal = refusal(of: .link, by: officer) { return .failure(refusal) }
        guard address.hasPrefix("https://") || address.hasPrefix("http://"), address.count <= 500 else {
            return .failure(GazetteSubmission.wrong("地址不是以 https:// 开头的完整网址", "address"))
        }
        return .success(
            changed {
                $0.state = .linked
                $0.address = address
            })
    }

    private static func wrong(_ why: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能登记：\(why)（GAZ-2）。请核对后再登记。", rule: "GAZ-2", field: field)
    }

    private func changed(_ change: (inout GazetteSubmission) -> Void) -> GazetteSubmission {
        var next = self
        change(&next)
        next.version += 1
        return next
    }
}

extension NormativeText {
    /// GAZ-2: whoever sends a public normative document to the government asks for its printing at the same time.
    package func gazetteHint(attribute: DisclosureAttribute?, submissions: [GazetteSubmission]) -> String? {
        guard isRegistered, attribute == nil || attribute == .proactive,
            !submissions.contains(where: { $0.text == id && $0.state != .declined })
        else { return nil }
        return "这份主动公开的规范性文件报送省、市政府时，应同时申请在政府公报刊登（GAZ-2）。还没有报送记录。"
    }
}
