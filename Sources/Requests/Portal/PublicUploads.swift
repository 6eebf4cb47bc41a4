import Kernel
import Site

/// The files of a public form: looked at one by one, all that is wrong told at once, kept only when nothing is (T4).
struct PublicUploads {
    let files: [UploadedFile]
    let desk: PublicRequestDesk

    /// The kept files, or what is wrong beside the fields they were chosen in.
    func keep() async throws -> (kept: [CaseAttachment], problems: [FieldProblem]) {
        if let problem = tooMuch { return ([], [problem]) }
        var kept: [CaseAttachment] = [], problems: [FieldProblem] = []
        for file in files {
            do {
                let bytes = try file.bytes(limit: PublicRequestLimits.bytes)
                kept.append(try await desk.keep(bytes, file.name, file.field))
            } catch let refusal as Refusal {
                problems.append(FieldProblem(file.field, refusal.sentence))
            }
        }
        return (problems.isEmpty ? kept : [], problems)
    }

    private var tooMuch: FieldProblem? {
        guard let last = files.last else { return nil }
        if files.count > PublicRequestLimits.fileCount {
            return FieldProblem(
                last.field, "文件没有收下：最多\(PublicRequestLimits.fileCount)个。请减少后重新选择，其余可以在办理过程中补充。")
        }
        let total = files.reduce(0) { $0 + $1.size }, most = PublicRequestLimits.bytes / 1_000_000
        return total > PublicRequestLimits.bytes
            ? FieldProblem(last.field, "文件没有收下：合计超过\(most) MB。请压缩或者减少后重新选择。") : nil
    }
}
