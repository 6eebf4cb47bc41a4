/// 审校单: who reviewed, proof-read and cleared one revision before it was published (PUB-1, PUB-3, SEC-2, PII-6), for
/// printing and for the file. Times are texts, as the reader shall see them.
package struct ProofSheet: Sendable, Hashable {
    /// One of the three reviews.
    package struct Review: Sendable, Hashable {
        /// 一审 and so on; who; when; 通过 or 退回; what they wrote.
        package var step: String, person: String, time: String, result: String, opinion: String

        /// A review that was made.
        package init(step: String, person: String, time: String, result: String, opinion: String = "") {
            self.step = step
            self.person = person
            self.time = time
            self.result = result
            self.opinion = opinion
        }
    }

    /// One of the three proof passes, bound to the text it read.
    package struct Pass: Sendable, Hashable {
        /// 一校 and so on; who; when; the hash of the text; what was corrected.
        package var step: String, person: String, time: String, hash: String, corrections: String

        /// A proof pass that was made.
        package init(step: String, person: String, time: String, hash: String, corrections: String = "") {
            self.step = step
            self.person = person
            self.time = time
            self.hash = hash
            self.corrections = corrections
        }
    }

    /// What a machine found, and what became of it.
    package struct Finding: Sendable, Hashable {
        /// How it was settled.
        package enum Settlement: Sendable, Hashable {
            case open
            case fixed
            case masked
            case ignored(reason: String)
            case overridden(by: String, reason: String)

            /// The settlement in words.
            package var text: String {
                switch self {
                case .open: "未处理"
                case .fixed: "已改正"
                case .masked: "已遮盖"
                case .ignored(let reason): "忽略，理由：\(reason)"
                case .overridden(let person, let reason): "放行，批准人：\(person)，理由：\(reason)"
                }
            }
        }

        /// What kind; where; the words, masked where they are personal data (PII-3).
        package var kind: String, place: String, words: String
        /// How it was settled.
        package var settlement: Settlement

        /// A finding and its settlement.
        package init(kind: String, place: String, words: String, settlement: Settlement) {
            self.kind = kind
            self.place = place
            self.words = words
            self.settlement = settlement
        }
    }

    /// A step of the secrecy review (SEC-2).
    package struct Secrecy: Sendable, Hashable {
        /// 初审, 复审 or 批准; who; when; the conclusion; on what basis.
        package var step: String, person: String, time: String, conclusion: String, basis: String

        /// A step that was taken.
        package init(step: String, person: String, time: String, conclusion: String, basis: String = "") {
            self.step = step
            self.person = person
            self.time = time
            self.conclusion = conclusion
            self.basis = basis
        }
    }

    /// What is proof-read.
    package var title: String, column: String, agency: String
    /// Which revision, and the hash of its text; the sheet shows the first 12 characters.
    package var revision: Int, hash: String
    /// Who wrote it, and when.
    package var drafter: String, draftedAt: String
    /// The reviews, proof passes, findings and secrecy steps in the order in which they shall stand.
    package var reviews: [Review] = [], passes: [Pass] = [], findings: [Finding] = [], secrecy: [Secrecy] = []
    /// When and where it was published; nil before.
    package var publishedAt: String?, address: String?
    /// What an emergency publication still owes, or when that was made good (PUB-3).
    package var emergencyDebt: String?

    /// The sheet of a revision, without any act yet.
    package init(
        title: String, column: String, agency: String, revision: Int, hash: String, drafter: String, draftedAt: String
    ) {
        self.title = title
        self.column = column
        self.agency = agency
        self.revision = revision
        self.hash = hash
        self.drafter = drafter
        self.draftedAt = draftedAt
    }

    /// The sheet as `.docx` on A4; head rows repeat where a table runs on.
    package func bytes() throws(WritingFailure) -> [UInt8] {
        var word = WordWriter(DocumentProperties(title: "审校单：" + title, creator: agency), page: .sheet)
        word.paragraph("信息发布审校单", .title)
        for table in tables { word.table(table) }
        return try word.bytes()
    }
}

// MARK: Tables

extension ProofSheet {
    private var tables: [WordTable] {
        var tables = [item]
        tables.append(
            table(
                "审核", ["环节", "审核人", "时间", "结论", "意见"], [2, 3, 5, 2, 8],
                reviews.map { [$0.step, $0.person, $0.time, $0.result, $0.opinion] }))
        tables.append(
            table(
                "校对", ["校次", "校对人", "时间", "文本校验码", "改动"], [2, 3, 5, 4, 6],
                passes.map { [$0.step, $0.person, $0.time, Self.short($0.hash), $0.corrections] }))
        tables.append(
            table(
                "机器检测", ["类别", "位置", "内容", "处理"], [3, 4, 5, 8],
                findings.map { [$0.kind, $0.place, $0.words, $0.settlement.text] }))
        tables.append(
            table(
                "保密审查", ["环节", "审查人", "时间", "结论", "依据"], [2, 3, 5, 4, 6],
                secrecy.map { [$0.step, $0.person, $0.time, $0.conclusion, $0.basis] }))
        tables.append(publication)
        return tables
    }

    private var item: WordTable {
        WordTable(
            widths: [3, 6, 3, 8], headerRows: 0,
            rows: [
                [Self.head("标题"), WordCell(title, columnSpan: 3)],
                [Self.head("单位"), WordCell(agency), Self.head("栏目"), WordCell(column)],
                [Self.head("起草人"), WordCell(drafter), Self.head("起草时间"), WordCell(draftedAt)],
                [Self.head("版本"), WordCell("第\(revision)版"), Self.head("文本校验码"), WordCell(Self.short(hash))],
            ])
    }

    private var publication: WordTable {
        WordTable(
            widths: [3, 17], headerRows: 0,
            rows: [
                [Self.head("发布时间"), WordCell(publishedAt ?? "未发布")],
                [Self.head("发布地址"), WordCell(address ?? "—")],
                [Self.head("应急补办"), WordCell(emergencyDebt ?? "无")],
            ])
    }

    private func table(_ name: String, _ heads: [String], _ widths: [Int], _ rows: [[String]]) -> WordTable {
        let first = [WordCell(name, columnSpan: heads.count)]
        let none = [WordCell("无记录", columnSpan: heads.count, alignment: .center)]
        let body = rows.isEmpty ? [none] : rows.map { $0.map { WordCell($0) } }
        return WordTable(widths: widths, headerRows: 2, rows: [first, heads.map { WordCell($0) }] + body)
    }

    private static func head(_ text: String) -> WordCell { WordCell(text, alignment: .center) }

    private static func short(_ hash: String) -> String { String(hash.prefix(12)) }
}
