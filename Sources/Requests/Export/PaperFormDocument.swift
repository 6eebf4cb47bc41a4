package import Kernel

/// 政府信息公开申请表 to be filled in by hand: the fields of the form to print (FOI-29), as a Word file.
package enum PaperFormDocument {
    package static func bytes(for office: ApplicationOffice) throws(Refusal) -> [UInt8] {
        try CaseLetterDocument.bytes(
            of: LetterText(
                kind: .applicationForm, agency: office.agency, title: "政府信息公开申请表", number: "", recipient: "",
                paragraphs: [], rows: rows, notes: [office.ways], attachments: [], on: .earliest, contact: ""))
    }

    private static var rows: [LetterText.Row] {
        let organizations = ApplicantKind.allCases.filter(\.isOrganization).map(\.chinese)
        let routes = WantedInformation.Route.allCases.filter { $0 != .portal }.map(\.chinese)
        return [
            .section("申请人是公民的，填写"), fields(("姓名", ""), ("联系电话", "")), fields(("证件名称", ""), ("证件号码", "")),
            .section("申请人是法人或者其他组织的，填写"), fields(("名称", ""), ("统一社会信用代码", "")),
            fields(("联系人", ""), ("联系电话", "")), fields(("类别", boxes(organizations))),
            .section("都要填写"), fields(("通信地址、邮编", "")), fields(("电子邮箱", "")),
            fields(("所需政府信息的名称、文号或者其他特征描述", ""), lines: 8),
            fields(("信息的形式", boxes(WantedInformation.Medium.allCases.map(\.chinese)))),
            fields(("获取途径", boxes(routes))), fields(("申请人签名或者盖章", "　　年　　月　　日"), lines: 3),
        ]
    }

    private static func boxes(_ names: [String]) -> String { names.map { "□\($0)" }.joined(separator: "　") }

    private static func fields(_ pairs: (String, String)..., lines: Int = 1) -> LetterText.Row {
        .fields(pairs.map { .init(label: $0.0, paragraphs: [$0.1], lines: lines) })
    }
}
