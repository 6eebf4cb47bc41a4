import Kernel
import OfficeFormats

/// 案卷目录: what is in the archive and what happened, on paper.
struct CaseArchiveIndex {
    private let archived: ArchivedCase
    private let papers: [CaseArchive.Entry]

    init(_ archived: ArchivedCase, papers: [CaseArchive.Entry]) {
        self.archived = archived
        self.papers = papers
    }

    func bytes() throws(Refusal) -> [UInt8] {
        let text = LetterText(
            kind: .registrationForm, agency: archived.agencyName, title: "政府信息公开申请案卷目录", number: "", recipient: "",
            paragraphs: [], rows: head + list + steps, notes: [], attachments: [],
            on: archived.receivedOn ?? .earliest, contact: "")
        return try CaseLetterDocument.bytes(of: text)
    }

    private var head: [LetterText.Row] {
        [
            fields([("登记编号", archived.number), ("收到日期", archived.receivedOn?.chinese ?? "")]),
            fields([("申请人", archived.applicant), ("答复文号", archived.replyNumber)]),
            fields([("申请内容", archived.asked)]), fields([("办理结果", archived.outcome)]),
        ]
    }

    private func fields(_ pairs: [(String, String)]) -> LetterText.Row {
        .fields(pairs.map { .init(label: $0.0, paragraphs: LetterValue.text($0.1).paragraphs, lines: 1) })
    }

    private var list: [LetterText.Row] {
        [.section("文书和材料"), .columns(["序号", "名称", "日期"], isHead: true)]
            + papers.enumerated().map { index, entry in
                .columns(
                    ["\(index + 1)", LetterValue.text(entry.title).inline, entry.on?.chinese ?? ""], isHead: false)
            }
    }

    private var steps: [LetterText.Row] {
        [.section("办理过程"), .columns(["序号", "事项", "时间和人员"], isHead: true)]
            + archived.timeline.enumerated().map { index, step in
                .columns(
                    [
                        "\(index + 1)", LetterValue.text(step.what).inline,
                        LetterValue.text("\(step.at.day.chinese)　\(step.who)").inline,
                    ], isHead: false)
            }
    }
}
