package import Kernel
import Yams

/// `letters/agencies.yaml`: by the agency's name what its letters say of it.
package enum LetterOfficesFile {
    package static func offices(_ text: String) throws(Refusal) -> [String: LetterOffice] {
        var offices: [String: LetterOffice] = [:]
        for (name, entry) in try root(text) {
            guard let name = name.string, let fields = entry.mapping else {
                throw refusal("“\(name.string ?? "")”之下应逐行写成“名称: 值”")
            }
            var office = LetterOffice()
            for (key, value) in fields {
                guard let key = key.string, let scalar = value.scalar, value.null == nil else {
                    throw refusal("“\(name)”的“\(key.string ?? "")”应是一个值")
                }
                try set(key, LetterValue.clean(scalar.string), of: name, in: &office)
            }
            offices[name] = office
        }
        return offices
    }

    private static func set(
        _ key: String, _ value: String, of agency: String, in office: inout LetterOffice
    ) throws(Refusal) {
        guard value.count <= 200 else { throw refusal("“\(agency)”的“\(key)”超过 200 字") }
        switch key {
        case "复议机关": office.government = value
        case "法院": office.court = value
        case "工作机构": office.office = value
        case "地址": office.address = value
        case "邮编": office.postcode = value
        case "电话": office.phone = value
        case "邮箱": office.email = value
        case "联系人": office.contact = value
        case "缴费方式": office.paymentWay = value
        case "机关代字":
            guard value.count <= 10, !value.contains(where: { "〔〕[]0123456789号 ".contains($0) }) else {
                throw refusal("“\(agency)”的“机关代字”应只写代字，例如“青卫”，不写年份和序号")
            }
            office.organ = value
        case "称谓":
            guard let address = LetterOffice.Address(rawValue: value) else {
                throw refusal("“\(agency)”的“称谓”应为“你（单位）”或者“按申请人类别”")
            }
            office.addressing = address
        default: throw refusal("“\(agency)”的“\(key)”不认识。可用：复议机关、法院、工作机构、地址、邮编、电话、邮箱、联系人、缴费方式、机关代字、称谓")
        }
    }

    private static func root(_ text: String) throws(Refusal) -> Node.Mapping {
        do {
            guard let node = try Yams.compose(yaml: text), node.null == nil else { return [:] }
            guard let mapping = node.mapping else { throw refusal("应以机关名称为一级，逐行写成“名称: 值”") }
            return mapping
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw refusal("不是有效的 YAML。请检查冒号后的空格、引号和缩进")
        }
    }

    private static func refusal(_ problem: String) -> Refusal {
        Refusal(.invalid, "文书设置 agencies.yaml 未采用：\(problem)。请改正后再试。", rule: "FOI-R1")
    }
}
