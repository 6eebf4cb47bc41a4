/// Why a day is or is not a working day (FOI-D2).
package enum DayReason: Hashable, Sendable {
    /// Monday to Friday, nothing said about it.
    case weekday
    case weekend
    /// Off by an arrangement; the region when it is a local one (CAL-4).
    case holiday(String, region: String?)
    /// A weekend day worked by an arrangement; the region when it is a local one.
    case makeup(String, region: String?)

    package var isWorkday: Bool {
        switch self {
        case .weekday, .makeup: true
        case .weekend, .holiday: false
        }
    }

    /// `法定节假日：春节`, `调休上班：国庆节`, `周末`, `工作日`.
    package var chinese: String {
        switch self {
        case .weekday: "工作日"
        case .weekend: "周末"
        case .holiday(let name, nil): "法定节假日：\(name)"
        case .holiday(let name, .some(let region)): "地方节假日（\(region)）：\(name)"
        case .makeup(let name, nil): "调休上班：\(name)"
        case .makeup(let name, .some(let region)): "地方调休上班（\(region)）：\(name)"
        }
    }
}
