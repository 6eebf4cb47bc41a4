/// What is asked for and how it is to be had (FOI-29 ②③). A purpose is never asked (FOI-27).
package struct WantedInformation: Hashable, Sendable {
    /// 获取信息的形式 (FOI-40).
    package enum Medium: String, CaseIterable, Sendable, Hashable {
        case paper
        case electronic
        case disc
        case reading

        package var chinese: String {
            switch self {
            case .paper: "纸质"
            case .electronic: "电子邮件或者网上获取"
            case .disc: "光盘等存储介质"
            case .reading: "现场查阅、抄录"
            }
        }
    }

    /// 获取方式, 途径.
    package enum Route: String, CaseIterable, Sendable, Hashable {
        case post
        case pickUp = "pick_up"
        case email
        case portal

        package var chinese: String {
            switch self {
            case .post: "邮寄"
            case .pickUp: "自行领取"
            case .email: "电子邮件"
            case .portal: "本网站下载"
            }
        }
    }

    /// 名称, 文号 or other description.
    package let description: String
    /// 文号, where the applicant knows it.
    package let documentNumber: String
    package let medium: Medium
    package let route: Route

    package init(description: String, documentNumber: String = "", medium: Medium, route: Route) {
        self.description = description
        self.documentNumber = documentNumber
        self.medium = medium
        self.route = route
    }
}
