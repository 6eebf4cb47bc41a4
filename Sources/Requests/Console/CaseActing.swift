import Kernel
import Site

/// One act on a case from its form: reads what was typed and asks the store.
struct CaseActing {
    let requests: RequestStore
    let form: Form
    let request: RequestID
    let officer: Officer

    func carryOut(_ act: RequestAct) async throws {
        guard let version = form.fields.number(DeskField.version) else {
            throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新填写。")
        }
        if act == .addFile { return try await addFile(version) }
        var values: [String: [String]] = [:]
        for name in act.fields {
            values[name] = form.fields.typedList(DeskField.name(act, name))
        }
        if act == .link, let number = form.fields.optional(DeskField.name(act, "number")) {
            values["other"] = [try await id(of: number).text]
        }
        let wanted = try await requests.view(request, for: officer).request.wanted
        let input = try RequestInputForm(act, values).input(wanted: wanted, drafter: officer.id).get()
        _ = try await requests.act(input, on: request, by: officer, version: version)
    }

    private func addFile(_ version: Int) async throws {
        let name = DeskField.name(.addFile, "file")
        guard let file = form.file(name), file.size > 0 else {
            throw Refusal(.invalid, "未能添加材料：没有选择文件。请选择文件后再提交。", field: "file")
        }
        let role = CaseFile.Role(rawValue: form[DeskField.name(.addFile, "role")]) ?? .material
        let kept = try await requests.keep(try file.bytes(), name: file.name, field: "file")
        _ = try await requests.addFile(kept, as: role, to: request, by: officer, version: version)
    }

    /// The case with this number, if this officer may know of it.
    private func id(of number: String) async throws -> RequestID {
        var query = RequestQuery(stages: Set(RequestStage.allCases), words: number)
        query.size = 50
        let lines = try await requests.board(query, for: officer).lines
        guard let found = lines.first(where: { $0.number == number }) else {
            throw Refusal(.invalid, "未能标记：没有编号为 \(number) 的申请。请核对编号。", field: "number")
        }
        return found.id
    }
}

extension FormFields {
    /// Every value of the name as typed: lines and spaces are the act's to judge.
    fileprivate func typedList(_ name: String) -> [String] {
        let all = list(name)
        return all.count > 1 ? all : [typed(name)]
    }
}
