import Kernel
import SQL

extension PeopleStore {
    /// Adds all agencies of the list or, when one cannot be added, none; the refusal names its row.
    package func importAgencies(_ list: AgencyList, by performer: Performer) async throws -> [Agency] {
        let taken = Refusal(.invalid, "机构未导入：名单中有简称或信用代码已被使用。请核对后重新导入，全部机构均未写入。")
        return try await write(taken: taken) { tx in
            try list.lines.map { line in
                do {
                    var parent: AgencyID?
                    if !line.parent.isEmpty {
                        guard let found = try agency(code: line.parent, in: tx) else {
                            throw Refusal(.invalid, "没有找到上级机构“\(line.parent)”，它应已存在或排在前面。")
                        }
                        parent = found.id
                    }
                    return try addAgency(line.draft, parent: parent, by: performer, in: tx)
                } catch let refusal as Refusal {
                    throw Refusal(
                        refusal.code, "第 \(line.row) 行：\(refusal.sentence)全部机构均未写入。", rule: refusal.rule,
                        field: refusal.field)
                }
            }
        }
    }
}
