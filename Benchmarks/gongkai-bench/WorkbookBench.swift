import Kernel
import OfficeFormats

/// A ledger of 5,000 tasks as a workbook, against openpyxl.
struct WorkbookBench {
    let python: Python
    let rounds: Int
    private let rows = 5_000

    init(python: Python, rounds: Int) {
        self.python = python
        self.rounds = rounds
    }

    func figures() async throws -> [Figure] {
        let reference = try python.reference("reference_workbook.py")
        let cells = (0..<rows).map(WorkbookBench.values)
        let titles = ["年度", "工作要点", "工作事项", "序号", "任务", "牵头单位", "责任单位", "时限", "完成期限", "状态"]
        let columns = titles.enumerated().map { Column($1, layout: [1, 2, 4, 5, 6].contains($0) ? .wrapped : .left) }
        var figure = Figure("writing a workbook of 5,000 tasks", unit: "CPU ms", against: "openpyxl, write-only")
        for round in 0...rounds {
            var size = 0
            let ours = try await processorSeconds {
                size = try WorkbookWriter(title: "任务台账").sheet("任务台账", columns: columns, rows: cells).bytes().count
            }
            let other = try reference.ask("\(rows)")
            guard size > 50_000, other.proof > 50_000 else { throw BenchFailure("a workbook is too small") }
            if round > 0 { figure.add(ours: ours * 1e3, reference: other.seconds * 1e3) }
        }
        return [figure]
    }

    private static func values(_ index: Int) -> [CellValue] {
        let day = (Day(year: 2026, month: 1, day: 1) ?? .earliest).adding(days: index % 365)
        return [
            .integer(2026), .text("2026年政务公开工作要点"), .text("深化主动公开（第\(index / 20 + 1)部分）"), .integer(index + 1),
            .text("第\(index + 1)项：按季度公开本领域重点信息，做好政策解读 <解读方案与文件同步> & 回应关切，并于年底前报送落实情况。"),
            .text("办公室"), .text("规划信息科、疾病预防控制科、医政医管科"), .text("2026年12月底前"),
            .day(year: day.year, month: day.month, day: day.dayOfMonth), .text("进行中"),
        ]
    }
}
