/// A cell of a table whose column head says what it holds (PII-2).
struct HeadedCell {
    let text: ScannedText
    let head: ScannedText

    private static let names = WordSet("姓名 名字 患者 申请人 当事人 户主 监护人 联系人 人员姓名 本人 家长 母亲 父亲")
    private static let patients = WordSet("患者姓名 患者 病人 死者姓名 病例姓名")
    private static let addresses = WordSet("住址 家庭地址 居住地 居住地址 户籍地址 户籍地 现住址 户口所在地")
    private static let records = WordSet("病历号 住院号 门诊号 病案号 就诊卡号 档案号 就诊号")
    private static let diseases = WordSet("诊断 疾病名称 诊断结果 病种 健康状况 临床诊断 入院诊断 出院诊断 疾病 病情")

    func findings(beside found: [Finding]) -> [Finding] {
        var start = 0, end = text.count
        while start < end, isEdge(text[start]) { start += 1 }
        while end > start, isEdge(text[end - 1]) { end -= 1 }
        guard end > start else { return [] }
        if says(HeadedCell.names) {
            return [NameReader(text: text).cell(says(HeadedCell.patients) ? .high : .medium)].compactMap { $0 }
        }
        if says(HeadedCell.addresses), end - start >= 5 { return [Finding(.address, start, end, "PII-2", .high)] }
        if says(HeadedCell.records), (start..<end).count(where: { Scalars.isDigit(text[$0]) }) >= 4 {
            return [Finding(.medicalRecord, start, end, "PII-2", .high)]
        }
        if says(HeadedCell.diseases), end - start >= 2, Scalars.isHan(text[start]), text[start] != 0x65E0 {
            return [Finding(.health, start, end, "PII-5", .medium)]
        }
        return []
    }

    private func says(_ words: WordSet) -> Bool { head.hasBefore(head.count, within: head.count, words) }

    private func isEdge(_ value: UInt32) -> Bool { Scalars.isBlank(value) || Scalars.isLineEnd(value) || value == 0x09 }
}
