package import Kernel
import Markup
package import Site

/// The two days that the applicant is told before sending: when somebody calls back, and when the reply comes.
package struct ExpectedDays: Hashable, Sendable {
    package let confirmed: Day
    package let replied: Day
    package let isProvisional: Bool

    /// FOI-31: both sides confirm, within one working day (FOI-31a); FOI-33: twenty from then.
    package init(sentOn today: Day, calendar: WorkCalendar) {
        confirmed = calendar.workday(1, after: today)
        replied = calendar.workday(20, after: confirmed)
        isProvisional = calendar.isProvisional(after: today, through: replied)
    }

    var sentence: HTML {
        """
        工作人员最迟\(confirmed.chineseWithWeekday)与您联系，双方确认之日为收到申请之日（条例第三十一条）。\
        当天确认的，最迟\(replied.chineseWithWeekday)答复；需要补正、征求意见或者延期的，另行书面告知\
        \(if: isProvisional, "（其中有年份的放假安排尚未公布，日期为暂定）")。
        """
    }
}

extension PublicApplicationScreen {
    /// The names of the file fields of the last page.
    package static let proofPicture = "proof_picture"
    package static let attachments = "attachments"

    /// Everything that was typed, once more, with the files to add: what is sent is what stands here.
    package func review(_ application: WrittenApplication, _ days: ExpectedDays) -> PersonalPage {
        page(
            "核对申请", 3,
            """
            <p>请核对。没有问题就提交；要改动请点“返回修改”，已填内容都在。</p>
            \(facts("申请人", applicantFacts(application.applicant)))
            \(facts(draft.kind == .disclosure ? "要公开的政府信息" : "要更正的记录", wantedFacts(application.wanted)))
            \(PostForm(
                to: PublicRequestLinks.send, context, submit: "提交申请", state: FormState(problems: problems),
                multipart: true, stopsInBrowser: false, more: back, "\(carried)\(files)"))
            <h2>提交以后</h2><p>\(days.sentence)</p>
            """)
    }

    private var back: HTML {
        """
        <button class="button" type="submit" formaction="\(link: PublicRequestLinks.revise)">返回修改</button>
        """
    }

    private var carried: HTML {
        ApplicationDraft.Field.allCases.filter { !draft[$0].isEmpty }.each {
            "<input type=\"hidden\"\(attribute: "name", $0.rawValue)\(attribute: "value", draft[$0])>"
        }
    }

    private var files: HTML {
        let state = FormState(problems: problems)
        let accept = ".pdf,.jpg,.jpeg,.png,.docx,.doc,.txt"
        let chosen: HTML =
            problems.isEmpty ? "" : "<p class=\"hint\">浏览器不保留已选的文件，请重新选择。</p>"
        let picture: HTML =
            office.takesProofPicture
            ? FileField(
                PublicApplicationScreen.proofPicture, "身份证明的照片或者扫描件（可以不附）", in: state,
                hint: "附上可以省去核对身份。加密传输，只有经办人员能看到。", accept: accept
            ).html : ""
        let isCorrection = draft.kind == .recordCorrection
        return group(
            "材料",
            """
            \(chosen)\(picture)\(FileField(
                PublicApplicationScreen.attachments, isCorrection ? "证据材料" : "其他材料（可以不附）", in: state,
                hint: "PDF、图片、Word 文件，可以选几个，合计不超过20 MB。", accept: accept, multiple: true))
            """)
    }

    private func facts(_ title: String, _ items: [(String, String)]) -> HTML {
        let filled = items.filter { !$0.1.isEmpty }
        return "<h2>\(title)</h2>\(DefinitionList(filled.map { ($0.0, "<span class=\"typed\">\($0.1)</span>") }))"
    }

    private func applicantFacts(_ applicant: Applicant) -> [(String, String)] {
        [
            (applicant.kind.isOrganization ? "单位名称" : "姓名", applicant.name),
            ("单位类别", applicant.kind.isOrganization ? applicant.kind.chinese : ""),
            (applicant.proof.chinese, applicant.proofNumber), ("法定代表人", applicant.representative),
            ("联系人", applicant.contactName), ("联系电话", applicant.phone), ("电子邮箱", applicant.email),
            ("通信地址", applicant.address), ("邮政编码", applicant.postcode),
        ]
    }

    private func wantedFacts(_ wanted: WantedInformation) -> [(String, String)] {
        let isDisclosure = draft.kind == .disclosure
        return [
            (isDisclosure ? "内容描述" : "错在哪里，应当是什么", wanted.description),
            (isDisclosure ? "文号" : "记录", wanted.documentNumber),
            ("信息的形式", isDisclosure ? wanted.medium.chinese : ""),
            (isDisclosure ? "获取途径" : "告知途径", wanted.route.chinese),
        ]
    }
}
