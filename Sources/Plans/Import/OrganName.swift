import TextForms

/// Names of bodies that sign documents.
enum OrganName {
    private static let endings = Words("局 委 委员会 政府 办公室 厅 管委会 卫健委 指挥部 领导小组 党组 院 中心")

    private static let strangers = Words("关于 印发 通知 公开工作 贯彻 各县 各科室 第一")

    /// Whether a whole line is one.
    static func isName(_ text: Scalars) -> Bool {
        (4...30).contains(text.count) && text.endsAny(endings)
            && text.allSatisfy { ScalarClass.isHan($0) || $0 == "(" || $0 == ")" || $0 == "（" || $0 == "）" }
            && !text.containsAny(strangers)
    }

    /// The body a title begins with: 长子县卫生健康和体育局 of 长子县卫生健康和体育局关于印发….
    static func leading(_ title: Scalars) -> Scalars? {
        var best: Scalars?
        var end = 4
        while end <= min(title.count - 1, 26) {
            let name = title.part(0, end)
            let next = title[end]
            if isName(name), ScalarClass.digit(next) != nil || "关贯落政二".unicodeScalars.contains(next) || next == " " {
                best = name
            }
            end += 1
        }
        return best
    }
}
