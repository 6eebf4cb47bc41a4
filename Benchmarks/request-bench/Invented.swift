import Kernel
import Requests

/// Invented people and what they ask for: the same for the same number.
enum Invented {
    private static let families = ["苏", "贺", "温", "戴", "尹", "葛", "倪", "祝", "阮", "翟"]
    private static let given = ["木槿", "长庚", "青禾", "知远", "若水", "明夷", "采薇", "云帆", "子衿", "望舒"]
    private static let subjects = [
        "医疗机构监督检查发现的问题清单", "公共场所卫生行政处罚决定书", "疫苗接种异常反应补偿的统计", "医用设备采购合同", "乡村医生养老补助发放名册",
        "职业病危害项目申报情况", "饮用水水质监测结果", "托育机构备案名单", "护理人员培训经费支出明细", "医院改扩建项目批复文件",
    ]
    private static let places = ["云溪镇", "青石街道", "禾丰乡", "柳湾镇", "白鹭街道", "松岭乡", "南塘镇"]

    static func applicant(_ number: Int) -> Applicant {
        Applicant(
            kind: .naturalPerson, name: pick(families, number) + pick(given, number / 10), proof: .identityCard,
            proofNumber: "999900199001\(100_000 + number % 900_000)", phone: "139\(10_000_000 + number % 89_999_999)",
            address: "青禾县\(pick(places, number))南街\(number % 200 + 1)号", postcode: "999900",
            email: "applicant\(number)@example.org")
    }

    static func description(_ number: Int) -> String {
        "\(2_016 + number % 11)年\(pick(places, number / 3))\(pick(subjects, number / 7))（第\(number)件）"
    }

    static func pick<Value>(_ values: [Value], _ number: Int) -> Value { values[number % values.count] }
}
