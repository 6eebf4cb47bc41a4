/// The agency's leaders with their posts (WORD-5): another post before the name is a slip, or news.
struct LeaderReader {
    let text: ScannedText

    private static let posts = WordSet(
        """
        局长 副局长 主任 副主任 书记 副书记 院长 副院长 县长 副县长 市长 副市长 区长 副区长 厅长 副厅长 部长 副部长 处长 副处长 科长 副科长 所长 副所长 站长 副站长
        委员 常委 组长 副组长 秘书长 副秘书长 主席 副主席 会长 副会长 巡视员 调研员 主任委员 副主任委员
        """)

    func read(_ leader: LeaderEntry, at place: Int, _ end: Int) -> Finding? {
        var stop = place
        if Scalars.isBlank(text[stop - 1]) { stop -= 1 }
        guard LeaderReader.posts.isEnd(of: text, at: stop) else { return nil }
        let post = leader.post.unicodeScalars.map(\.value)
        let isDeputy = leader.post.unicodeScalars.first == "副"
        if text.ends(with: post, before: stop), isDeputy || text[stop - post.count - 1] != 0x526F { return nil }
        var start = stop
        while stop - start < 6, Scalars.isHan(text[start - 1]), !LeaderReader.posts.isStart(of: text, at: start) {
            start -= 1
        }
        if text[start - 1] == 0x526F { start -= 1 }
        return Finding(.wording, start, end, "WORD-5", .medium, suggestion: leader.post + leader.name)
    }
}
