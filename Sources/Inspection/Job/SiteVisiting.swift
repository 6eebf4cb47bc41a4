package import Kernel
package import Mail

/// Asks the site for one path.
package typealias SiteAsking = @Sendable (String) async -> SiteAnswer
/// What the words of a page give away (PII-2, WORD-1).
package typealias PageScreening = @Sendable (_ words: String, Day) -> [InspectionFact]

/// Reads a site page by page as a visitor would, slowly, and within limits that no page can stretch.
package struct SiteVisit: Sendable {
    let site: InspectedSite
    let limits: VisitLimits
    let ask: SiteAsking
    let screen: PageScreening

    package init(
        site: InspectedSite, limits: VisitLimits = VisitLimits(), screen: @escaping PageScreening,
        ask: @escaping SiteAsking
    ) {
        self.site = site
        self.limits = limits
        self.ask = ask
        self.screen = screen
    }

    /// - Throws: a refusal when not even the home page can be read.
    package func run(on day: Day) async throws -> InspectionEvidence {
        let robots = await robotRules()
        var frontier = VisitFrontier(limits), record = VisitRecord()
        frontier.add("/", depth: 0, from: "/")
        let end = ContinuousClock.now.advanced(by: .seconds(limits.seconds))
        while let stop = frontier.next() {
            guard record.asked < limits.requests, ContinuousClock.now < end else {
                record.isCut = true
                break
            }
            guard robots.permits(stop.path) else { continue }
            let (answer, path) = await follow(stop.path, &record)
            guard stop.depth > 0 || answer.failure == nil else { throw SiteVisit.closed(answer) }
            note(answer, at: path, of: stop, &record)
            if answer.isGood, answer.isPage, record.pages < limits.pages {
                read(answer, at: path, stop, day, &frontier, &record)
            }
            do { try await Task.sleep(for: .milliseconds(limits.pauseMilliseconds)) } catch { break }
        }
        return record.evidence(on: day, leftOut: frontier.leftOut + frontier.rest)
    }

    private static func closed(_ answer: SiteAnswer) -> Refusal {
        Refusal(
            .unavailable, "没有检查：首页打不开（\(answer.failure?.chinese ?? "")）。请确认网站正在本机运行，地址和端口无误。", rule: "SITE-5")
    }

    private func robotRules() async -> RobotRules {
        let answer = await ask("/robots.txt")
        return answer.isGood ? RobotRules(String(decoding: answer.bytes.prefix(100_000), as: UTF8.self)) : .open
    }

    /// Through at most `redirects` turns, and never to another site.
    private func follow(_ first: String, _ record: inout VisitRecord) async -> (SiteAnswer, String) {
        var path = first, passed: Set<String> = [first]
        for _ in 0...limits.redirects {
            let answer = await ask(path)
            record.asked += 1
            guard answer.failure == nil, (300...399).contains(answer.status) else { return (answer, path) }
            switch site.target(of: answer.next ?? "", on: path) {
            case .inner(let next):
                guard passed.insert(next).inserted else { return (SiteAnswer(status: 310), path) }
                path = next
            case .outer(let address):
                record.outerLinks.insert(address)
                return (SiteAnswer(status: 200, kind: "other/site"), path)
            case .innerNetwork, .none, .broken: return (SiteAnswer(status: 311), path)
            }
        }
        return (SiteAnswer(status: 310), path)
    }

    private func note(
        _ answer: SiteAnswer, at path: String, of stop: VisitFrontier.Stop, _ record: inout VisitRecord
    ) {
        if answer.failure != nil || answer.status >= 500 { record.failed += 1 }
        // Forms that only staff may open, and places behind a sign-in, are no dead links.
        guard !answer.isGood, ![401, 403, 429].contains(answer.status) else { return }
        let why =
            answer.failure?.chinese
            ?? (answer.status == 310 ? "循环跳转" : answer.status == 311 ? "跳转到不能访问的地址" : "返回 \(answer.status)")
        let isHome = stop.from == "/"
        record.facts.append(
            InspectionFact(
                isHome ? .deadLinkHome : .deadLink, stop.path, address: stop.from,
                note: "\(why)，链接在 \(isHome ? "首页" : stop.from)"))
    }

    private func read(
        _ answer: SiteAnswer, at path: String, _ stop: VisitFrontier.Stop, _ day: Day,
        _ frontier: inout VisitFrontier, _ record: inout VisitRecord
    ) {
        record.pages += 1
        let words = String(decoding: answer.bytes, as: UTF8.self)
        let scan = PageScan(words)
        guard PageText.isSound(answer, scan, words) else {
            record.note(.wrongCharset, "编码与声明不一致，或者不是 UTF-8", on: path)
            return
        }
        PageJudgement(path: path, scan: scan, day: day).note(in: &record)
        record.facts += screen(scan.text, day).map {
            $0.seen(on: path, PageJudgement(path: path, scan: scan, day: day).name)
        }
        for anchor in scan.anchors { take(anchor.target, on: path, stop.depth + 1, &frontier, &record) }
        for resource in scan.resources { take(resource, on: path, stop.depth + 1, &frontier, &record) }
    }

    private func take(
        _ link: String, on path: String, _ depth: Int, _ frontier: inout VisitFrontier, _ record: inout VisitRecord
    ) {
        switch site.target(of: link, on: path) {
        case .inner(let target): frontier.add(target, depth: depth, from: path)
        case .outer(let address): if record.outerLinks.count < 5_000 { record.outerLinks.insert(address) }
        case .innerNetwork(let address): record.note(.innerAddress, address, on: path)
        case .broken(let address): record.note(.deadLink, "不是有效的地址：\(address)", on: path)
        case .none: break
        }
    }
}

/// Whether the bytes of a page are what it says they are.
enum PageText {
    static func isSound(_ answer: SiteAnswer, _ scan: PageScan, _ words: String) -> Bool {
        let said = [answer.headerCharset, scan.declaredCharset.isEmpty ? nil : scan.declaredCharset].compactMap { $0 }
        guard said.allSatisfy({ $0 == "utf-8" || $0 == "utf8" }) else { return false }
        // A page that was cut may end within a character.
        return words.unicodeScalars.count { $0 == "\u{FFFD}" } <= (answer.isCut ? 3 : 0)
    }
}

extension InspectionFact {
    fileprivate func seen(on path: String, _ name: String) -> InspectionFact {
        InspectionFact(matter, "\(name)：\(subject)", amount: amount, address: path, note: note, unit: unit)
    }
}

/// Asks a site on this machine by libcurl.
package enum LocalSite {
    package static func asking(_ fetch: LocalFetch) -> SiteAsking {
        { path in
            let page = await fetch.page(path)
            let failure: SiteAnswer.Failure? =
                switch page.failure {
                case nil: nil
                case .tooSlow: .tooSlow
                case .unreachable, .notReachable: .unreachable
                case .tooLarge: nil
                case .insecure, .lost, .refused, .broken: .broken
                }
            return SiteAnswer(
                status: page.status, kind: page.kind, next: page.next, bytes: page.bytes,
                isCut: page.failure == .tooLarge, failure: failure)
        }
    }
}
