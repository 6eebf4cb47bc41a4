/// 网站标识码 (SITE-3): of local sites six digits of the 行政区划代码 and four of the serial; of departments of the State
/// Council `bm` and eight digits.
package enum SiteIdentity {
    package static let form = "网站标识码须为10位数字（行政区划代码6位、顺序号4位），或者 bm 加8位数字。"

    package static func isWellFormed(_ code: String) -> Bool {
        let digits = code.hasPrefix("bm") ? code.utf8.dropFirst(2) : code.utf8[...]
        return code.utf8.count == 10 && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
