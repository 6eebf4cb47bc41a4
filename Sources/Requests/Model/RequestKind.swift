/// What is asked for.
package enum RequestKind: String, CaseIterable, Sendable, Hashable {
    /// 政府信息公开申请 (FOI-27).
    case disclosure
    /// 更正申请: a record about the applicant is wrong (FOI-41). Not counted in table 三.
    case recordCorrection = "record_correction"

    package var chinese: String {
        switch self {
        case .disclosure: "政府信息公开申请"
        case .recordCorrection: "政府信息更正申请"
        }
    }
}
