/// Where an application can be made, from the agency's settings (FOI-12).
package struct ApplicationOffice: Hashable, Sendable {
    /// The agency that decides.
    package var agency: String
    /// 政府信息公开工作机构.
    package var name: String
    package var address = ""
    package var postcode = ""
    package var hours = ""
    package var phone = ""
    package var fax = ""
    package var email = ""
    /// Whether a picture of the proof of identity can be added; never a must (FOI-29).
    package var takesProofPicture = true
    /// The organs of review: 同级人民政府 and the court, in the agency's own words.
    package var reviewedBy = "同级人民政府"

    package init(agency: String, name: String) {
        self.agency = agency
        self.name = name
    }

    /// Where the form on paper goes, in one line.
    package var ways: String {
        let ways = [("地址", address), ("邮编", postcode), ("受理时间", hours), ("电话", phone), ("传真", fax)]
            .filter { !$0.1.isEmpty }.map { "\($0.0)：\($0.1)" }
        return (["当面提交、邮寄（信封注明“政府信息公开申请”）或者传真给\(name)。"] + ways).joined(separator: "　")
    }
}
