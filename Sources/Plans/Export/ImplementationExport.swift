package import Kernel
import OfficeFormats

/// The summary of a plan as a file that leaves the system (TASK-6).
package enum ImplementationExport {
    package static func bytes(
        _ format: ImplementationFormat, _ summary: PlanImplementation
    ) throws(Refusal) -> [UInt8] {
        do {
            switch format {
            case .docx: return try ImplementationDocument(summary: summary).bytes()
            case .json: return Array(ImplementationJSON(summary: summary).text.utf8)
            }
        } catch {
            throw Refusal(.tooLarge, "未能导出：任务超过了Word文件能容纳的行数。请改为导出数据（json）。")
        }
    }
}
