package import Kernel

/// A rehearsal as `gongkai inspect` prints it.
package struct InspectionText {
    let agency: String
    let day: Day
    let pack: InspectionPack
    let result: InspectionResult
    let remarks: [String]
    let units: [UnitID: String]

    package init(
        agency: String, day: Day, pack: InspectionPack, result: InspectionResult, remarks: [String],
        units: [UnitID: String]
    ) {
        self.agency = agency
        self.day = day
        self.pack = pack
        self.result = result
        self.remarks = remarks
        self.units = units
    }

    package var text: String {
        var lines = [
            "\(agency) \(day.chinese) 网站检查：\(result.score) 分，\(result.verdict.chinese)",
            "指标：\(pack.title)（\(pack.source)）",
        ]
        if result.bonus > .none { lines.append("其中加分：\(result.bonus) 分（最多 \(pack.mostBonus) 分）") }
        lines += remarks
        for finding in result.findings {
            lines.append("")
            lines.append("[\(finding.item.id)] \(finding.item.title)：\(finding.chinese)")
            lines += finding.facts.prefix(20).map { "  - \($0.subject)\(said($0))" }
            if finding.facts.count > 20 { lines.append("  - 另有 \(finding.facts.count - 20) 个") }
        }
        if result.findings.isEmpty { lines.append("没有发现问题。") }
        if !result.unseen.isEmpty {
            lines.append("")
            lines.append("没有检查的指标：\(result.unseen.map(\.title).joined(separator: "、"))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func said(_ fact: InspectionFact) -> String {
        let parts = [fact.note, fact.unit.flatMap { units[$0] } ?? "", fact.address].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : "（\(parts.joined(separator: "；"))）"
    }

    /// By docs/schemas/inspect.schema.json.
    package var json: String {
        let items = result.findings.map(finding), unseen = result.unseen.map { JSONText.quoted($0.id) }
        return """
            {"agency":\(JSONText.quoted(agency)),"day":"\(day)","pack":\(JSONText.quoted(pack.id)),\
            "score":\(result.score),"bonus":\(result.bonus),"pass":\(pack.pass),"verdict":"\(result.verdict.rawValue)",\
            "findings":[\(items.joined(separator: ","))],"unseen":[\(unseen.joined(separator: ","))],\
            "remarks":[\(remarks.map(JSONText.quoted).joined(separator: ","))]}

            """
    }

    private func finding(_ finding: InspectionFinding) -> String {
        let facts = finding.facts.map { fact in
            """
            {"matter":"\(fact.matter.rawValue)","subject":\(JSONText.quoted(fact.subject)),"amount":\(fact.amount),\
            "address":\(JSONText.quoted(fact.address)),"note":\(JSONText.quoted(fact.note)),\
            "unit":\(fact.unit.flatMap { units[$0] }.map(JSONText.quoted) ?? "null")}
            """
        }
        return """
            {"item":\(JSONText.quoted(finding.item.id)),"title":\(JSONText.quoted(finding.item.title)),\
            "area":"\(finding.item.area.rawValue)","veto":\(finding.item.isVeto),"vetoed":\(finding.isVetoed),\
            "lost":\(finding.lost),"gained":\(finding.gained),"facts":[\(facts.joined(separator: ","))]}
            """
    }
}
