import Documents
import Kernel
import People
import Publishing

/// Normative documents of the county: what was there before, what was made since, and what was cleaned up.
struct RuleYears {
    let county: SampleCounty
    let world: CountyWorld

    private var rules: NormativeStore { county.normatives }
    private var span: CountySpan { CountySpan(until: county.asOf.day) }

    /// - Returns: what is to be on the portal.
    func begin() async throws -> [PublicPaper] {
        let old = try await enrol()
        var made: [PublicPaper] = []
        for rule in CountyRules.made(span, rules.calendar) {
            if let paper = try await RuleStory(county: county, world: world, rule: rule, known: old).tell() {
                made.append(paper)
            }
        }
        try await CleanUpStory(county: county, world: world).finishOne()
        try await lookAtTerms(old)
        return made
    }

    /// What rests on the portal: the lists of the clean-up, and the gazettes.
    func publish(on portal: CountyPortal) async throws {
        try await CleanUpStory(county: county, world: world).publish(on: portal)
        try await CleanUpStory(county: county, world: world).openOne()
        try await submitToGazettes()
    }

    /// 存量文件入库: the legal section brings in what was issued before.
    private func enrol() async throws -> [String: NormativeID] {
        let keeper = try world.officer("chengyuanhang")
        county.clock.set(SampleCounty.morning(span.first.year, 2, 26))
        var known: [String: NormativeID] = [:]
        for old in CountyRules.existing(span) {
            guard let unit = world.units.first(where: { $0.name == old.unit }) else { throw Refusal.notFound }
            let text = try await rules.enrol(
                NormativeDraft(title: old.title, issuer: CountyPeople.commission, unit: unit.id),
                NormativeRegistration(
                    number: old.number, code: nil, on: old.issuedOn, effectiveOn: old.issuedOn.adding(days: 30),
                    term: old.term),
                publication: NormativePublication(
                    on: old.issuedOn.adding(days: 5), address: "https://www.qinghe.example/zcwj/\(old.place)"),
                by: keeper)
            _ = try await rules.relate(
                text.id, .basis, to: .outside(title: old.basis, number: nil), by: keeper)
            known[old.title] = text.id
        }
        return known
    }

    /// NORM-5: one that runs out was evaluated and is being made anew; one ran out.
    private func lookAtTerms(_ known: [String: NormativeID]) async throws {
        for old in CountyRules.existing(span) {
            guard let id = known[old.title], old.fate != .plain else { continue }
            let worker = try worker(in: old.unit)
            let isRenewed = old.fate == .renewed
            let day = isRenewed ? span.ago(45) : old.lastDay.adding(days: -60)
            county.clock.set(Moment(day: max(day, span.first), minute: 10 * 60))
            _ = try await rules.record(
                .evaluation, StageEntry(on: max(day, span.first), note: old.evaluation), on: id, by: worker)
            if isRenewed { try await renew(id, by: worker) }
        }
    }

    private func renew(_ id: NormativeID, by worker: Officer) async throws {
        county.clock.set(Moment(day: span.ago(40), minute: 15 * 60))
        let next = try await rules.renew(id, by: worker)
        _ = try await rules.record(
            .study, StageEntry(on: span.ago(40), note: "评估认为需要继续实施，列入制定计划。"), on: next.id, by: worker)
        county.clock.set(Moment(day: span.ago(12), minute: 15 * 60))
        let bytes = try CountyPlan.evidenceFile(title: next.title, paragraphs: ["（征求意见稿）", "第一条 为规范家庭医生签约服务，制定本办法。"])
        let hash = try await county.keep(bytes)
        let file = NormativeFile(name: "\(next.title)（草案）.docx", hash: hash, size: bytes.count, kind: "docx")
        _ = try await rules.record(
            .drafting, StageEntry(on: span.ago(12), note: "形成草案。", file: file), on: next.id, by: worker)
    }

    private func worker(in name: String) throws -> Officer {
        guard let unit = world.units.first(where: { $0.name == name }) else { throw Refusal.notFound }
        return try world.worker(in: unit.id)
    }

    /// GAZ-2: three submissions in three stages; the county runs no gazette of its own (GAZ-1).
    private func submitToGazettes() async throws {
        let office = try world.officer("hexiaowen")
        let texts = try await rules.library(for: office).texts.filter { $0.document != nil && $0.isRegistered }
            .sorted { ($0.registration?.on ?? .latest, $0.id) < ($1.registration?.on ?? .latest, $1.id) }
        for (index, text) in texts.prefix(3).enumerated() {
            guard let issued = text.registration?.on else { continue }
            let on = min(issued.adding(days: 8), span.ago(5))
            county.clock.set(Moment(day: on, minute: 11 * 60))
            let item = try await rules.submit(
                GazetteDraft(level: .city, gazette: "禾州市人民政府公报", on: on), on: text.id,
                agencyNames: [CountyPeople.commission, CountyPeople.commissionShort], by: office)
            guard index < 2 else { continue }
            let accepted = min(on.adding(days: 12), span.ago(4))
            county.clock.set(Moment(day: accepted, minute: 11 * 60))
            _ = try await rules.accept(item.id, on: accepted, by: office)
            guard index < 1 else { continue }
            let printed = min(on.adding(days: 40), span.ago(3))
            county.clock.set(Moment(day: printed, minute: 11 * 60))
            _ = try await rules.print(
                item.id, at: GazettePlace(year: printed.year, issue: printed.month, page: 23), by: office)
            _ = try await rules.link(
                item.id, to: "https://www.hezhou.example/gazette/\(printed.year)/\(printed.month)", by: office)
        }
    }
}
