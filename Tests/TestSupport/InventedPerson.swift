/// Somebody who writes and is nobody: a name of any make, a telephone, an identity number with its check digit, an address.
package struct InventedPerson: Hashable, Sendable {
    package let name: String
    /// The family name with a form of address: 王女士; empty for a name that is written with a dot.
    package let called: String
    package let phone: String
    package let card: String
    package let mail: String
    package let address: String

    /// Common and rare family names, names of two characters, family names of two, names with a dot.
    private static let common = Array("王李张刘陈杨黄赵周吴徐孙朱马胡郭林罗梁谢宋许韩冯邓曹彭曾萧田董袁潘蔡蒋余杜叶程苏")
    private static let rare = Array("郜酆鄢逄亓麴濮隗郗仇缪裘甄滕芮羿邴糜仉栾厉邰鄂蒯竺逯缑谯佟牟揭匡卞臧嵇訾")
    private static let double = ["欧阳", "司马", "上官", "诸葛", "慕容", "令狐", "尉迟", "公孙", "端木", "澹台", "呼延", "钟离"]
    private static let given = Array("翀霁琤珣澍彧晔骐昶嫄瑄翾建国秀英小满若水知远采薇长庚")
    private static let dotted = [
        "阿依古丽·买买提", "古丽娜尔·吐尔逊", "艾力·玉素甫", "帕提古丽·阿布都热合曼", "扎西·顿珠", "努尔兰·别克",
    ]

    package init(_ numbers: inout some RandomNumberGenerator) {
        func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &numbers)] }
        let family: String
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: family = pick(Self.double)
        case 1, 2: family = String(pick(Self.rare))
        case _: family = String(pick(Self.common))
        }
        let first = String(pick(Self.given)), second = Bool.random(using: &numbers) ? String(pick(Self.given)) : ""
        let isDotted = Int.random(in: 0..<6, using: &numbers) == 0
        name = isDotted ? pick(Self.dotted) : family + first + second
        called = isDotted ? "" : family + pick(["女士", "先生"])
        phone = "1\(pick([3, 5, 7, 8, 9]))9\(Int.random(in: 10_000_000...99_999_999, using: &numbers))"
        let body =
            "11010519\(Int.random(in: 50...99, using: &numbers))0\(Int.random(in: 1...9, using: &numbers))1"
            + "\(Int.random(in: 0...9, using: &numbers))\(Int.random(in: 100...999, using: &numbers))"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        card = body + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
        mail = "u\(Int.random(in: 100_000...999_999, using: &numbers))@mail.example"
        address =
            "城关镇幸福路\(Int.random(in: 1...200, using: &numbers))号\(Int.random(in: 1...9, using: &numbers))单元"
            + "\(Int.random(in: 101...604, using: &numbers))室"
    }

    /// None of these may ever be public.
    package var marks: [String] { [name, phone, card, mail, address] + (called.isEmpty ? [] : [called]) }

    /// Words in which the person tells some of it, on the way, at the end, in a signature.
    package func words(about matter: String, _ numbers: inout some RandomNumberGenerator) -> String {
        let told = ["我叫\(name)", "电话\(phone)", "身份证号\(card)", "邮箱\(mail)", "家住\(address)"]
            .filter { _ in Bool.random(using: &numbers) }
        var text = (told + [matter]).joined(separator: "，") + "。"
        if !called.isEmpty, Bool.random(using: &numbers) { text += "联系时找\(called)。" }
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: text += "\n此致\n敬礼\n\(name)"
        case 1: text += "\n来信人：\(name)\n2026年3月2日"
        case 2: text += "\n署名：\(name) \(phone)"
        case _: break
        }
        return text
    }
}
