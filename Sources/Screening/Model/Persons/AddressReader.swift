/// Where a person lives (PII-2): 省市区 + 路/街/村/小区 + 号/栋/室.
struct AddressReader {
    let text: ScannedText

    /// Behind 家住, 住址：, 户籍地址： …
    func read(behind end: Int) -> Finding? {
        var place = end
        while place - end < 4, isFiller(text[place]) { place += 1 }
        var stop = place, lastMark = place, marks = 0, digits = false
        while stop - place < 60, isPart(text[stop]) {
            if Scalars.isDigit(text[stop]) { digits = true }
            if AddressMarks.any.contains(text[stop]) {
                marks += 1
                lastMark = stop + 1
            }
            stop += 1
        }
        guard marks >= 2, lastMark - place >= 4 else { return nil }
        return Finding(.address, place, lastMark, "PII-2", digits && marks >= 3 ? .high : .medium)
    }

    /// From 室, 栋, 幢, 号楼, 单元 behind a number back to its beginning; conditional on a person nearby unless it is a
    /// flat in a housing estate.
    func read(upTo digitsEnd: Int, from digitsStart: Int) -> Finding? {
        let mark = text[digitsEnd]
        guard AddressMarks.house.contains(mark) else { return nil }
        var start = digitsStart, marks = 0, isEstate = false, region = false
        while digitsStart - start < 40, isPart(text[start - 1]), !AddressMarks.begins.contains(text[start - 1]) {
            start -= 1
            let value = text[start]
            if AddressMarks.any.contains(value) { marks += 1 }
            if AddressMarks.region.contains(value) { region = true }
            if isEstateMark(start) { isEstate = true }
        }
        guard marks >= 2, digitsEnd - start >= 7 else { return nil }
        // 室, 户: a home; 栋, 幢, 单元, 号, 组: perhaps.
        let isHome = isEstate && region && (mark == 0x5BA4 || mark == 0x6237 || mark == 0x5355)
        if text.hasBefore(start, within: 6, AddressMarks.officeCues) { return nil }
        return Finding(.address, start, digitsEnd + (mark == 0x5355 ? 2 : 1), "PII-2", .medium, isConditional: !isHome)
    }

    private func isFiller(_ value: UInt32) -> Bool {
        Scalars.isColon(value) || Scalars.isBlank(value) || value == 0x4E3A || value == 0x5728 || value == 0x4E8E
            || value == 0x662F
    }

    private func isPart(_ value: UInt32) -> Bool {
        Scalars.isHan(value) || Scalars.isDigit(value) || Scalars.letter(value) != nil || value == 0x2D || value == 0x23
    }

    /// 小区, 花园, 新村, 公寓, 家园, 苑, 宿舍
    private func isEstateMark(_ place: Int) -> Bool { AddressMarks.estates.isStart(of: text, at: place) }
}

enum AddressMarks {
    static let any = set("省市区县旗镇乡村路街道巷弄里苑园号栋幢室组屯庄社寨坊胡户层")
    /// Behind these an address begins: 家住…, 住址…, 在….
    static let begins = set("住址在于")
    static let house = set("室栋幢户单组号")
    static let region = set("省市区县旗镇乡")
    static let estates = WordSet("小区 花园 新村 公寓 家园 佳苑 花苑 宿舍 家属院 社区 雅苑 名苑 嘉园 安置房 新苑 庭院 豪庭 馨苑")
    static let officeCues = WordSet("办公地址 单位地址 注册地址 经营地址 机构地址 营业场所 执业地点 通信地址 公司地址 医院地址 办公地点 地点 经营场所 受理地址 联系地址")
    static let residence = "家住 住址 居住地 居住在 住在 户籍地 户籍所在地 户籍地址 现住址 现住 家庭地址 家庭住址 户籍住址 户口所在地 居住地址 租住 暂住"

    private static func set(_ characters: String) -> Set<UInt32> { Set(characters.unicodeScalars.map(\.value)) }
}
