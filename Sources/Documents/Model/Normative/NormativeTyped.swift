package import Kernel

/// What forms and calls give in parts, put together once for both.
extension NormativeTerm {
    package static func typed(
        _ word: String, years: Int?, until day: Day?, reason: String, doing act: String
    ) throws(Refusal) -> NormativeTerm {
        func refused(_ why: String, _ field: String) -> Refusal {
            Refusal(.invalid, "未能\(act)：\(why)", rule: "NORM-5", field: field)
        }
        switch word {
        case "years":
            guard let years, (1...99).contains(years) else { throw refused("没有填写有效期的年数。请填写 1 到 99 的整数。", "years") }
            return .years(years)
        case "until":
            guard let day else { throw refused("日期不是有效日期。请按“2026-03-13”的格式填写。", "until") }
            return .until(day)
        case "open": return .openEnded(reason: String(reason.prefix(500)))
        default: throw refused("没有选择有效期。请选择后再提交。", "term")
        }
    }
}

extension NormativePublication {
    /// Where a text from before the system was published.
    package static func earlier(at address: String, on day: Day?) throws(Refusal) -> NormativePublication {
        guard ["https://", "http://", "/"].contains(where: address.hasPrefix) else {
            throw Refusal(.invalid, "未能入库：公布地址不是网址。请填写以 https:// 开头的完整网址。", field: "address")
        }
        guard let day else {
            throw Refusal(.invalid, "未能入库：日期不是有效日期。请按“2026-03-13”的格式填写。", field: "published")
        }
        return NormativePublication(on: day, address: address)
    }
}
