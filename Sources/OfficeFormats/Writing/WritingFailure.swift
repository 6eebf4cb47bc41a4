/// Why a document could not be written.
package enum WritingFailure: Error, Sendable, Hashable {
    /// More rows than a worksheet holds (1,048,576).
    case tooManyRows(sheet: String)
    /// More columns than a worksheet holds (16,384).
    case tooManyColumns(sheet: String)
    /// A workbook needs at least one sheet.
    case noSheet
    /// The zip library failed; the text is its message.
    case archive(String)

    /// What was not done, why, and what to do next.
    package var sentence: String {
        switch self {
        case .tooManyRows(let sheet): "表格“\(sheet)”未能导出：行数超过 1048576 行。请缩小筛选范围后分次导出。"
        case .tooManyColumns(let sheet): "表格“\(sheet)”未能导出：列数超过 16384 列。请减少导出的列。"
        case .noSheet: "表格未能导出：没有可导出的内容。请先选择要导出的数据。"
        case .archive: "文件未能生成：打包时出错。请稍后再试，仍不成功时联系系统管理员。"
        }
    }
}
