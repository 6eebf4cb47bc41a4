import Kernel
import Markup
import Site

extension Validity {
    var badge: HTML {
        switch self {
        case .inForce: Badge(chinese, .good).html
        case .amended: Badge(chinese, .warning).html
        case .notYet: Badge(chinese, .active).html
        case .repealed, .expired, .declaredVoid: Badge(chinese, .faint).html
        }
    }
}

/// A publication's address as a link, inside the site or outside.
struct NormativeAddress: Component {
    let address: String
    let words: String

    var html: HTML {
        if let link = Link(returning: address) { return "<a href=\"\(link: link)\">\(words)</a>" }
        if let url = ExternalURL(address) { return "<a href=\"\(link: url)\" rel=\"external\">\(words)</a>" }
        return HTML(text: words)
    }
}

/// The relations of a text, read from its side (NORM-4).
struct NormativeRelations: Component {
    let readings: [NormativeRelationReading]
    /// The public reads where a text was published, staff its record.
    let isPublic: Bool

    var html: HTML {
        guard !readings.isEmpty else { return "<p class=\"hint\">没有登记与其他文件的关系。</p>" }
        let items = readings.each { reading in
            let scope: HTML = reading.row.scope.map { "（\($0)）" } ?? ""
            let from: HTML =
                reading.row.worksOn.map { "，<time datetime=\"\(text: $0)\">\($0.chinese)</time>起" } ?? ""
            return "<li>\(Badge(reading.words)) \(other(reading))\(scope)\(from)</li>"
        }
        return "<ul class=\"relations\">\(items)</ul>"
    }

    private func other(_ reading: NormativeRelationReading) -> HTML {
        guard let other = reading.other else { return HTML(text: reading.otherTitle) }
        if !isPublic { return "<a href=\"\(link: NormativeLinks.text(other.id))\">\(reading.otherTitle)</a>" }
        guard let publication = other.publication else { return HTML(text: reading.otherTitle) }
        return NormativeAddress(address: publication.address, words: reading.otherTitle).html
    }
}

/// The chain with what was done at each stage (NORM-2).
struct NormativeTrack: Component {
    let text: NormativeText

    var html: HTML {
        let rows = NormativeStage.allCases.map { stage in
            Table.Row([HTML(text: stage.chinese), state(stage), day(stage), what(stage)])
        }
        return Table(
            "办理环节", columns: [.init("环节"), .init("状态"), .init("日期"), .init("情况")], rows: rows
        ).html
    }

    private func state(_ stage: NormativeStage) -> HTML {
        if text.stages[stage]?.isSkipped == true { return Badge("略过", .faint).html }
        if text.isSettled(stage) { return Badge("完成", .good).html }
        if stage == .legality, text.openReview != nil { return Badge("审核中", .active).html }
        return text.openStages.contains(stage) ? Badge("待办", .active).html : Badge("未到", .faint).html
    }

    private func day(_ stage: NormativeStage) -> HTML {
        if stage == .registration { return day(text.registration?.on) }
        if stage == .legality { return day(text.review?.conclusion?.on) }
        guard let record = text.stages[stage] else { return .empty }
        let from: HTML = record.from.map { "\(day($0)) 至 " } ?? ""
        return "\(from)\(day(record.on))"
    }

    private func day(_ day: Day?) -> HTML { day.map { "<time datetime=\"\(text: $0)\">\(text: $0)</time>" } ?? "" }

    private func what(_ stage: NormativeStage) -> HTML {
        if stage == .registration { return HTML(text: text.registration?.number ?? "") }
        if stage == .legality { return text.reviews.each(review) }
        guard let record = text.stages[stage] else { return .empty }
        return "\(record.note) <span class=\"hint\">\(record.byName)</span>\(file(record.file))"
    }

    private func review(_ review: LegalityReview) -> HTML {
        let sent: HTML = """
            <p>第\(review.round)次送审 <span class="hint">\(review.submitterName)，\(review.dueOn.chinese)前反馈</span>\
            \(file(review.file))</p>
            """
        guard let conclusion = review.conclusion else { return sent }
        let platform: HTML = review.platform.map { "<span class=\"hint\">\($0.system) \($0.id)</span>" } ?? ""
        let revised: HTML = review.revision.map { "<p>已修改：\($0.note)\(file($0.file))</p>" } ?? ""
        return """
            \(sent)<p>\(Badge(conclusion.opinion.chinese)) \(conclusion.text) \
            <span class="hint">\(conclusion.reviewerName)</span> \(platform)\(file(conclusion.file))</p>\(revised)
            """
    }

    private func file(_ file: NormativeFile?) -> HTML {
        file.map { " <a href=\"\(link: NormativeLinks.file(text.id, $0.hash))\" download>\($0.name)</a>" } ?? ""
    }
}
