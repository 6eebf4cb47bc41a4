/// Why a file could not be read. Nothing has been changed; the sentence is for the person who chose the file.
package struct ReadingError: Error, Sendable, Hashable {
    /// What stopped the reader.
    package enum Code: String, CaseIterable, Sendable {
        case empty, unreadable, encrypted, tooLarge, unsupported, scanned, legacyWord, legacyExcel, converterMissing
        /// It can be read, but not made fit for publication.
        case notPublishable
    }

    /// What stopped the reader.
    package var code: Code
    /// What is wrong in this file, in Chinese, when there is more to say than the code does.
    package var detail: String?

    /// An error with what is wrong in this file.
    package init(_ code: Code, _ detail: String? = nil) {
        self.code = code
        self.detail = detail
    }

    /// What was not done, why, and what to do next.
    package var sentence: String {
        let reason = detail.map { "（\($0)）" } ?? ""
        return switch code {
        case .empty: "没有读取文件：文件是空的，或者没有可读的文字\(reason)。请检查文件后重新选择。"
        case .unreadable: "没有读取文件：文件已损坏或内容不完整\(reason)。请用办公软件打开后另存，再重新选择。"
        case .encrypted: "没有读取文件：文件有密码保护\(reason)。请取消密码后重新选择。"
        case .tooLarge: "没有读取文件：文件展开后超过允许的大小\(reason)。请删去无关的图片和工作表，或拆分后重新选择。"
        case .unsupported:
            "没有读取文件：不支持这种格式\(reason)。请另存为 docx、xlsx、html、pdf、txt 或 md 后重新选择。"
        case .scanned: "没有读取文件：这份 PDF 是扫描图片，没有文字\(reason)。请先做文字识别，或者选择原来的 Word 文件。"
        case .legacyWord: "没有读取文件：这是旧版 Word 文件（.doc）\(reason)。请用 Word 或 WPS 打开，另存为 docx 后重新选择。"
        case .legacyExcel: "没有读取文件：这是旧版 Excel 文件（.xls）\(reason)。请用 Excel 或 WPS 打开，另存为 xlsx 后重新选择。"
        case .notPublishable:
            "没有读取文件：不能生成公开用的文件。" + (detail?.hasSuffix("。") == true ? detail ?? "" : "请改用其他格式后重新选择。")
        case .converterMissing: "没有读取文件：服务器上的转换程序没有运行\(reason)。请稍后再试，仍不成功时联系系统管理员。"
        }
    }
}
