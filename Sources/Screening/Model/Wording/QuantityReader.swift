/// Amounts that cannot be meant: falling by whole times, more than all, a range that runs backwards (WORD-3).
struct QuantityReader {
    let text: ScannedText

    private static let falling = WordSet("减少 减少了 减少到 降低 降低了 下降 下降了 缩小 缩小了 缩短 缩短了 降了")
    private static let shares = WordSet(
        "接种率 覆盖率 达标率 合格率 办结率 完成率 满意率 签约率 治愈率 死亡率 阳性率 占比 及时率 知晓率 规范管理率 建档率 报告率 公开率 答复率 使用率 达到率 参保率 筛查率")
    private static let about = WordSet("约 大约 约为 约有")
    private static let ranges: Set<UInt32> = [0x2014, 0x2D, 0x7E, 0xFF5E, 0x81F3, 0x2013]

    /// A number from `start` to `end` (without its decimals).
    func read(from start: Int, to end: Int) -> Finding? {
        switch text[end] {
        // 倍
        case 0x500D where QuantityReader.falling.isEnd(of: text, at: start):
            Finding(.wording, start, end + 1, "WORD-3", .medium, suggestion: "减少用百分数或几分之几，不用倍数")
        case 0x25, 0xFF05: share(start, end)
        // 年 至
        case 0x5E74, 0x2014, 0x2D, 0x7E, 0xFF5E, 0x81F3: years(start, end)
        case 0x4E07: large(start, end)
        default: about(start, end)
        }
    }

    private func value(_ start: Int, _ end: Int) -> Int? {
        guard end - start <= 12 else { return nil }
        return (start..<end).reduce(0) { $0 * 10 + Int(Scalars.digit(text[$1]) ?? 0) }
    }

    private func share(_ start: Int, _ end: Int) -> Finding? {
        guard let value = value(start, end), value > 100, text[start - 1] != 0x2E else { return nil }
        var place = start
        // 率达到、率为、率：
        while start - place < 4, [0x8FBE, 0x5230, 0x4E3A, 0xFF1A, 0x5747, 0x9AD8].contains(text[place - 1]) {
            place -= 1
        }
        guard QuantityReader.shares.isEnd(of: text, at: place) else { return nil }
        return Finding(.wording, start, end + 1, "WORD-3", .medium, suggestion: "超过100%，请核对")
    }

    /// 2026年—2020年, 2026至2020年
    private func years(_ start: Int, _ end: Int) -> Finding? {
        var place = end
        if text[place] == 0x5E74 { place += 1 }
        let mark = place
        while place - mark < 2, QuantityReader.ranges.contains(text[place]) { place += 1 }
        guard end - start == 4, place > mark, let first = value(start, end), (1_900...2_199).contains(first),
            (place..<place + 4).allSatisfy({ Scalars.isDigit(text[$0]) }), text[place + 4] == 0x5E74,
            let last = value(place, place + 4), (1_900...2_199).contains(last), last < first
        else { return nil }
        return Finding(.wording, start, place + 5, "WORD-3", .high, suggestion: "起止年份颠倒")
    }

    /// 12000万亿元: more than there is.
    private func large(_ start: Int, _ end: Int) -> Finding? {
        guard text[end + 1] == 0x4EBF, text[end + 2] == 0x5143, let value = value(start, end), value >= 1_000 else {
            return nil
        }
        return Finding(.wording, start, end + 3, "WORD-3", .medium, suggestion: "万元与亿元可能混用，请核对")
    }

    /// 约300人左右
    private func about(_ start: Int, _ end: Int) -> Finding? {
        guard QuantityReader.about.isEnd(of: text, at: start) else { return nil }
        for place in end + 1..<end + 5 where text[place] == 0x5DE6 && text[place + 1] == 0x53F3 {
            return Finding(.wording, start - 1, place + 2, "WORD-3", .medium, suggestion: "“约”与“左右”只用一个")
        }
        return nil
    }
}
